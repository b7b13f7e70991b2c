import { describe, expect, test } from '@jest/globals';
import { retryAfterMs } from '../../src/rest/retry-after.ts';

const now = Date.parse('2026-11-20T10:00:00Z');
const pause = (headers: Record<string, string>, text = '') => retryAfterMs({ headers }, text, now);

describe('the pause after a 429', () => {
  test.each([
    ['17', 17_000],
    ['0', 1_000],
    [' 3 ', 3_000],
    ['999999999', 3_600_000],
    ['Fri, 20 Nov 2026 10:00:30 GMT', 30_000],
    ['Fri, 20 Nov 2026 09:00:00 GMT', 1_000],
  ])('is what the header %j asks for', (header, ms) => {
    expect(pause({ 'retry-after': header })).toBe(ms);
  });

  test('counts a date against the clock of the service, where the answer tells it', () => {
    const headers = { 'retry-after': 'Fri, 20 Nov 2026 12:00:30 GMT', date: 'Fri, 20 Nov 2026 12:00:00 GMT' };
    expect(pause(headers)).toBe(30_000);
  });

  test('is read from the text of the body when there is no header', () => {
    const text = '{"statusCode":429,"message":"Rate limit is exceeded. Try again in 17 seconds."}';
    expect(pause({}, text)).toBe(17_000);
    expect(pause({ 'retry-after': '5' }, text)).toBe(5_000);
    expect(pause({ 'retry-after': 'soon' }, text)).toBe(17_000);
  });

  test('is ten seconds when nothing says how long', () => {
    expect(pause({}, 'slow down')).toBe(10_000);
  });
});
