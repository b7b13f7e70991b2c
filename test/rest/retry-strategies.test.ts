import { describe, expect, test } from '@jest/globals';
import type { TryResult } from '../../src/rest/answer.ts';
import type { RestRequest } from '../../src/rest/http.ts';
import { backoffMs } from '../../src/rest/retry-strategies/backoff.ts';
import { failedRead } from '../../src/rest/retry-strategies/failed-read.ts';
import { nothingSent } from '../../src/rest/retry-strategies/nothing-sent.ts';
import { throttled } from '../../src/rest/retry-strategies/throttled.ts';

const read: RestRequest = { endpoint: 'getProduct', method: 'GET', path: '/products/1', repeatable: true };
const write: RestRequest = {
  endpoint: 'createProduct',
  method: 'POST',
  path: '/products',
  repeatable: false,
};
const status = (code: number): TryResult => ({
  kind: 'response',
  response: { status: code, headers: {}, body: undefined },
  text: '',
});
const results: Record<string, TryResult> = {
  '200': status(200),
  '404': status(404),
  '429': status(429),
  '500': status(500),
  '503': status(503),
  cut: { kind: 'cut' },
  unreadable: { kind: 'unreadable', status: 200, reason: 'no JSON' },
  refused: { kind: 'refused', reason: 'ECONNREFUSED' },
  'timeout after sending': { kind: 'timeout', sent: true },
  'timeout before sending': { kind: 'timeout', sent: false },
};

function again(request: RestRequest): string[] {
  const question = { request, retries: 0, random: () => 0.5 };
  return Object.entries(results)
    .filter(([, result]) =>
      [throttled, nothingSent, failedRead].some((one) => one({ ...question, result }) !== undefined),
    )
    .map(([name]) => name);
}

describe('which results are tried again', () => {
  test('of a read: every failure that may pass', () => {
    expect(again(read).sort()).toEqual(
      [
        '429',
        '500',
        '503',
        'cut',
        'refused',
        'timeout after sending',
        'timeout before sending',
        'unreadable',
      ].sort(),
    );
  });

  test('of a write: only what was provably not processed', () => {
    expect(again(write).sort()).toEqual(['429', 'refused', 'timeout before sending'].sort());
  });
});

describe('the waits', () => {
  test('start at 200 ms, double, and never pass 2 s', () => {
    const most = [0, 1, 2, 3, 4, 9].map((retries) => backoffMs(retries, () => 1));
    expect(most).toEqual([200, 400, 800, 1_600, 2_000, 2_000]);
  });

  test('are half chance', () => {
    expect(backoffMs(0, () => 0)).toBe(100);
    expect(backoffMs(3, () => 0)).toBe(800);
  });
});
