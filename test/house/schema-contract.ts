import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import {
  buildASTSchema,
  concatAST,
  findBreakingChanges,
  type GraphQLSchema,
  parse,
  printSchema,
} from 'graphql';

/*
 * The promise to clients: `docs/schema.graphql`, the schema as it is printed, is committed, and nothing that clients use
 * goes away unnoticed. `check` compares, `print` writes unless something breaks, `accept` writes in any case.
 */

const printPath = 'docs/schema.graphql';
const print = `${printSchema(schemaOf(readdirSync('schema').sort()))}\n`;
const promised = readIfThere(printPath);
const breaking = promised === undefined ? [] : findBreakingChanges(buildSchema(promised), buildSchema(print));

const mode = process.argv[2] ?? 'check';
if (mode !== 'accept' && breaking.length > 0) fail(breakingMessage());
else if (mode !== 'check') writeFileSync(printPath, print);
else if (promised !== print) {
  fail(`${printPath} is not the schema of schema/. Run \`npm run codegen\`, and commit what it writes.`);
}

function schemaOf(files: readonly string[]): GraphQLSchema {
  const sdl = files
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => readFileSync(`schema/${name}`, 'utf8'));
  return buildASTSchema(concatAST(sdl.map((text) => parse(text))));
}

function buildSchema(text: string): GraphQLSchema {
  return buildASTSchema(parse(text));
}

function breakingMessage(): string {
  return [
    `The schema breaks what ${printPath} promises to clients:`,
    ...breaking.map(({ type, description }) => `  ${type}: ${description}`),
    'Better add a field and deprecate the old one. If it must be, say it in CHANGELOG.md and run `npm run schema:accept`.',
  ].join('\n');
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
