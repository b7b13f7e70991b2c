import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { type Answer, ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually } from '../kit/eventually.ts';
import { otherClient } from '../kit/other-client.ts';

let emulator: RunningEmulator;
let gateway: BuiltGateway;
let productId: string;

beforeAll(async () => {
  emulator = await startEmulator({ speed: 0 });
  gateway = await startBuiltGateway({ ...environmentFor(emulator), MEMORY_MAX_AGE_SECONDS: '3600' });
  const { data } = await ask(gateway.url, '{ products(first: 1) { nodes { productId } } }');
  productId = data.products.nodes[0].productId;
});
afterAll(async () => {
  await gateway.stop('SIGKILL');
  await emulator.close();
});

describe('an answer that was made of what is remembered', () => {
  test('is given again as it was, and told as what it is', async () => {
    const first = await kept(wide);
    const logged = operations().length;
    const answers = await Promise.all([1, 2, 3].map(() => ask(gateway.url, wide())));
    for (const { data, extensions } of answers) {
      expect(data).toEqual(first.data);
      expect(extensions).toMatchObject({ cost: { upstreamCalls: 0 }, freshness: { source: 'MEMORY' } });
    }
    const lines = await eventually('their log lines', () => {
      const more = operations().slice(logged);
      return more.length >= 3 && more;
    });
    // The product, its submissions and a list of labels for each of them.
    const reads = first.data.product.submissions.nodes.length + 2;
    expect(lines.map((line) => line['remembered'])).toEqual([reads, reads, reads]);
  });

  test('counts as the reads that it stands for', async () => {
    const reads = (await kept(wide)).data.product.submissions.nodes.length + 2;
    const before = await readsFromProcess();
    await ask(gateway.url, wide());
    expect((await readsFromProcess()) - before).toBe(reads);
  });

  test('grows old', async () => {
    await kept(wide);
    await eventually('an answer of a second', async () => {
      const { extensions } = await ask(gateway.url, wide());
      const { age, source } = freshnessOf({ extensions });
      return source === 'MEMORY' && age >= 1;
    });
  });

  test('is made anew after a write', async () => {
    for (const name of ['one', 'two', 'three']) {
      await kept(wide);
      const input = `{ id: "products/${productId}", name: "${name}" }`;
      await ask(gateway.url, `mutation { updateProduct(input: ${input}) { product { name } } }`);
      expect((await ask(gateway.url, wide())).data.product.name).toBe(name);
    }
  });

  test('is made anew when somebody was told something newer', async () => {
    await kept(wide);
    await otherClient(emulator).call('PATCH', `/products/${productId}`, { productName: 'by somebody else' });
    // A query of other words, for somebody who wants it of the service.
    await ask(
      gateway.url,
      `{ product(productId: "${productId}") { name } }`,
      {},
      { 'cache-control': 'no-cache' },
    );
    expect((await ask(gateway.url, wide())).data.product.name).toBe('by somebody else');
  });

  test('is made anew where something in it changes from moment to moment', async () => {
    const query = () => `{ rateLimit { callsInLastMinute } ${wide().slice(1)}`;
    const before = (await kept(query)).data.rateLimit.callsInLastMinute;
    await ask(gateway.url, wide(), {}, { 'cache-control': 'no-cache' });
    expect((await ask(gateway.url, query())).data.rateLimit.callsInLastMinute).toBeGreaterThan(before);
  });
});

function wide(): string {
  return `{ product(productId: "${productId}") { name submissions { nodes { name shippingLabels { nodes { name } } } } } }`;
}

/** The answer once it has been given twice from memory: the second is of what is kept. */
async function kept(query: () => string): Promise<Answer> {
  let times = 0;
  return eventually('an answer from memory', async () => {
    const answer = await ask(gateway.url, query());
    const { source } = freshnessOf(answer);
    times = source === 'MEMORY' ? times + 1 : 0;
    return times >= 3 && answer;
  });
}

function freshnessOf({ extensions }: Pick<Answer, 'extensions'>): { age: number; source: string } {
  return (extensions as unknown as { freshness: { age: number; source: string } }).freshness;
}

function operations(): Record<string, unknown>[] {
  return gateway.log().filter(({ msg }) => msg === 'operation');
}

async function readsFromProcess(): Promise<number> {
  const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
  return Number(/hardware_gateway_reads_total\{answered_by="process"\} (\d+)/.exec(metrics)?.[1]);
}
