import { pageStyle } from './page-style.ts';

/** The colours by day, and on paper. */
const light = `
  color-scheme: light;
  --ground: #f1f4f9; --card: #fff; --edge: #d3dae6; --field-edge: #76839c; --field: #fff; --hover: #e6eefb;
  --text: #1c2536; --strong: #0c1322; --soft: #4b5870; --dim: #566379; --link: #0b57b0; --button: #1d5fbe; --on-button: #fff;
  --alert: #b3261e; --good: #14733f; --good-edge: #8cc7a5; --bad: #b3261e; --bad-ground: #b3261e; --number: #dbe6f7;`;

/** The look of the pages that are cards under the bar: light or dark as the reader's system is, and light on paper. */
export const cardStyle = `${pageStyle}
:root { color-scheme: dark; }
@media (prefers-color-scheme: light) { :root {${light} } }
@media print { :root {${light} --ground: #fff; } }
body { display: block; color: var(--text); font: 15px/1.5 Roboto, system-ui, sans-serif; }
[hidden] { display: none !important; }
main { max-width: 1120px; margin: 1.6rem auto; padding: 0 1rem; }
#lock:empty { display: none; }
.card { box-sizing: border-box; padding: 1.1rem 1.3rem 1.3rem; background: var(--card); border: 1px solid var(--edge); border-radius: 10px; min-width: 0; }
h2 { display: flex; align-items: center; gap: .6rem; margin: 0 0 .8rem; font-size: 16px; font-weight: 500; color: var(--strong); }
label { display: block; margin-bottom: .3rem; font-size: 13px; color: var(--soft); }
select { padding: .3rem .6rem; font: inherit; color: var(--strong); background: var(--field); border: 1px solid var(--field-edge); border-radius: 6px; }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: .7rem; }
input:not([type]), input[type=date] { min-width: 0; padding: .5rem .7rem; font: 12px ui-monospace, monospace; color: var(--strong); background: var(--field); border: 1px solid var(--field-edge); border-radius: 6px; }
main button, .button { padding: .48rem 1rem; font: inherit; font-size: 14px; font-weight: 500; color: var(--on-button); background: var(--button); border: 1px solid transparent; border-radius: 6px; cursor: pointer; text-decoration: none; }
main button:disabled { opacity: .45; cursor: default; }
main button.plain { color: var(--link); background: none; border-color: var(--field-edge); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.alert { margin: .6rem 0 0; color: var(--alert); white-space: pre-line; overflow-wrap: anywhere; }
.alert:empty { display: none; }
.dim { font-size: 13px; font-weight: 400; color: var(--dim); overflow-wrap: anywhere; }
progress { width: 100%; height: 10px; accent-color: var(--button); }
.pill { padding: .2rem .7rem; border-radius: 999px; font-size: 12.5px; color: #0d1524; background: #9ecbff; }
.pill.READY { background: #6fdc9a; } .pill.FAILED { color: #fff; background: #c2362f; }
.pill.IN_REVIEW, .pill.AWAITING_PACKAGE { background: #ffc24b; }
noscript p { margin: 3rem; }
`;
