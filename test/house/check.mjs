import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * `npm run check`: everything that can be said of the sources without running them. As many at once as there are
 * processors, the slow ones first; what a check prints is shown only when it fails.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * TypeScript 7, which takes a third of the time. Its predecessor stays beside it for what reads programs through the
 * compiler's old interface (dependency-cruiser).
 */
const compiler = join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc');

process.env['PATH'] = join(root, 'node_modules', '.bin') + delimiter + process.env['PATH'];

/** By content, as times mean nothing in a fresh checkout; the words that are right are part of what it keeps. */
const spellingCache = [
  '--cache',
  '--cache-strategy',
  'content',
  '--cache-location',
  'node_modules/.cache/cspell.json',
];

/** Name, program, arguments. */
const checks = [
  ['types', process.execPath, compiler, '--noEmit', '-p', '.'],
  ['spelling', 'cspell', 'lint', '--no-progress', '--no-summary', '--show-suggestions', ...spellingCache],
  ['rooms', 'depcruise', '--config', '.dependency-cruiser.cjs', 'src'],
  ['schema lint', 'eslint', '--max-warnings', '0', 'schema'],
  ['generated code', 'graphql-codegen', '--config', 'codegen.yml', '--check'],
  ['schema contract', 'node', 'test/house/schema-contract.mjs', 'check'],
  ['format and lint', 'biome', 'check', '--error-on-warnings', '--max-diagnostics=50', '.'],
];

/** What to do about a failure, where its output does not say so. */
const remedies = new Map([
  ['spelling', 'A word that is right goes into test/house/words.txt.'],
  ['generated code', 'Run `npm run codegen`, and commit what it writes.'],
  ['format and lint', 'Run `npm run format`; it repairs what can be repaired.'],
]);

const waiting = [...checks];
/** @type {string[]} */
const failed = [];
await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, work));
if (failed.length > 0) {
  console.log(`\n${failed.length} of ${checks.length} checks failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}

async function work() {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const [name = '', program = '', ...args] = check;
    const start = performance.now();
    const { code, output } = await run(program, args);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(16)} ${seconds.padStart(5)} s`);
    if (code === 0) continue;
    failed.push(name);
    console.log([output.trimEnd(), remedies.get(name)].filter(Boolean).join('\n'));
  }
}

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function run(program, args) {
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
