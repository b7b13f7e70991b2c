import { describe, expect, test } from '@jest/globals';
import { createFailedAttempts } from '../../src/callers/failed-attempts.ts';
import { capturedLogger } from '../kit/captured-logger.ts';
import { fakeClock, settle } from '../kit/fake-clock.ts';

function attempts() {
  const [clock, logger] = [fakeClock(), capturedLogger()];
  const failed = createFailedAttempts(clock, logger);
  const fail = async (address: string, times = 1) => {
    for (let index = 0; index < times; index += 1) void failed.slowDown(address);
    await settle();
  };
  return { clock, logger, fail };
}

describe('an address that fails to say who it is', () => {
  test('is answered at once ten times, then ever later, and never later than a second', async () => {
    const { clock, fail } = attempts();
    await fail('192.0.2.1', 10);
    expect(clock.sleeping).toBe(0);
    for (const ms of [50, 100, 200, 400, 800, 1_000, 1_000]) {
      await fail('192.0.2.1');
      await clock.advance(ms - 1);
      expect(clock.sleeping).toBe(1);
      await clock.advance(1);
      expect(clock.sleeping).toBe(0);
    }
  });

  test('slows nobody else, and is forgiven when it is quiet', async () => {
    const { clock, fail } = attempts();
    await fail('192.0.2.1', 12);
    await clock.advance(2_000);
    await fail('192.0.2.2');
    expect(clock.sleeping).toBe(0);
    await clock.advance(120_000);
    await fail('192.0.2.1');
    expect(clock.sleeping).toBe(0);
  });

  test('is one with the others of its IPv6 network', async () => {
    const { clock, fail, logger } = attempts();
    for (let index = 0; index < 11; index += 1) await fail(`2001:db8:0:7::${index.toString(16)}`);
    expect(clock.sleeping).toBe(1);
    expect(logger.lines).toMatchObject([{ level: 'warn', fields: { address: '2001:db8:0:7::/64' } }]);
    await fail('2001:db8:0:8::1');
    expect(clock.sleeping).toBe(1);
    await fail('::ffff:192.0.2.1', 10);
    await fail('192.0.2.1');
    expect(clock.sleeping).toBe(2);
  });

  test('takes no more than its share of memory, however many there are', async () => {
    const { clock, fail } = attempts();
    await fail('192.0.2.1', 500);
    expect(clock.sleeping).toBe(200);
    for (let index = 0; index < 20_000; index += 1) void fail(`10.0.${index >> 8}.${index & 255}`);
    await settle();
    await clock.advance(10_000);
    await fail('192.0.2.1', 10);
    expect(clock.sleeping).toBe(0);
  });
});
