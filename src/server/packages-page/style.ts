import { cardStyle } from '../pages/card-style.ts';

/** The look of the page for packages. */
export const packagesStyle = `${cardStyle}
#page { display: grid; grid-template-columns: 1fr 1fr; gap: 1.1rem; }
.wide { grid-column: 1 / -1; }
h2 b { display: grid; place-items: center; width: 1.6rem; height: 1.6rem; border-radius: 50%; background: var(--number); font-size: 13px; }
input:not([type]) { flex: 1; }
#find { margin-top: .9rem; }
.list, .log, .steps { margin: .7rem 0 0; padding: 0; list-style: none; }
.list { max-height: 15rem; overflow: auto; }
main .list button { width: 100%; padding: .45rem .6rem; text-align: left; color: var(--text); background: none; border: 0; border-radius: 6px; font-weight: 400; overflow-wrap: anywhere; }
main .list button:hover { background: var(--hover); }
.list small { display: block; color: var(--dim); font: 12px ui-monospace, monospace; }
.drop { display: grid; place-items: center; min-height: 8.4rem; padding: 1rem; text-align: center; font-size: 15px; color: var(--text); border: 2px dashed var(--field-edge); border-radius: 10px; cursor: pointer; overflow-wrap: anywhere; }
.drop:hover, .drop.over, .drop:focus-within { border-color: var(--link); background: var(--hover); }
.drop input { position: absolute; width: 1px; height: 1px; opacity: 0; }
.check { display: flex; gap: .5rem; margin: .8rem 0; }
progress { margin-top: .9rem; }
.steps { display: flex; flex-wrap: wrap; gap: .4rem; }
.steps li { padding: .25rem .7rem; font-size: 13px; color: var(--dim); border: 1px solid var(--edge); border-radius: 999px; }
.steps .done { color: var(--good); border-color: var(--good-edge); } .steps .now { color: var(--strong); border-color: var(--link); background: var(--hover); }
.steps .failed { color: #fff; background: var(--bad-ground); border-color: var(--bad); }
.log { max-height: 12rem; overflow: auto; font: 12.5px/1.7 ui-monospace, monospace; color: var(--soft); }
pre { max-height: 16rem; overflow: auto; margin: .8rem 0 0; padding: .8rem; font-size: 12.5px; white-space: pre-wrap; background: var(--ground); border-radius: 6px; }
#downloads { gap: 1.1rem; margin-top: 1rem; }
#downloads a:not(.button) { color: var(--link); }
@media (max-width: 820px) { #page { grid-template-columns: 1fr; } }
`;
