import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');
/**
 * TypeScript 7, which takes a third of the time. Its predecessor stays beside it for what reads programs through the
 * compiler's old interface (dependency-cruiser).
 */
export const compiler = join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc');

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
  const compiled = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--outDir', fresh], {
    cwd: root,
    stdio: 'inherit',
  });
  if (compiled.status === 0) {
    chmodSync(join(fresh, 'main.js'), 0o755);
    writeFileSync(join(fresh, '.made-from'), madeFrom);
    rmSync(dist, { recursive: true, force: true });
    renameSync(fresh, dist);
  }
  rmSync(fresh, { recursive: true, force: true });
  return compiled.status === 0;
}

function sources() {
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'].map((name) =>
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
