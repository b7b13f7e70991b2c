import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { getOperationAST, parse } from 'graphql';
import { startEmulator } from '../../src/emulator/start-emulator.ts';
import { priceLimits } from '../../src/price/price-limits.ts';
import { priceOperation } from '../../src/price/price-operation.ts';
import { arbitraryQuery, type NamedThings } from '../kit/arbitrary-query.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { callersFile, keyEntry } from '../kit/callers-file.ts';
import { type Stage, setStage } from '../kit/stage.ts';
import { type TinyRedis, tinyRedis } from '../kit/tiny-redis.ts';

describe('the price of a query', () => {
  let stage: Stage;
  let things: NamedThings;

  beforeAll(async () => {
    stage = await setStage({ emulator: { products: 4, submissionsPerProduct: 3, labelsPerSubmission: 2 } });
    const { data } = await stage.ask(
      '{ products { nodes { id submissions { nodes { id shippingLabels { nodes { id } } } } } } }',
    );
    const [product] = data.products.nodes;
    const submission = product.submissions.nodes.find(
      (one: { shippingLabels: { nodes: unknown[] } }) => one.shippingLabels.nodes.length > 0,
    );
    things = { product: product.id, submission: submission.id, label: submission.shippingLabels.nodes[0].id };
  });
  afterAll(() => stage.close());

  test('is never below the calls that it takes', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryQuery(things), async (query) => {
        fc.pre(priceOf(query) <= priceLimits.calls);
        const { data, errors, extensions } = await stage.ask(query);
        expect(errors ?? []).toEqual([]);
        expect(data).toBeTruthy();
        expect(priceOf(query)).toBeGreaterThanOrEqual(extensions.cost.upstreamCalls);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    [
      'three levels of 50',
      '{ products(first: 50) { nodes { submissions(first: 50) { nodes { shippingLabels(first: 50) { nodes { id progress targeting { audiences { id } } } } progress } } } } }',
    ],
    [
      '200 aliases',
      `{ ${Array.from({ length: 200 }, (_, n) => `a${n}: product(productId: "${n + 1}") { submissions { nodes { shippingLabels { nodes { id } } } } }`).join(' ')} }`,
    ],
  ])('admits %s', async (_what, query) => {
    expect((await stage.ask(query)).errors).toBeUndefined();
  });

  test.each([
    [
      'too many calls',
      '{ products(first: 1000) { nodes { submissions(first: 1000) { nodes { downloads { url } } } } } }',
      {},
      /may take 1020020 upstream calls, and one may take 150000\. Ask for less/,
    ],
    [
      'too many nodes, by a variable',
      'query ($n: Int!) { products(first: $n) { nodes { submissions(first: $n) { nodes { id } } } } }',
      { n: 1000 },
      /may take 1001000 nodes, and one may take 1000000/,
    ],
    [
      'too many ids',
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids: Array.from({ length: 1_001 }, () => 'x') },
      /takes 1000 ids at once; these are 1001/,
    ],
  ])('refuses %s before anything is called', async (_what, query, variables, message) => {
    stage.calm();
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const answer = await post(stage.gateway, { query, variables }, { accept });
      expect(answer.status).toBe(400);
      expect(answer.body.errors[0].message).toMatch(message);
      expect(answer.body.errors[0].extensions['code']).toBe('OPERATION_TOO_EXPENSIVE');
      expect(answer.body.data).toBeUndefined();
    }
    expect(stage.emulator.control.calls()).toEqual([]);
  });
});

describe('a budget of upstream calls', () => {
  const declared = {
    keys: [
      { ...keyEntry('grafana', 'canary-grafana', ['reader']), upstreamCallsPerMinute: 5 },
      { ...keyEntry('pipeline', 'canary-pipeline', ['submitter']), upstreamCallsPerMinute: 1 },
      keyEntry('free', 'canary-free', ['reader']),
    ],
  };
  let emulator: Awaited<ReturnType<typeof startEmulator>>;
  let redis: TinyRedis;
  let replicas: BuiltGateway[];

  beforeAll(async () => {
    emulator = await startEmulator({ products: 2, speed: 0 });
    redis = await tinyRedis();
    const environment = {
      ...environmentFor(emulator),
      GATEWAY_CALLERS_FILE: callersFile(declared).path,
      CACHE_URL: redis.url,
    };
    replicas = await Promise.all([startBuiltGateway(environment), startBuiltGateway(environment)]);
  });
  afterAll(async () => {
    await Promise.all(replicas.map((one) => one.stop('SIGKILL')));
    await redis.close();
    await emulator.close();
  });

  test('is one for all replicas, and a spent one is told when to come back', async () => {
    const query = '{ products(first: 1) { nodes { id } } }';
    await beforeTheMinuteTurns();
    const answers = [];
    for (let round = 0; round < 8; round += 1)
      answers.push(
        await post(replicas[round % 2] as BuiltGateway, { query }, { 'x-api-key': 'canary-grafana' }),
      );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
    const refused = answers.at(-1);
    expect(refused?.headers.get('retry-after')).toMatch(/^[1-9]\d?$/);
    expect(refused?.body).toEqual({
      errors: [
        {
          message: expect.stringMatching(
            /may take 1 upstream calls; of the budget of 5 a minute, 0 are left to this caller\. Come back in \d+ s\./,
          ),
          extensions: {
            code: 'RATE_LIMITED',
            price: 1,
            limit: 5,
            retryAfterSeconds: Number(refused?.headers.get('retry-after')),
            correlationId: expect.any(String),
          },
        },
      ],
      extensions: { cost: { upstreamCalls: 0 }, freshness: { age: 0, source: 'SERVICE' } },
    });
    const free = await post(replicas[0] as BuiltGateway, { query }, { 'x-api-key': 'canary-free' });
    expect(free.status).toBe(200);
    expect(Array.from(redis.kept.keys()).join()).not.toContain('grafana');
  });

  test('pays for packages too', async () => {
    await beforeTheMinuteTurns();
    const [replica] = replicas as [BuiltGateway];
    const headers = { 'x-api-key': 'canary-pipeline' };
    const unknown = `${replica.url}/packages/products/7/submissions/8/signed`;
    expect((await fetch(unknown, { headers })).status).toBe(404);
    const refused = await fetch(unknown, { headers });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d?$/);
    const { errors } = (await refused.json()) as { errors: unknown };
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', limit: 1 } }]);
  });

  test('that could never pay for an operation says so instead', async () => {
    const query = '{ products(first: 10) { nodes { submissions { nodes { id } } } } }';
    const answer = await post(replicas[0] as BuiltGateway, { query }, { 'x-api-key': 'canary-grafana' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0]).toMatchObject({
      message: expect.stringMatching(
        /may take 11 upstream calls, and the whole budget of this caller is 5 a minute/,
      ),
      extensions: { code: 'OPERATION_TOO_EXPENSIVE', price: 11, limit: 5 },
    });
  });
});

interface Refused {
  readonly data?: unknown;
  readonly errors: readonly [{ readonly message: string; readonly extensions: Record<string, unknown> }];
}

function priceOf(query: string): number {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (operation == null) throw new Error('no operation');
  return priceOperation(document, operation).calls;
}

/** Budgets go by the clock's minutes. */
async function beforeTheMinuteTurns(): Promise<void> {
  const left = 60_000 - (Date.now() % 60_000);
  if (left < 10_000) await new Promise((resolve) => setTimeout(resolve, left + 100));
}

async function post({ url }: BuiltGateway, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Refused };
}
