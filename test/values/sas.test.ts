import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { redactUrl, sasExpiry, sasPermissions } from '../../src/values/sas.ts';

const url =
  'https://acct.blob.core.windows.net/ingestion/0f0e?skoid=1&se=2024-09-13T13%3A09%3A09Z&sr=b&sp=rwl' +
  '&rscd=attachment%3B+filename%3Dinitial_1.cab&sig=a%2Bb%2Fc%3D';

describe('a blob address', () => {
  test('says what it allows and until when', () => {
    expect(sasPermissions(url)).toBe('rwl');
    expect(sasExpiry(url)).toBe(Date.UTC(2024, 8, 13, 13, 9, 9));
    expect(sasPermissions('http://127.0.0.1:1/b?sp=rl')).toBe('rl');
    expect(sasExpiry('http://127.0.0.1:1/b?se=2024-09-13T13:09:09Z')).toBe(Date.UTC(2024, 8, 13, 13, 9, 9));
  });

  test.each([
    'https://host/path',
    'https://host/?rsp=r&nse=2024-09-13',
    'https://host/?sp=&se=',
    'https://host/?sp=%&se=soon',
    '',
  ])('%j says neither', (address) => {
    expect(sasPermissions(address)).toBeNull();
    expect(sasExpiry(address)).toBeNull();
  });

  test('is shown as its host alone', () => {
    expect(redactUrl(url)).toBe('acct.blob.core.windows.net');
    expect(redactUrl('http://user:secret@127.0.0.1:4100/blob?sig=x')).toBe('127.0.0.1:4100');
    expect(redactUrl('data:text/plain,secret')).toBe('[no host]');
    expect(redactUrl('secret')).toBe('[no host]');
  });

  test('may be any text without harm', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true })),
        (text) => {
          sasPermissions(text);
          sasExpiry(text);
          redactUrl(text);
        },
      ),
    );
  });
});
