import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');
/** Says which sources `dist` was made from. Contents, not times: a checkout or a copy changes times at will. */
const stamp = join(dist, '.made-from');

/**
 * Compiles `src` to `dist`, or leaves it when it is made from the sources as they are.
 * @returns false when the compiler refused; then `dist` is as it was.
 */
export function buildIfNeeded() {
  return readIfThere(stamp) === sources() || build();
}

/**
 * Compiles `src` to a new `dist`, so that nothing stale is left in it. It is put in its place when it is whole.
 * @returns false when the compiler refused; then `dist` is as it was.
 */
export function build() {
  const madeFrom = sources();
  process.stderr.write('Compiling src to dist …\n');
  const fresh = join(root, 'node_modules', '.cache', `dist-${process.pid}`);
  mkdirSync(dirname(fresh), { recursive: true });
  try {
    bundle(fresh);
    writeFileSync(join(fresh, '.made-from'), madeFrom);
    rmSync(dist, { recursive: true, force: true });
    renameSync(fresh, dist);
    return true;
  } catch (error) {
    // What is wrong with the sources has been printed.
    if (!(error instanceof Error && 'errors' in error)) throw error;
    return false;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function sources() {
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const settings = ['tsconfig.json', 'test/house/bundle.mjs', 'package-lock.json'].map((name) =>
    join(root, name),
  );
  const hash = createHash('sha256');
  for (const path of [...settings, ...files]) {
    const content = readIfThere(path) ?? '';
    hash.update(`${path.slice(root.length)} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
