import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { FaultOrder } from '../../src/emulator/faults.ts';
import { startEmulator } from '../../src/emulator/start-emulator.ts';
import { ask } from '../kit/ask.ts';
import { environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;
let products: readonly { readonly id: string; readonly name: string }[];

beforeAll(async () => {
  stage = await setStage({
    emulator: { products: 20 },
    environment: { REQUEST_TIMEOUT_MS: '5000', UPSTREAM_TIMEOUT_MS: '500', UPSTREAM_CONCURRENCY: '50' },
  });
  const { data } = await stage.ask('{ products(first: 20) { nodes { id name } } }');
  products = data.products.nodes;
});
afterEach(() => stage.calm());
afterAll(() => stage.close());

/** What can go wrong with a read, and the code that says so when it lasts. */
const troubles: readonly (readonly [string, FaultOrder, string])[] = [
  ['500', { kind: 'status', status: 500 }, 'UPSTREAM_UNAVAILABLE'],
  ['502', { kind: 'status', status: 502 }, 'UPSTREAM_UNAVAILABLE'],
  ['503 of HTML', { kind: 'html', status: 503 }, 'UPSTREAM_UNAVAILABLE'],
  ['504 without a body', { kind: 'empty', status: 504 }, 'UPSTREAM_UNAVAILABLE'],
  ['cut', { kind: 'cut' }, 'UPSTREAM_UNAVAILABLE'],
  ['cut body', { kind: 'cut-body' }, 'UPSTREAM_UNAVAILABLE'],
  ['silence', { kind: 'hang' }, 'UPSTREAM_TIMEOUT'],
  ['garbage', { kind: 'garbage' }, 'UPSTREAM_INVALID_RESPONSE'],
  ['HTML', { kind: 'html' }, 'UPSTREAM_INVALID_RESPONSE'],
  ['no body', { kind: 'empty' }, 'UPSTREAM_INVALID_RESPONSE'],
  ['an empty object', { kind: 'empty-object' }, 'UPSTREAM_INVALID_RESPONSE'],
  ['text', { kind: 'body', body: 'all is well' }, 'UPSTREAM_INVALID_RESPONSE'],
  ['a list where a record was asked', { kind: 'body', body: [] }, 'UPSTREAM_INVALID_RESPONSE'],
  ['null', { kind: 'body', body: null }, 'UPSTREAM_INVALID_RESPONSE'],
  ['a number', { kind: 'body', body: 42 }, 'UPSTREAM_INVALID_RESPONSE'],
  ['an id that is no number', { kind: 'body', body: { id: {} } }, 'UPSTREAM_INVALID_RESPONSE'],
  ['a redirect', { kind: 'status', status: 302, headers: { location: '/' } }, 'UPSTREAM_INVALID_RESPONSE'],
];

describe('single reads in trouble', () => {
  test('are asked again, and nobody notices, when it passes', async () => {
    // Thirty retries of a minute are free; these are 17.
    trouble(1);
    const { data, errors } = await stage.ask(everything());
    expect(errors).toBeUndefined();
    for (const [n, { id, name }] of products.slice(0, troubles.length).entries()) {
      expect(data[`p${n}`].name).toBe(name);
      expect(stage.calls('GET', pathOf(id))).toHaveLength(2);
    }
  });

  test('end with the right code, in time, beside answers that are well, when it lasts', async () => {
    trouble(null);
    const startedAt = Date.now();
    const { data, errors } = await stage.ask(everything());
    expect(Date.now() - startedAt).toBeLessThan(7_000);
    expect(data.well.name).toBe(products.at(-1)?.name);
    const codes = Object.fromEntries(
      (errors ?? []).map(({ path, extensions }) => [path?.[0], extensions['code']]),
    );
    expect(codes).toEqual(Object.fromEntries(troubles.map(([, , code], n) => [`p${n}`, code])));
    for (const n of troubles.keys()) expect(data[`p${n}`]).toBeNull();
  }, 15_000);

  test('are tried five times and no more', async () => {
    await stage.renewGateway();
    const [product] = products;
    stage.emulator.control.addFault({
      kind: 'status',
      times: null,
      match: { pattern: pathOf(product?.id).source },
    });
    const { errors, extensions } = await stage.ask(
      `{ node(id: "${product?.id}") { ... on Product { name } } }`,
    );
    expect(stage.calls('GET')).toHaveLength(5);
    expect(extensions.cost.upstreamCalls).toBe(5);
    expect(errors?.[0]?.extensions).not.toHaveProperty('outcome');
  });

  test.each([
    [400, 'UPSTREAM_INVALID_RESPONSE'],
    [403, 'UPSTREAM_FORBIDDEN'],
    [418, 'UPSTREAM_INVALID_RESPONSE'],
  ])('are not repeated after a %i', async (status, code) => {
    stage.emulator.control.addFault({ kind: 'status', status, times: null });
    const { data, errors } = await stage.ask('{ product(productId: "9007199267351835") { name } }');
    expect(data.product).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code });
    expect(stage.calls('GET')).toHaveLength(1);
  });

  test('that find nothing are null without an error', async () => {
    const { data, errors } = await stage.ask(
      '{ product(productId: "9007199267351835") { name } node(id: "audiences/9f4f44d8-0000-4000-9000-000000000000") { id } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ product: null, node: null });
  });
});

describe('an upstream that goes away', () => {
  test('is told as unavailable, and answers again without a restart when it is back', async () => {
    const first = await startEmulator({ speed: 0, products: 1 });
    const port = Number(new URL(first.origin).port);
    const gateway = await startBuiltGateway({ ...environmentFor(first), REQUEST_TIMEOUT_MS: '2000' });
    const before = await ask(gateway.url, '{ products(first: 1) { nodes { name } } }');
    await first.close();
    const away = await ask(gateway.url, '{ products(first: 1) { nodes { name } } rateLimit { inFlight } }');
    const ready = await fetch(`${gateway.url}/readyz`);
    const second = await startEmulator({ speed: 0, products: 1, port });
    const after = await ask(gateway.url, '{ products(first: 1) { nodes { name } } }');
    await gateway.stop('SIGKILL');
    await second.close();
    expect(away.data).toEqual({ products: null, rateLimit: { inFlight: expect.any(Number) } });
    expect(away.errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(ready.status).toBe(200);
    expect(after).toEqual({ ...before, extensions: expect.anything() });
  });
});

/** Each kind of trouble for a product of its own. */
function trouble(times: number | null): void {
  troubles.forEach(([, fault], n) => {
    const match = { method: 'GET', pattern: pathOf(products[n]?.id).source };
    stage.emulator.control.addFault({ ...fault, times, match });
  });
}

function everything(): string {
  const aliases = troubles.map((_, n) => `p${n}: node(id: "${products[n]?.id}") { ... on Product { name } }`);
  return `{ ${aliases.join(' ')} well: node(id: "${products.at(-1)?.id}") { ... on Product { name } } }`;
}

function pathOf(id: string | undefined): RegExp {
  return new RegExp(`/${id}$`);
}
