import { cardStyle } from '../pages/card-style.ts';

/** The colours of charts, each with a contrast of 3 to 1 and more to its card. */
const light = '--chart-plain: #2f6fd0; --chart-good: #1b8a4c; --chart-bad: #c2362f; --chart-wait: #a86a00;';

/** The look of the page for reports. */
export const reportsStyle = `${cardStyle}
:root { --chart-plain: #6ea8ff; --chart-good: #4fc47f; --chart-bad: #ff7a6e; --chart-wait: #ffc24b; }
@media (prefers-color-scheme: light) { :root { ${light} } }
:root.paper { ${light} --soft: #4b5870; --edge: #d3dae6; }
#page { display: grid; gap: 1.1rem; max-width: 1400px; }
.space { flex: 1; }
a { color: var(--link); }
span.row { gap: .4rem .7rem; } span.row label { margin: 0; }
#walk { margin-top: .8rem; } #walk p { margin: .3rem 0 0; }
#charts { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 1.1rem; }
.plot { position: relative; height: 210px; }
details summary { font-size: 13px; color: var(--link); cursor: pointer; }
#charts details { margin-top: .6rem; } #charts details div { max-height: 14rem; overflow: auto; }
table { border-collapse: collapse; font-size: 13px; }
#charts table { width: 100%; } #charts thead th:not(:first-child) { text-align: right; }
th, td { padding: .4rem .5rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--edge); }
tbody th { font-weight: 400; }
td div { width: max-content; max-width: 19rem; overflow-wrap: anywhere; }
#rows details { width: 19rem; overflow-wrap: anywhere; } #rows summary { color: inherit; } #rows details div { margin-top: .4rem; }
td a { overflow-wrap: anywhere; } td time { white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
#names { display: flex; flex-wrap: wrap; gap: .3rem; margin-bottom: 1rem; }
#names a { padding: .4rem .8rem; font-size: 14px; text-decoration: none; border-radius: 6px; }
#names a:hover { background: var(--hover); }
#names a[aria-current] { color: var(--strong); background: var(--number); font-weight: 500; }
#filter { align-items: end; } #filter label { margin: 0; } #filter select, #filter input { display: block; margin-top: .2rem; max-width: 100%; box-sizing: border-box; height: 2.25rem; }
#filter button { height: 2.25rem; }
#filters { display: flex; flex-wrap: wrap; gap: .5rem; margin: .8rem 0 0; padding: 0; list-style: none; }
#filters:empty { display: none; }
#filters li { display: flex; align-items: center; gap: .3rem; padding: .15rem .3rem .15rem .8rem; font-size: 13px; background: var(--hover); border-radius: 999px; overflow-wrap: anywhere; }
#filters button { width: 1.6rem; padding: .1rem 0; font-size: 15px; border: 0; border-radius: 999px; }
.tools { margin-top: 1rem; font-size: 13px; color: var(--soft); align-items: baseline; }
.tools select { padding: .15rem .4rem; font-size: 13px; }
#choice { flex: 0 1 auto; } #choice[open] { flex: 1 0 100%; }
#fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .2rem .8rem; margin-top: .6rem; padding: .8rem; border: 1px solid var(--edge); border-radius: 6px; }
#fields label { color: var(--text); } #fields .row { grid-column: 1 / -1; margin-top: .4rem; } #fields button { padding: .2rem .8rem; font-size: 13px; }
#summary { margin: .9rem 0 .4rem; }
#rows { overflow-x: auto; border: 1px solid var(--edge); border-radius: 6px; }
#rows[aria-busy] { opacity: .6; }
#rows table { width: 100%; }
#rows th { padding: 0; background: var(--hover); white-space: nowrap; }
#rows th button { width: 100%; padding: .45rem .5rem; text-align: left; font-size: 13px; color: var(--strong); background: none; border: 0; border-radius: 0; }
#rows th button::after { content: '↕'; margin-left: .3rem; color: var(--dim); opacity: .55; }
#rows th[aria-sort=ascending] button::after { content: '↑'; color: var(--link); opacity: 1; }
#rows th[aria-sort=descending] button::after { content: '↓'; color: var(--link); opacity: 1; }
#rows tbody tr:last-child td { border-bottom: 0; } #rows tbody tr:hover { background: var(--hover); }
.pager { margin-top: .9rem; }
@media (max-width: 900px) { #charts { grid-template-columns: minmax(0, 1fr); } .plot { height: 190px; } }
@media (max-width: 560px) { .card { padding: .9rem; } main { margin: 1rem auto; padding: 0 .6rem; } #filter div { flex: 1 1 8rem; } #filter select, #filter input { width: 100%; } }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  .bar nav, .bar button, #reload, #filter, .tools, .pager, #names a:not([aria-current]), #filters, #charts details, #choice, #accounts { display: none !important; }
  .bar, .bar .name, .bar .upstream { color: #000; background: none; border-color: var(--edge); }
  .bar { padding: 0 0 .4rem; } main { max-width: none; margin: .6rem 0 0; padding: 0; }
  #page { display: block; } .card { padding: .6rem 0; border: 0; border-radius: 0; }
  #charts { grid-template-columns: repeat(3, minmax(0, 1fr)); } #charts .card { break-inside: avoid; } canvas { max-width: 100%; height: auto !important; }
  #names { margin: 0; } #names a[aria-current] { padding: 0; background: none; font-size: 16px; }
  #rows { overflow: visible; border: 0; } #rows table { font-size: 9.5px; } #rows tr { break-inside: avoid; }
  #rows th { background: none; } #rows th, #rows th button { white-space: normal; } #rows th button { padding: .2rem .3rem; font-size: 9.5px; }
  #rows td { padding: .2rem .3rem; } #rows th:not([aria-sort]) button::after { content: ''; margin: 0; }
  td div, #rows details { width: auto; } a { color: inherit; text-decoration: none; }
  .pill { padding: 0; color: #000 !important; background: none !important; font-size: inherit; }
}
`;
