import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '../kit/eventually.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage({
    emulator: { products: 1 },
    environment: { REQUEST_TIMEOUT_MS: '3000', UPSTREAM_TIMEOUT_MS: '600' },
  });
});
afterEach(async () => {
  stage.calm();
  await stage.renewGateway();
});
afterAll(() => stage.close());

const create = `mutation {
  createProduct(input: { name: "in an outage", testHarness: HLK, deviceType: INTERNAL, requestedSignatures: ["WINDOWS_v100_X64_GE_FULL"] }) {
    product { id }
  }
}`;

/** A read that no other read is like, so that none is shared. */
function read(n: number) {
  return stage.ask(`{ product(productId: "90071992670${String(n).padStart(5, '0')}") { name } }`);
}

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${stage.gateway.url}/metrics`)).text();
  return Number(
    new RegExp(`^hardware_gateway_${name}\\{account="default"\\} (\\d+)$`, 'm').exec(text)?.[1] ?? Number.NaN,
  );
}

describe('an outage of the service', () => {
  test.each([
    ['server errors', { kind: 'status', status: 503 }],
    ['cut connections', { kind: 'cut' }],
    ['silence', { kind: 'hang' }],
  ] as const)(
    'of %s is met with few retries, and then with none of the calls',
    async (_what, fault) => {
      await read(0);
      stage.calm();
      stage.emulator.control.addFault({ ...fault, times: null });
      const answers = await Promise.all(Array.from({ length: 300 }, (_, n) => read(n)));
      for (const { data, errors } of answers) {
        expect(data).toEqual({ product: null });
        expect(errors?.[0]?.extensions['code']).toMatch(/^UPSTREAM_(UNAVAILABLE|TIMEOUT)$/);
      }
      expect(stage.calls('GET').length).toBeLessThan(300 * 1.2);
      expect(await metric('breaker_open')).toBe(1);
      const startedAt = Date.now();
      const { errors } = await read(1);
      // Either it is spared, or it is the one that looks whether the service is back.
      expect(errors?.[0]?.message).toMatch(/gateway spares it this one|service failed|connection|in time/);
      expect(Date.now() - startedAt).toBeLessThan(2_000);
    },
    30_000,
  );

  test('refuses a write before it is sent, says when to come back, and is over a second after the service is back', async () => {
    stage.emulator.control.addFault({ kind: 'status', status: 503, times: null });
    await Promise.all(Array.from({ length: 100 }, (_, n) => read(n)));
    const posted = stage.calls('POST').length;
    const startedAt = Date.now();
    const refused = await stage.ask(create);
    expect(Date.now() - startedAt).toBeLessThan(500);
    expect(refused.data).toEqual({ createProduct: null });
    expect(refused.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/nothing was sent.*Ask again in 1 s/),
      extensions: { code: 'UPSTREAM_UNAVAILABLE', outcome: 'NOT_SENT', retryAfterSeconds: 1 },
    });
    expect(stage.calls('POST')).toHaveLength(posted);
    stage.calm();
    const back = Date.now();
    await eventually('the service is asked again', async () => (await read(1)).errors === undefined);
    expect(Date.now() - back).toBeLessThan(2_500);
    expect((await stage.ask(create)).errors).toBeUndefined();
    expect([await metric('breaker_open'), await metric('breaker_opened_total')]).toEqual([0, 1]);
    const told = stage.gateway.log().map(({ msg }) => String(msg));
    expect(told.filter((text) => text.startsWith('breaker '))).toHaveLength(2);
  }, 30_000);

  test('is none where half of the calls are well, or where they are refused or throttled', async () => {
    stage.emulator.control.addFault({ kind: 'status', status: 400, times: 60 });
    await Promise.all(Array.from({ length: 60 }, (_, n) => read(n)));
    stage.calm();
    stage.emulator.control.addFault({
      kind: 'status',
      status: 429,
      times: 60,
      headers: { 'retry-after': '1' },
    });
    await Promise.all(Array.from({ length: 60 }, (_, n) => read(n)));
    stage.calm();
    expect((await read(1)).errors).toBeUndefined();
    expect(await metric('breaker_opened_total')).toBe(0);
  }, 30_000);
});
