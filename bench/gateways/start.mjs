import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildIfNeeded } from '../../test/house/built.mjs';
import { endWithParent } from '../../test/house/end-with-parent.mjs';

/*
 * `npm run bench`: builds the gateway where that is needed, installs the peers where they are missing, compiles the
 * benchmark (a loader that compiles on the way would be measured as well), and runs it. Arguments are `run.ts`'s.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
const lock = `${here}package-lock.json`;
/** Says what the peers were installed from. */
const installed = `${here}node_modules/.installed-from.json`;
const compiler = 'node_modules/typescript/bin/tsc';

endWithParent();
if (!buildIfNeeded()) process.exit(1);
if (!existsSync(installed) || !readFileSync(installed).equals(readFileSync(lock))) {
  process.stderr.write('Installing the peers to bench/gateways/node_modules: some 900 packages, once …\n');
  step('npm', ['ci', '--no-audit', '--no-fund', '--prefix', here]);
  copyFileSync(lock, installed);
}
step(process.execPath, [compiler, '-p', here]);
// In this very process, so that Ctrl-C reaches it as if it had been started directly.
await import(new URL('dist/bench/gateways/run.js', import.meta.url).href);

/**
 * Ends this process too when the program fails.
 * @param {string} program
 * @param {string[]} args
 */
function step(program, args) {
  const { status } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
