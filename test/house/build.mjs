import { build, buildIfNeeded } from './built.mjs';

/** `npm run build`; with `--if-needed` it leaves what is built already. */
const done = process.argv.includes('--if-needed') ? buildIfNeeded() : build();
process.exitCode = done ? 0 : 1;
