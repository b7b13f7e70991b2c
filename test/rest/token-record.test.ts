import { describe, expect, test } from '@jest/globals';
import { fromStored, readTokenAnswer, toStored } from '../../src/rest/token-record.ts';

const now = 1_800_000_000_000;
const minute = 60_000;

describe('the token in an answer of Entra ID', () => {
  test.each([
    ['a number', { access_token: 't', expires_in: 3_600 }],
    ['a text', { access_token: 't', expires_in: '3600' }],
    ['only the end, as a text', { access_token: 't', expires_on: String(now / 1_000 + 3_600) }],
    ['only the end, as a number', { access_token: 't', expires_on: now / 1_000 + 3_600 }],
    [
      'both, of which the end is by another clock',
      { access_token: 't', expires_in: '3600', expires_on: '5' },
    ],
  ])('lives as long as it says by %s', (_, body) => {
    expect(readTokenAnswer(body, now)).toMatchObject({
      expiresAt: now + 60 * minute - 5_000,
      refreshAt: now + 55 * minute,
    });
  });

  test('with a short life is renewed in its last quarter', () => {
    expect(readTokenAnswer({ access_token: 't', expires_in: 100 }, now)).toMatchObject({
      expiresAt: now + 95_000,
      refreshAt: now + 75_000,
    });
  });

  test.each([
    [undefined],
    ['text'],
    [[]],
    [{}],
    [{ access_token: 't' }],
    [{ access_token: '', expires_in: 3_600 }],
    [{ access_token: 'a b', expires_in: 3_600 }],
    [{ access_token: 5, expires_in: 3_600 }],
    [{ access_token: 't', expires_in: 'soon' }],
    [{ access_token: 't', expires_in: 0 }],
    [{ access_token: 't', expires_in: Number.NaN }],
    [{ access_token: 't', expires_on: String(now / 1_000 - 1) }],
  ])('is none in %j', (body) => {
    expect(readTokenAnswer(body, now)).toBeUndefined();
  });

  test('survives the store, and anything else in there is no token', () => {
    const record = readTokenAnswer({ access_token: 'abc', expires_in: 60 }, now);
    const stored: unknown = record === undefined ? undefined : JSON.parse(JSON.stringify(toStored(record)));
    expect(fromStored(stored)?.token.unwrap()).toBe('abc');
    expect(fromStored(stored)).toMatchObject({ expiresAt: record?.expiresAt, refreshAt: record?.refreshAt });
    for (const other of [
      undefined,
      null,
      7,
      'x',
      {},
      { token: 'x' },
      { token: 1, expiresAt: 1, refreshAt: 1 },
    ]) {
      expect(fromStored(other)).toBeUndefined();
    }
  });
});
