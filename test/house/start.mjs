import { buildIfNeeded } from './built.mjs';

/*
 * `npm start` and `npm run emulator`: builds what is not built, and becomes the program, in this very process, so that
 * signals reach it as if it had been started directly.
 */
if (buildIfNeeded()) {
  const program = new URL('../../dist/main.js', import.meta.url);
  await import(program.href);
} else {
  process.exitCode = 1;
}
