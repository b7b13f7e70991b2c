import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_SETTINGS } from '../../src/emulator/settings.ts';
import type { Answer } from '../kit/ask.ts';
import { eventually } from '../kit/eventually.ts';
import { type OtherClient, otherClient } from '../kit/other-client.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;
let other: OtherClient;
/** A product of the account with its submissions and their labels. */
let productId: string;
/** The path of one of the labels. */
let label: string;

beforeAll(async () => {
  stage = await setStage({
    environment: { MEMORY_MAX_AGE_SECONDS: '0', REQUEST_TIMEOUT_MS: '4000', UPSTREAM_TIMEOUT_MS: '1000' },
  });
  other = otherClient(stage.emulator);
  const { data } = await stage.ask(
    '{ products(first: 50) { nodes { productId submissions { nodes { submissionId shippingLabels { nodes { shippingLabelId } } } } } } }',
  );
  const found = data.products.nodes
    .map((product: Thing) => ({ product, labels: labelsOf(product) }))
    .find((one: { labels: unknown[] }) => one.labels.length >= 2);
  productId = found.product.productId;
  label = found.labels[0];
});
afterEach(() => {
  stage.emulator.control.settings(DEFAULT_SETTINGS);
  stage.calm();
});
afterAll(() => stage.close());

// biome-ignore lint/suspicious/noExplicitAny: An answer's shape is its query's.
type Thing = any;

function labelsOf(product: Thing): string[] {
  return product.submissions.nodes.flatMap(({ submissionId, shippingLabels }: Thing) =>
    shippingLabels.nodes.map(
      ({ shippingLabelId }: Thing) =>
        `/products/${product.productId}/submissions/${submissionId}/shippingLabels/${shippingLabelId}`,
    ),
  );
}

const wide = () =>
  `{ product(productId: "${productId}") { name submissions { nodes { name shippingLabels { nodes { name targeting { chids { chid } } } } } } } }`;

/** Addresses are signed anew each time. */
function unsigned(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data).replaceAll(/\?[^"]*&sig=[^"]*/g, ''));
}

/** Somebody else lets a label reach one more kind of computer. */
async function addChid(chid: string): Promise<void> {
  await other.call('PATCH', label, { targeting: { chids: [{ chid, action: 'add' }] } });
  // Until it is published again, the next change would be refused.
  stage.emulator.control.label(label.split('/').at(-1) ?? '', { finish: true });
}

/** Asks until the answer is one that was given before. */
async function confirmed(query: string): Promise<Answer> {
  return eventually('an answer that was given before', async () => {
    const since = stage.gateway.log().length;
    const answer = await stage.ask(query);
    return (await linesSince(since)).some(({ confirmed }) => confirmed === true) && answer;
  });
}

async function linesSince(since: number): Promise<Record<string, unknown>[]> {
  return eventually('a log line', () => {
    const lines = stage.gateway.log().slice(since);
    const operations = lines.filter(({ msg }) => msg === 'operation');
    return operations.length > 0 && operations;
  });
}

describe('an answer that was given before', () => {
  test('is given again where the service says the same, by as many calls, and told as fresh', async () => {
    const first = await stage.ask(wide());
    const again = await confirmed(wide());
    expect(again.data).toEqual(first.data);
    expect(again.extensions).toMatchObject({
      cost: { upstreamCalls: 2 + first.data.product.submissions.nodes.length },
      freshness: { age: 0, source: 'SERVICE' },
    });
  });

  test('is made anew when something in it has changed, wherever it is, and no read is made twice', async () => {
    const calls = (await confirmed(wide())).extensions?.cost.upstreamCalls;
    const name = (answer: Answer) => answer.data.product.name;
    await other.call('PATCH', `/products/${productId}`, { productName: 'one' });
    const renamed = await stage.ask(wide());
    expect([name(renamed), renamed.extensions?.cost.upstreamCalls]).toEqual(['one', calls]);

    await confirmed(wide());
    const chid = randomUUID();
    await addChid(chid);
    const labelled = await stage.ask(wide());
    expect(JSON.stringify(labelled.data)).toContain(chid);
    expect(labelled.extensions?.cost.upstreamCalls).toBe(calls);
  });

  test('has what is new in it, and what lies below that', async () => {
    const before = (await confirmed(wide())).data.product.submissions.nodes.length;
    await other.call('POST', `/products/${productId}/submissions`, { name: 'new', type: 'derived' });
    const { data, extensions } = await stage.ask(wide());
    const names = data.product.submissions.nodes.map(({ name }: Thing) => name);
    expect(names).toHaveLength(before + 1);
    expect(names).toContain('new');
    expect(extensions?.cost.upstreamCalls).toBe(2 + before + 1);
  });

  test('is an error while the service fails, and then itself again', async () => {
    const { data } = await confirmed(wide());
    stage.emulator.control.addFault({
      kind: 'garbage',
      times: null,
      match: { pattern: `/products/${productId}$` },
    });
    const failed = await stage.ask(wide());
    expect(failed.data.product).toBeNull();
    expect(failed.errors?.map(({ extensions }) => extensions['code'])).toEqual(['UPSTREAM_INVALID_RESPONSE']);
    stage.calm();
    expect((await confirmed(wide())).data).toEqual(data);
  });

  test('that there is nothing is seen to be so each time', async () => {
    const query = '{ product(productId: "1") { name } }';
    const { data, extensions } = await confirmed(query);
    expect(data.product).toBeNull();
    expect(extensions?.cost.upstreamCalls).toBe(1);
  });

  test('is nobody else’s where something in it changes from moment to moment', async () => {
    const query = `{ rateLimit { callsInLastMinute } ${wide().slice(1)}`;
    const counts = [];
    for (let times = 0; times < 5; times += 1)
      counts.push((await stage.ask(query)).data.rateLimit.callsInLastMinute);
    expect(counts.toSorted((one, two) => one - two)).toEqual(counts);
    expect(new Set(counts).size).toBe(counts.length);
  });
});

describe('whatever happens to the account', () => {
  let round = 0;
  beforeEach(() => {
    round += 1;
  });

  const questions: readonly (() => string)[] = [
    wide,
    () => `{ product(productId: "${productId}") { name isCommitted marketingNames updatedDateTime } }`,
    () => '{ products(first: 50) { nodes { productId name } pageInfo { hasNextPage } } }',
    () => '{ products(first: 60) { nodes { name } } }',
    () => `{ a: product(productId: "${productId}") { name } b: product(productId: "1") { name } }`,
    () =>
      `{ product(productId: "${productId}") { submissions { nodes { progress uploadUrl downloads { type } workflowStatus { state } } } } }`,
    () => `{ nodes(ids: ["products/${productId}", "products/1"]) { id ... on Product { name } } }`,
  ];

  const happenings: readonly ((text: string) => Promise<unknown>)[] = [
    async () => undefined,
    (text) => other.call('PATCH', `/products/${productId}`, { productName: `by another ${text}` }),
    () => addChid(randomUUID()),
    (text) =>
      stage.ask(
        `mutation { updateProduct(input: { id: "products/${productId}", name: "${text}" }) { product { name } } }`,
      ),
  ];

  test('the same question has the answer that it has in other words', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(questions.length - 1), fc.nat(happenings.length - 1), fc.nat(3)), {
          minLength: 4,
          maxLength: 12,
        }),
        async (doings) => {
          for (const [which, happening, times] of doings) {
            const query = questions[which]?.() ?? '';
            for (let time = 0; time < times; time += 1) await stage.ask(query);
            round += 1;
            await happenings[happening]?.(`${round}`);
            // Nobody asked this before, so nothing is kept of it.
            const anew = await stage.ask(`${query} # ${round}`);
            const again = await stage.ask(query);
            expect(unsigned(again.data)).toEqual(unsigned(anew.data));
            expect(again.errors).toEqual(anew.errors);
          }
        },
      ),
      { numRuns: 20 },
    );
  }, 60_000);
});
