/** The look of the page around GraphiQL: a slim bar above it, legible on both of its themes. */
export const pageStyle = `
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; background: #10151f; }
#root { flex: 1; min-height: 0; }
#root .graphiql-container { height: 100%; }
.key { max-width: 30rem; margin: 4rem auto; padding: 0 1rem; font: 15px/1.5 Roboto, system-ui, sans-serif; color: #dfe6f3; }
.key label, .key input { display: block; box-sizing: border-box; width: 100%; margin-bottom: .7rem; }
.key input { padding: .55rem .7rem; font: inherit; color: #fff; background: #182033; border: 1px solid #4a5a80; border-radius: 6px; }
.key button { padding: .5rem 1.1rem; font: inherit; color: #10151f; background: #9ecbff; border: 0; border-radius: 6px; cursor: pointer; }
.key p { color: #aab4c8; }
.key [role='alert'] { min-height: 1.5em; color: #ffb3a8; }
#root > p { margin: 3rem; font: 15px/1.5 Roboto, system-ui, sans-serif; color: #aab4c8; }
.bar {
  flex: none; display: flex; align-items: center; gap: 1.1rem; box-sizing: border-box; height: 46px; padding: 0 1rem;
  font: 14px/1.2 Roboto, system-ui, sans-serif; color: #dfe6f3; background: #182033; border-bottom: 1px solid #2b3650;
  white-space: nowrap;
}
.bar a { color: #9ecbff; text-decoration: none; }
.bar a:hover, .bar a:focus-visible { text-decoration: underline; }
.bar button { font: inherit; color: #9ecbff; background: none; border: 0; padding: 0; cursor: pointer; }
.bar .name { display: flex; align-items: center; gap: .55rem; font-size: 15px; font-weight: 500; color: #fff; }
.bar .name svg { width: 20px; height: 20px; }
.bar .upstream { padding: .28rem .7rem; border-radius: 999px; font-size: 12.5px; font-weight: 500; }
.bar .emulator { color: #3a2600; background: #ffc24b; }
.bar .service { color: #fff; background: #c2362f; }
.bar .space { flex: 1; }
.bar .note { overflow: hidden; text-overflow: ellipsis; font-size: 12.5px; color: #93a0b8; }
@media (max-width: 1180px) { .bar .note { display: none; } }
@media (max-width: 720px) { .bar a { display: none; } }
`;
