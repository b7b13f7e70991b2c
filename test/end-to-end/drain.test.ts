import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually, pause } from '../kit/eventually.ts';

let emulator: RunningEmulator;
let gateway: BuiltGateway;

beforeAll(async () => {
  emulator = await startEmulator({ speed: 0, products: 10 });
});
beforeEach(async () => {
  gateway = await startBuiltGateway(environmentFor(emulator));
});
afterEach(async () => {
  await gateway.stop('SIGKILL');
  emulator.control.clearFaults();
  emulator.control.forgetCalls();
});
afterAll(() => emulator.close());

const list = '{ products(first: 10) { nodes { id name } } }';

describe.each(['SIGTERM', 'SIGINT'] as const)('on %s', (signal) => {
  test('under load nothing is lost, and the process ends with 0', async () => {
    let answered = 0;
    let ended = false;
    const lost: string[] = [];
    const callers = Array.from({ length: 16 }, async () => {
      while (!ended) {
        try {
          const { data } = await ask(gateway.url, list);
          if (data?.products?.nodes.length === 10) answered += 1;
          else lost.push('an answer that is not whole');
        } catch (error) {
          ended = true;
          if (!neverAccepted(error)) lost.push(String((error as Error).cause ?? error));
        }
      }
    });
    await pause(400);
    const code = gateway.stop(signal);
    await Promise.all(callers);
    expect(await code).toBe(0);
    expect(lost).toEqual([]);
    expect(answered).toBeGreaterThan(50);
  });
});

describe('while draining', () => {
  test('new requests are served for two seconds, with Connection: close, and /readyz says why not to come', async () => {
    expect((await fetch(`${gateway.url}/healthz`)).headers.get('connection')).not.toBe('close');
    const startedAt = Date.now();
    gateway.process.kill('SIGTERM');
    const readiness = await eventually('the drain', async () => {
      const response = await fetch(`${gateway.url}/readyz`);
      return response.status === 503 && response;
    });
    expect(await readiness.json()).toMatchObject({ reason: 'draining' });
    expect(readiness.headers.get('connection')).toBe('close');
    expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
    expect((await ask(gateway.url, list)).data.products.nodes).toHaveLength(10);
    await once(gateway.process, 'exit');
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(1_900);
    expect(gateway.process.exitCode).toBe(0);
  });

  test('what the service is slow to answer is waited for, reads and writes', async () => {
    emulator.control.addFault({ kind: 'delay', delayMs: 3_000, times: 2 });
    const read = ask(gateway.url, list);
    const write = ask(
      gateway.url,
      'mutation { createProduct(input: { name: "slow", testHarness: HLK, deviceType: INTERNAL, requestedSignatures: ["WINDOWS_v100_X64_GE_FULL"] }) { product { name } } }',
    );
    await eventually('both calls', () => emulator.control.calls().length === 2);
    const code = gateway.stop();
    expect((await read).data.products.nodes).toHaveLength(10);
    expect((await write).data.createProduct.product.name).toBe('slow');
    expect(await code).toBe(0);
  });

  test('a second signal ends the process at once', async () => {
    emulator.control.addFault({ kind: 'hang' });
    const read = ask(gateway.url, list).catch(() => undefined);
    await eventually('the call', () => emulator.control.calls().length === 1);
    const startedAt = Date.now();
    gateway.process.kill('SIGTERM');
    await pause(100);
    expect(await gateway.stop('SIGTERM')).toBe(143);
    expect(Date.now() - startedAt).toBeLessThan(2_000);
    await read;
  });
});

/** Not by `instanceof`: fetch's errors are of another realm than the test's. */
function neverAccepted(error: unknown): boolean {
  return String((error as Error).cause).includes('ECONNREFUSED');
}
