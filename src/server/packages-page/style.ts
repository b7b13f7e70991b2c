import { pageStyle } from '../explorer/page-style.ts';

/** The look of the page for packages: under the explorer's bar, cards in the same colours. */
export const packagesStyle = `${pageStyle}
body { display: block; color: #dfe6f3; font: 15px/1.5 Roboto, system-ui, sans-serif; }
[hidden] { display: none !important; }
.bar a[aria-current] { color: #fff; }
main { display: grid; grid-template-columns: 1fr 1fr; gap: 1.1rem; max-width: 1120px; margin: 1.6rem auto; padding: 0 1rem; }
#lock:empty { display: none; }
.card { padding: 1.1rem 1.3rem 1.3rem; background: #182033; border: 1px solid #2b3650; border-radius: 10px; min-width: 0; }
.wide { grid-column: 1 / -1; }
h2 { display: flex; align-items: center; gap: .6rem; margin: 0 0 .8rem; font-size: 16px; font-weight: 500; color: #fff; }
h2 b { display: grid; place-items: center; width: 1.6rem; height: 1.6rem; border-radius: 50%; background: #2b3a5c; font-size: 13px; }
label { display: block; margin-bottom: .3rem; font-size: 13px; color: #aab4c8; }
select { padding: .3rem .6rem; font: inherit; color: #fff; background: #10151f; border: 1px solid #39476a; border-radius: 6px; }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: .7rem; }
input:not([type]) { flex: 1; min-width: 0; padding: .5rem .7rem; font: 12px ui-monospace, monospace; color: #fff; background: #10151f; border: 1px solid #39476a; border-radius: 6px; }
button, .button { padding: .48rem 1rem; font: inherit; font-size: 14px; font-weight: 500; color: #0d1524; background: #9ecbff; border: 1px solid transparent; border-radius: 6px; cursor: pointer; text-decoration: none; }
button:disabled { opacity: .45; cursor: default; }
button.plain, .bar button { color: #9ecbff; background: none; border-color: #39476a; }
:focus-visible { outline: 2px solid #9ecbff; outline-offset: 2px; }
.alert { margin: .6rem 0 0; color: #ff9d92; white-space: pre-line; overflow-wrap: anywhere; }
.alert:empty { display: none; }
.dim { font-size: 13px; font-weight: 400; color: #93a0b8; overflow-wrap: anywhere; }
#find { margin-top: .9rem; }
.list, .log, .steps { margin: .7rem 0 0; padding: 0; list-style: none; }
.list { max-height: 15rem; overflow: auto; }
.list button { width: 100%; padding: .45rem .6rem; text-align: left; color: #dfe6f3; background: none; border: 0; border-radius: 6px; font-weight: 400; overflow-wrap: anywhere; }
.list button:hover { background: #22304d; }
.list small { display: block; color: #93a0b8; font: 12px ui-monospace, monospace; }
.drop { display: grid; place-items: center; min-height: 8.4rem; padding: 1rem; text-align: center; font-size: 15px; color: #dfe6f3; border: 2px dashed #39476a; border-radius: 10px; cursor: pointer; overflow-wrap: anywhere; }
.drop:hover, .drop.over, .drop:focus-within { border-color: #9ecbff; background: #1d2942; }
.drop input { position: absolute; width: 1px; height: 1px; opacity: 0; }
.check { display: flex; gap: .5rem; margin: .8rem 0; }
progress { width: 100%; height: 10px; margin-top: .9rem; accent-color: #9ecbff; }
.pill { padding: .2rem .7rem; border-radius: 999px; font-size: 12.5px; color: #0d1524; background: #9ecbff; }
.pill.READY { background: #6fdc9a; } .pill.FAILED { color: #fff; background: #c2362f; }
.pill.IN_REVIEW, .pill.AWAITING_PACKAGE { background: #ffc24b; }
.steps { display: flex; flex-wrap: wrap; gap: .4rem; }
.steps li { padding: .25rem .7rem; font-size: 13px; color: #93a0b8; border: 1px solid #2b3650; border-radius: 999px; }
.steps .done { color: #6fdc9a; border-color: #33684b; } .steps .now { color: #fff; border-color: #9ecbff; background: #22304d; }
.steps .failed { color: #fff; background: #7d2721; border-color: #c2362f; }
.log { max-height: 12rem; overflow: auto; font: 12.5px/1.7 ui-monospace, monospace; color: #aab4c8; }
pre { max-height: 16rem; overflow: auto; margin: .8rem 0 0; padding: .8rem; font-size: 12.5px; white-space: pre-wrap; background: #10151f; border-radius: 6px; }
#downloads { gap: 1.1rem; margin-top: 1rem; }
#downloads a:not(.button) { color: #9ecbff; }
noscript p { margin: 3rem; }
@media (max-width: 820px) { main { grid-template-columns: 1fr; } }
`;
