import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges, printSchema } from 'graphql';

/*
 * The promise to clients: `docs/schema.graphql`, the schema as it is printed, is committed, and nothing that clients use
 * goes away unnoticed. `check` compares, `print` writes unless something breaks, `accept` writes in any case.
 */

const printPath = 'docs/schema.graphql';
const print = `${printSchema(buildSchema(readSdl()))}\n`;
const promised = readIfThere(printPath);
const breaking = promised === undefined ? [] : findBreakingChanges(buildSchema(promised), buildSchema(print));

const mode = process.argv[2] ?? 'check';
if (mode !== 'accept' && breaking.length > 0) fail(breakingMessage());
else if (mode !== 'check') writeFileSync(printPath, print);
else if (promised !== print) {
  fail(`${printPath} is not the schema of schema/. Run \`npm run codegen\`, and commit what it writes.`);
}

function readSdl() {
  const names = readdirSync('schema').filter((name) => name.endsWith('.graphql'));
  return names
    .sort()
    .map((name) => readFileSync(`schema/${name}`, 'utf8'))
    .join('\n');
}

function breakingMessage() {
  return [
    `The schema breaks what ${printPath} promises to clients:`,
    ...breaking.map(({ type, description }) => `  ${type}: ${description}`),
    'Better add a field and deprecate the old one. If it must be, say it in CHANGELOG.md and run `npm run schema:accept`.',
  ].join('\n');
}

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exitCode = 1;
}

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
