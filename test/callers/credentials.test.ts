import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Credentials, lowerCaseNames, readCredentials } from '../../src/callers/credentials.ts';

const basic = (text: string) => `Basic ${Buffer.from(text, 'utf8').toString('base64')}`;

describe('credentials', () => {
  test.each([
    [{ 'x-api-key': 'k' }, 'bearer', 'k'],
    [{ authorization: 'Bearer k' }, 'bearer', 'k'],
    [{ authorization: 'bearer   k ' }, 'bearer', 'k'],
    [{ authorization: 'ApiKey k' }, 'bearer', 'k'],
    [{ authorization: 'k' }, 'bearer', 'k'],
    [{ 'x-api-key': 'k', authorization: 'Bearer other' }, 'bearer', 'k'],
    [{ authorization: basic('grafana:k:with:colons') }, 'basic', 'grafana k:with:colons'],
    [{ authorization: basic('größe:schlüssel') }, 'basic', 'größe schlüssel'],
    [{ authorization: basic(':') }, 'basic', ' '],
  ])('%j are %s', (headers, kind, shown) => {
    const credentials = readCredentials(headers);
    expect([credentials.kind, told(credentials)]).toEqual([kind, shown]);
    expect(JSON.stringify(credentials)).not.toContain('schlüssel');
  });

  test.each([
    [{ authorization: 'Digest username="a"' }],
    [{ authorization: 'Basic !!!' }],
    [{ authorization: basic('no colon') }],
    [{ authorization: '' }],
    [{ authorization: 7 }],
    [{ 'x-api-key': '  ' }],
    [{ 'x-api-key': ['a', 'b'] }],
  ])('%j are unreadable', (headers) => {
    expect(readCredentials(headers)).toEqual({ kind: 'unreadable' });
  });

  test('that are not there are none', () => {
    expect(readCredentials({})).toEqual({ kind: 'none' });
    expect(readCredentials(lowerCaseNames(null))).toEqual({ kind: 'none' });
    expect(readCredentials(lowerCaseNames(JSON.parse('{"__proto__":{"authorization":"Bearer k"}}')))).toEqual(
      {
        kind: 'none',
      },
    );
  });

  test('are found in connection parameters whatever the case of their names', () => {
    expect(told(readCredentials(lowerCaseNames({ Authorization: 'Bearer k' })))).toBe('k');
    expect(told(readCredentials(lowerCaseNames({ 'X-API-Key': 'k' })))).toBe('k');
  });

  test('of HTTP Basic come out as they went in', () => {
    const id = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes(':'));
    fc.assert(
      fc.property(id, fc.string({ unit: 'grapheme' }), (user, password) => {
        const read = readCredentials({ authorization: basic(`${user}:${password}`) });
        expect(told(read)).toBe(`${user} ${password}`);
      }),
    );
  });
});

function told(credentials: Credentials): string {
  if (credentials.kind === 'bearer') return credentials.secret.unwrap();
  return credentials.kind === 'basic' ? `${credentials.id} ${credentials.secret.unwrap()}` : credentials.kind;
}
