import { chmodSync, copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Packages of which little is used: to read all of one would be a tenth of a start. They are imported as a namespace, of which esbuild leaves
 * out what nobody uses, and no instrumentation looks for them.
 */
const taken = ['zod'];

/**
 * Makes one program of `src`, in a few files: to find, read and link seven hundred would be a fifth of a start. Packages stay outside, so
 * that they are those of the lockfile, with their licences, and instrumentation finds them; of those that are {@link taken} in, what is
 * used is among the files, and their licences beside them. What a command needs alone is in files of its own, as `src/main.ts` imports
 * it when it is run. @throws when the sources cannot be read
 */
export function bundle(outdir = join(root, 'dist')) {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const outside = Object.keys(dependencies).filter((name) => !taken.includes(name));
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: ['src/main.ts', 'src/mirror/sqlite/thread.ts'],
    outbase: 'src',
    outdir,
    chunkNames: 'parts/[name]-[hash]',
    bundle: true,
    splitting: true,
    external: outside.flatMap((name) => [name, `${name}/*`]),
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    logLevel: 'warning',
    metafile: true,
  });
  const foreign = Object.keys(metafile.inputs).find(
    (file) => file.includes('node_modules/') && !taken.some((name) => file.includes(`node_modules/${name}/`)),
  );
  if (foreign !== undefined) throw new Error(`${foreign} is of no package that package.json depends on`);
  for (const name of taken)
    copyFileSync(join(root, 'node_modules', name, 'LICENSE'), join(outdir, `LICENSE.${name}`));
  chmodSync(join(outdir, 'main.js'), 0o755);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) bundle();
