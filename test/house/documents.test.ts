import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildSchema, lexicographicSortSchema, parse, printSchema, validate } from 'graphql';
import { variables } from '../../src/config/variables.ts';
import { createSchema } from '../../src/resolvers/schema.ts';
import { readTypeDefs } from '../../src/server/package-files.ts';

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'docs/accounts.md',
  'docs/architecture.md',
  'docs/callers.md',
  'docs/documents.md',
  'docs/emulator.md',
  'docs/freshness.md',
  'docs/operations.md',
  'docs/performance.md',
  'docs/reliability.md',
  'docs/reporting.md',
  'docs/from-sdcm.md',
  'docs/pipelines.md',
];
const settings = [...Object.keys(variables.shape), 'EMULATOR_PORT'].sort();
const printed = readFileSync('docs/schema.graphql', 'utf8');

describe('the documents', () => {
  test('name every variable in the README, and no other', () => {
    const [, table = ''] = readFileSync('README.md', 'utf8').split('## Variables');
    const rows = table.split('\n## ', 1)[0]?.matchAll(/^\| `([A-Z_]+)`/gm) ?? [];
    expect(Array.from(rows, ([, name]) => name).sort()).toEqual(settings);
  });

  test('name every variable in .env.example', () => {
    const lines = readFileSync('.env.example', 'utf8').matchAll(/^(?:# )?([A-Z_]+)=/gm);
    const names = Array.from(lines, ([, name]) => name);
    expect(names.filter((name) => !name?.endsWith('_PROXY')).sort()).toEqual(settings);
  });

  test.each(documents)('%s links only to files that are there', (path) => {
    const links = readFileSync(path, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g);
    const missing = Array.from(links, ([, target = '']) => join(dirname(path), target)).filter(
      (target) => !existsSync(target),
    );
    expect(missing).toEqual([]);
  });

  test.each(documents)('%s shows only operations that the schema knows', (path) => {
    const schema = buildSchema(printed);
    const operations = readFileSync(path, 'utf8').matchAll(/^```graphql\n(.*?)^```/gms);
    const errors = Array.from(operations, ([, text = '']) => validate(schema, parse(text))).flat();
    expect(errors.map(({ message }) => message)).toEqual([]);
  });

  test('hold the schema that is served, with every description', () => {
    const sorted = (schema: Parameters<typeof printSchema>[0]) =>
      printSchema(lexicographicSortSchema(schema));
    expect(sorted(createSchema(readTypeDefs()))).toBe(sorted(buildSchema(printed)));
  });
});
