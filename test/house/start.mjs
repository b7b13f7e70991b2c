import { buildIfNeeded } from './built.mjs';

/*
 * `npm start` and `npm run emulator`: builds what is not built, and becomes the program, in this very process, so that
 * Ctrl-C reaches it as if it had been started directly.
 */
const parent = process.ppid;
if (buildIfNeeded()) {
  if (process.env['npm_lifecycle_event'] !== undefined) endWithParent();
  const program = new URL('../../dist/main.js', import.meta.url);
  await import(program.href);
} else {
  process.exitCode = 1;
}

/** Who ends npm by its process id ends only npm and the shell between: npm's signal stops at a shell that dies of it. */
function endWithParent() {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}
