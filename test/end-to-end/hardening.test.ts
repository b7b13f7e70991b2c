import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage({
    emulator: { products: 2 },
    environment: { UPSTREAM_CONCURRENCY: '250' },
  });
  await stage.ask('{ products(first: 1) { nodes { id } } }');
  stage.calm();
});
afterEach(async () => {
  expect(stage.gateway.process.exitCode).toBeNull();
  expect(stage.gateway.output()).not.toMatch(/call stack|unforeseen error/i);
  stage.calm();
});
afterAll(() => stage.close());

interface Told {
  readonly status: number;
  readonly text: string;
  readonly ms: number;
}

async function post(body: string): Promise<Told> {
  const startedAt = performance.now();
  const answer = await fetch(`${stage.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body,
  });
  const text = await answer.text();
  return { status: answer.status, text, ms: performance.now() - startedAt };
}

const aliases = (count: number) =>
  `{ ${Array.from({ length: count }, (_, n) => `a${n}:__typename`).join(' ')} }`;
const numbers = (count: number) => `{ nodes(ids: [${'1,'.repeat(count)}]) { id } }`;
const nested = (depth: number) =>
  `{ products { nodes ${'{ submissions { nodes { product '.repeat(depth / 3)}{ id }${'} } }'.repeat(depth / 3)} } }`;

describe('an attack', () => {
  test.each([
    ['of 100,000 aliases', () => JSON.stringify({ query: aliases(100_000) }), 413],
    ['of all the aliases that a body can hold', () => JSON.stringify({ query: aliases(15_000) }), 400],
    ['of a list of 300,000', () => JSON.stringify({ query: numbers(300_000) }), 413],
    ['of the longest list that a body can hold', () => JSON.stringify({ query: numbers(120_000) }), 400],
    ['of 5,000 levels', () => JSON.stringify({ query: nested(5_000) }), 400],
    [
      'of the deepest document that a body can hold',
      () => JSON.stringify({ query: '{a'.repeat(125_000) }),
      400,
    ],
    [
      'of a variable of 100,000 levels',
      () => `{"query":"{ __typename }","variables":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`,
      200,
    ],
    [
      'of 40 MB',
      () => JSON.stringify({ query: '{ __typename }', variables: { a: 'x'.repeat(40_000_000) } }),
      413,
    ],
  ])('%s costs little, and is answered in words', async (_what, body, status) => {
    const text = body();
    const answer = await post(text).catch((error: unknown) => String(error));
    // A client that is still sending when it is refused may learn no more than that the connection has ended.
    if (typeof answer === 'string') {
      expect([413, answer]).toEqual([status, expect.stringContaining('fetch failed')]);
    } else {
      expect(answer.status).toBe(status);
      expect(answer.text.length).toBeLessThan(1_000);
      // To send 40 MB takes a busy machine itself a second.
      expect(answer.ms).toBeLessThan(status === 413 ? 5_000 : 1_000);
    }
    expect(stage.emulator.control.calls()).toEqual([]);
    const next = await post('{"query":"{ __typename }"}');
    expect(next.status).toBe(200);
  });
});

describe('line breaks and other controls', () => {
  const tricks = [
    'products/1\r\nx-evil: yes',
    'products/1%0d%0ax-evil:%20yes',
    'products/1\0',
    'products/1 HTTP/1.1',
  ];

  test.each(tricks)('in an id never reach the service: %j', async (id) => {
    const { data, errors } = await stage.ask('query ($id: ID!) { node(id: $id) { id } }', { id });
    expect(data).toEqual({ node: null });
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(stage.emulator.control.calls()).toEqual([]);
  });

  test.each([
    '/packages/products/1%0d%0ax-evil:%20yes/submissions/2/signed',
    '/packages/products/1/submissions/2%00/signed',
    '/packages/preprod/a%0d%0ab/assets/c',
    '/packages/preprod/..%2F..%2Faudiences/assets/c',
  ])('in a path of packages are refused: %s', async (path) => {
    const answer = await fetch(`${stage.gateway.url}${path}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('x-evil')).toBeNull();
    expect(stage.emulator.control.calls()).toEqual([]);
    await answer.text();
  });

  test('in texts of a mutation arrive as they are', async () => {
    const name = 'a\r\nb\u0000\u001b[31m';
    const { data, errors } = await stage.ask(
      'mutation ($name: String!) { createProduct(input: { name: $name, testHarness: HLK, deviceType: INTERNAL, requestedSignatures: ["WINDOWS_v100_X64_GE_FULL"], selectedProductTypes: [{ operatingSystemFamily: "__proto__", productType: "x" }] }) { product { name } userErrors { message } } }',
      { name },
    );
    expect(errors).toBeUndefined();
    expect(data.createProduct.product?.name ?? data.createProduct.userErrors[0].message).toEqual(
      expect.any(String),
    );
    expect(stage.gateway.output()).not.toContain('\u001b[31m');
  });
});

describe('a crowd', () => {
  test('of 1,000 requests at once is served, and one of 3,000 is served or told to come back', async () => {
    stage.emulator.control.addFault({ kind: 'delay', delayMs: 500, times: null });
    const statuses = async (count: number) => {
      const answers = await Promise.all(Array.from({ length: count }, () => statusOfPost(stage.gateway.url)));
      return new Set(answers);
    };
    expect(await statuses(1_000)).toEqual(new Set(['200']));
    const seen = await statuses(3_000);
    seen.delete('503, Retry-After: 1');
    expect(seen).toEqual(new Set(['200']));
  }, 60_000);
});

/** One request on a connection of its own. */
function statusOfPost(url: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const body = JSON.stringify({ query: '{ audiences { name } }' });
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write(
        `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
      ),
    );
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    socket.once('error', (error) => resolve(String(error)));
    socket.once('close', () => {
      const [, status = 'nothing'] = /^HTTP\/1\.1 (\d+)/.exec(text) ?? [];
      const [, after] = /^retry-after: (\d+)/im.exec(text) ?? [];
      resolve(after === undefined ? status : `${status}, Retry-After: ${after}`);
    });
  });
}
