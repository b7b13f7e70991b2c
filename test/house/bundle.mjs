import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Makes one program of `src`, in a few files: to find, read and link seven hundred would be a fifth of a start. Packages stay outside, so
 * that they are those of the lockfile, with their licences, and instrumentation finds them. What a command needs alone is in files of
 * its own, as `src/main.ts` imports it when it is run. @throws when the sources cannot be read
 */
export function bundle(outdir = join(root, 'dist')) {
  buildSync({
    absWorkingDir: root,
    entryPoints: ['src/main.ts', 'src/mirror/sqlite/thread.ts'],
    outbase: 'src',
    outdir,
    chunkNames: 'parts/[name]-[hash]',
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    logLevel: 'warning',
  });
  chmodSync(join(outdir, 'main.js'), 0o755);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) bundle();
