import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { buildSchema, parse, print } from 'graphql';
import { documentHash } from '../../src/documents/document-hash.ts';
import { readTrustedDocuments } from '../../src/documents/trusted-documents.ts';
import { newFolder } from '../kit/folders.ts';

const schema = buildSchema('type Query { hello(name: String): String, other: Int }');

function read(
  files: Readonly<Record<string, string | Uint8Array>>,
  checkText: (text: string) => void = () => {},
) {
  const folder = newFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, 'nested.graphql'));
  return readTrustedDocuments(folder, { schema, checkText });
}

test('a document is found by its name, and by the hash of its text and of its printed form', () => {
  const text = 'query Greeting { hello   other }\n';
  const trusted = read({ 'greeting.graphql': text, 'readme.md': 'not a document' });
  expect(trusted.all.map(({ name }) => name)).toEqual(['greeting']);
  const [document] = trusted.all;
  expect(document).toMatchObject({ text, operation: { operation: 'query' } });
  expect(trusted.byName('greeting')).toBe(document);
  expect(trusted.byHash(documentHash(text))).toBe(document);
  expect(trusted.byHash(documentHash(print(parse(text))))).toBe(document);
  expect([trusted.byName('constructor'), trusted.byHash(documentHash('{ hello }'))]).toEqual([
    undefined,
    undefined,
  ]);
});

test('all faults of all files are told together, with file, line and what is wrong', () => {
  const faulty = () =>
    read(
      {
        'a.graphql': '{\n  hello\n  nothing\n  absent\n}',
        'b.graphql': '{ hello ',
        'c.graphql': 'query A { hello } query B { other }',
        'd.graphql': 'fragment F on Query { hello }',
        'e f.graphql': '{ hello }',
        'g.graphql': new Uint8Array([0x7b, 0xff, 0x7d]),
        'h.graphql': '{ other }',
        'sound.graphql': '{ hello }',
      },
      (text) => {
        if (text === '{ other }') throw new Error('It asks for too much.');
      },
    );
  expect(faulty).toThrow(
    [
      'The configuration cannot be used:',
      '  GATEWAY_QUERIES_DIR: a.graphql:3: Cannot query field "nothing" on type "Query".',
      '  GATEWAY_QUERIES_DIR: a.graphql:4: Cannot query field "absent" on type "Query".',
      '  GATEWAY_QUERIES_DIR: b.graphql:1: Syntax Error: Expected Name, found <EOF>.',
      '  GATEWAY_QUERIES_DIR: c.graphql: expected one operation, found 2',
      '  GATEWAY_QUERIES_DIR: d.graphql:1: Fragment "F" is never used.',
      '  GATEWAY_QUERIES_DIR: e f.graphql: expected a name of letters, digits, - and _',
      '  GATEWAY_QUERIES_DIR: g.graphql: expected a text in utf-8 of 262144 bytes at most',
      '  GATEWAY_QUERIES_DIR: h.graphql: It asks for too much.',
    ].join('\n'),
  );
});
