import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { type Answer, ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually } from '../kit/eventually.ts';
import { lateCacheCalls } from '../kit/late-cache-calls.ts';
import { type RealRedis, startRealRedis } from '../kit/real-redis.ts';

let redis: RealRedis;
let emulator: RunningEmulator;
let writer: BuiltGateway;
let reader: BuiltGateway;
let id: string;

beforeAll(async () => {
  emulator = await startEmulator({ speed: 0 });
  redis = await startRealRedis();
  [writer, reader] = (await Promise.all([start(), start()])) as [BuiltGateway, BuiltGateway];
  const { data } = await ask(writer.url, '{ products(first: 1) { nodes { id } } }');
  id = data.products.nodes[0].id;
});
afterEach(() => redis.resume());
afterAll(async () => {
  await Promise.all([writer, reader].map((one) => one.stop('SIGKILL')));
  await redis.kill();
  await emulator.close();
});

describe('replicas that remember through a Redis', () => {
  test('see each other’s writes at once, again and again', async () => {
    let rounds = 0;
    for (let n = 0; rounds < 10; n += 1) {
      const before = await lateCacheCalls(writer.url, reader.url);
      await Promise.all([writer, reader].map(({ url }) => ask(url, question())));
      expect((await rename(`name ${n}`)).data.updateProduct.product).toEqual({ name: `name ${n}` });
      const seen: string[] = [];
      for (const { url } of [reader, writer]) {
        const answers = await Promise.all([1, 2, 3].map(() => ask(url, question())));
        seen.push(...answers.map(({ data }) => data.node.name));
      }
      // Where this machine is so busy that Redis was late, the replicas were alone: that proves nothing.
      if ((await lateCacheCalls(writer.url, reader.url)) !== before) continue;
      rounds += 1;
      expect(new Set(seen)).toEqual(new Set([`name ${n}`]));
    }
  });

  test('keep nothing there that could be read', async () => {
    await rename('plain to see');
    await eventually('the product to be in Redis', async () => {
      await ask(writer.url, question(), {}, { 'cache-control': 'no-cache' });
      return [...(await redis.contents()).keys()].some((key) => key.includes(':read:'));
    });
    const text = JSON.stringify([...(await redis.contents())]);
    for (const plain of ['plain to see', 'productName', '/products/']) expect(text).not.toContain(plain);
  });

  test('remember by themselves while it stalls, and tell each other of their writes when it is back', async () => {
    await Promise.all([writer, reader].map(({ url }) => ask(url, question())));
    redis.stall();
    expect((await rename('in the outage')).errors).toBeUndefined();
    expect((await ask(writer.url, question())).data.node.name).toBe('in the outage');
    redis.resume();
    // The writer tells of it by the next thing that it does once Redis is no longer left alone.
    await eventually(
      'the other replica to know',
      async () => {
        await ask(writer.url, question());
        return (await ask(reader.url, question())).data.node.name === 'in the outage';
      },
      15_000,
    );
  });

  test('see each other’s writes when it was emptied', async () => {
    await Promise.all([writer, reader].map(({ url }) => ask(url, question())));
    await redis.flush();
    await rename('after the flush');
    await eventually(
      'the other replica to know',
      async () => {
        return (await ask(reader.url, question())).data.node.name === 'after the flush';
      },
      15_000,
    );
  });
});

function start(): Promise<BuiltGateway> {
  return startBuiltGateway({
    ...environmentFor(emulator),
    CACHE_URL: redis.url,
    MEMORY_MAX_AGE_SECONDS: '3600',
  });
}

function question(): string {
  return `{ node(id: "${id}") { ... on Product { name } } }`;
}

function rename(name: string): Promise<Answer> {
  const input = `{ id: "${id}", name: "${name}" }`;
  return ask(
    writer.url,
    `mutation { updateProduct(input: ${input}) { product { name } userErrors { message } } }`,
  );
}
