/** The look of every page's bar, of the form that asks for a key, and the colours that the pages share. */
export const pageStyle = `
:root {
  --ground: #10151f; --card: #182033; --edge: #2b3650; --field-edge: #5b6c94; --field: #10151f; --hover: #22304d;
  --text: #dfe6f3; --strong: #fff; --soft: #aab4c8; --dim: #93a0b8; --link: #9ecbff; --button: #9ecbff; --on-button: #0d1524;
  --alert: #ff9d92; --good: #6fdc9a; --good-edge: #33684b; --bad: #c2362f; --bad-ground: #7d2721; --number: #2b3a5c;
}
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; background: var(--ground); }
#root { flex: 1; min-height: 0; }
#root .graphiql-container { height: 100%; }
.key { max-width: 30rem; margin: 4rem auto; padding: 0 1rem; font: 15px/1.5 Roboto, system-ui, sans-serif; color: var(--text); }
.key label, .key input { display: block; box-sizing: border-box; width: 100%; margin-bottom: .7rem; }
.key input { padding: .55rem .7rem; font: inherit; color: var(--strong); background: var(--card); border: 1px solid var(--field-edge); border-radius: 6px; }
.key button { padding: .5rem 1.1rem; font: inherit; color: var(--on-button); background: var(--button); border: 0; border-radius: 6px; cursor: pointer; }
.key p { color: var(--soft); }
.key [role='alert'] { min-height: 1.5em; color: var(--alert); }
#root > p { margin: 3rem; font: 15px/1.5 Roboto, system-ui, sans-serif; color: var(--soft); }
.bar {
  flex: none; display: flex; flex-wrap: wrap; align-items: center; gap: .35rem 1.1rem; box-sizing: border-box; min-height: 46px; padding: .4rem 1rem;
  font: 14px/1.2 Roboto, system-ui, sans-serif; color: #dfe6f3; background: #182033; border-bottom: 1px solid #2b3650;
  white-space: nowrap;
}
.bar nav { display: flex; flex-wrap: wrap; gap: .35rem 1.1rem; }
.bar a { color: #9ecbff; text-decoration: none; }
.bar a:hover, .bar a:focus-visible { text-decoration: underline; }
.bar a[aria-current] { color: #fff; }
.bar button { font: inherit; color: #9ecbff; background: none; border: 0; padding: 0; cursor: pointer; }
.bar .name { display: flex; align-items: center; gap: .55rem; font-size: 15px; font-weight: 500; color: #fff; }
.bar .name svg { width: 20px; height: 20px; }
.bar .upstream { padding: .28rem .7rem; border-radius: 999px; font-size: 12.5px; font-weight: 500; }
.bar .emulator { color: #3a2600; background: #ffc24b; }
.bar .service { color: #fff; background: #c2362f; }
.bar .space { flex: 1; }
.bar .note { overflow: hidden; text-overflow: ellipsis; font-size: 12.5px; color: #93a0b8; }
@media (max-width: 1180px) { .bar .note { display: none; } }
@media (max-width: 720px) { .bar .space { display: none; } }
`;
