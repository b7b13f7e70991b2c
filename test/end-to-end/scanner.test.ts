import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { callersFile, keyEntry } from '../kit/callers-file.ts';
import { scanAddress, scanOrigin } from '../kit/graphql-cop.ts';
import { type Stage, setStage } from '../kit/stage.ts';
import { subscribe } from '../kit/subscribing.ts';

const key = { 'x-api-key': 'canary-scanner' };

/** What a key lets a scanner find: the schema, which its callers may know, and GET, which changes nothing. */
const known = ['/graphql: GET Method Query Support', '/graphql: Introspection'];

let stage: Stage;

beforeAll(async () => {
  const keys = [keyEntry('scanner', 'canary-scanner', ['reader', 'submitter', 'publisher'])];
  stage = await setStage({ environment: { GATEWAY_CALLERS_FILE: callersFile({ keys }).path } });
});
afterAll(() => stage.close());

describe('a scanner (graphql-cop)', () => {
  test('that is a stranger finds nothing, wherever it looks', async () => {
    expect(await scanOrigin(stage.gateway.url)).toEqual([]);
  });

  test('with a key finds the schema, and that queries, which change nothing, may be asked by GET', async () => {
    expect(await scanOrigin(stage.gateway.url, key)).toEqual(known);
  });

  test('finds no query by GET that a browser sends from another site, with its key or without', async () => {
    const headers = { ...key, 'sec-fetch-site': 'cross-site' };
    expect(await scanAddress(`${stage.gateway.url}/graphql`, headers)).toEqual(['Introspection']);
  });
});

describe('a misspelt name', () => {
  const misspelt: [string, string, Record<string, unknown>][] = [
    ['of a field', '{ audience { nam } }', {}],
    ['of an argument', '{ products(fist: 1) { totalCount } }', {}],
    ['of a type', '{ node(id: "products/1") { ... on Products { id } } }', {}],
    ['of an enum value', '{ products(filter: { testHarness: HKL }) { totalCount } }', {}],
    ['of a member of an input', '{ products(filter: { nameContain: "x" }) { totalCount } }', {}],
    [
      'of a variable’s member',
      'query ($f: ProductFilter) { products(filter: $f) { totalCount } }',
      { f: { nam: 1 } },
    ],
    ['of a selection that is left out', '{ products }', {}],
  ];

  test.each(misspelt)(
    '%s is told to a caller without what it was meant to be',
    async (_, query, variables) => {
      const [error] = (await stage.ask(query, variables, key)).errors ?? [];
      expect(error?.message).toMatch(/\.$/);
      expect(error?.message).not.toMatch(/did you mean/i);
    },
  );

  test('is told so over a WebSocket too', async () => {
    const query = 'subscription { submissionUpdate(id: "products/1/submissions/2") { id } }';
    const params = { authorization: 'Bearer canary-scanner' };
    const subscribed = subscribe('WebSocket', stage.gateway.url, query, {}, params);
    const told = await subscribed.ended.then(
      () => subscribed.events,
      (errors: unknown) => errors,
    );
    await subscribed.stop();
    expect(JSON.stringify(told)).toMatch(/submissionUpdate/);
    expect(JSON.stringify(told)).not.toMatch(/did you mean/i);
  });
});
