import { buildIfNeeded } from './built.mjs';
import { endWithParent } from './end-with-parent.mjs';

/*
 * `npm start` and `npm run emulator`: builds what is not built, and becomes the program, in this very process, so that
 * Ctrl-C reaches it as if it had been started directly.
 */
if (process.env['npm_lifecycle_event'] !== undefined) endWithParent();
if (buildIfNeeded()) {
  const program = new URL('../../dist/main.js', import.meta.url);
  await import(program.href);
} else {
  process.exitCode = 1;
}
