import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Cursor, readCursor, writeCursor } from '../../src/values/cursor.ts';
import { cursor } from '../kit/arbitraries.ts';

const example: Cursor = {
  scope: 'products',
  after: '9007199267351835',
  page: 'pageSize=50&continuationToken=QUJD%2B%3D%3D',
  sortKey: 'Größe "7"',
};

describe('cursors', () => {
  test('round-trip, byte for byte', () => {
    fc.assert(fc.property(cursor(), (value) => expect(readCursor(writeCursor(value))).toStrictEqual(value)));
  });

  test('are opaque texts that need no escaping in a URL', () => {
    expect(writeCursor(example)).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  test('tell a null sort key from none', () => {
    const { sortKey: _, ...none } = example;
    expect(readCursor(writeCursor({ ...none, sortKey: null }))).toStrictEqual({ ...none, sortKey: null });
    expect(readCursor(writeCursor(none))).toStrictEqual(none);
  });

  test('with one bit turned are none', () => {
    const bytes = Buffer.from(writeCursor(example), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const damaged = Buffer.from(bytes);
      damaged.writeUInt8(damaged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(readCursor(damaged.toString('base64url'))).toBeNull();
    }
  });

  test('cut short or grown are none', () => {
    const text = writeCursor(example);
    for (let length = 0; length < text.length; length += 1)
      expect(readCursor(text.slice(0, length))).toBeNull();
    for (const tail of ['A', '=', ' ', '\n', 'AAAA']) expect(readCursor(text + tail)).toBeNull();
  });

  test('leave out a page that cannot stand in a query, or is too long, and so begin with the first', () => {
    for (const page of ['a b', 'a#b', 'a\r\nHost: x', 'ü', 'x'.repeat(8_193)]) {
      expect(readCursor(writeCursor({ ...example, page }))).toStrictEqual({ ...example, page: '' });
    }
    expect(readCursor(writeCursor({ ...example, page: 'x'.repeat(8_192) }))?.page).toHaveLength(8_192);
  });

  test.each([[{ after: 'x' }], [{ after: '' }], [{ after: '9223372036854775808' }]])(
    'with %j are none',
    (change) => {
      expect(readCursor(writeCursor({ ...example, ...change }))).toBeNull();
    },
  );

  test('of other programs are none, whatever the text', () => {
    const foreign = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String(),
      fc.stringMatching(/^AQ[A-Za-z0-9_-]{0,80}$/),
    );
    fc.assert(fc.property(foreign, (text) => expect(readCursor(text)).toBeNull()));
    expect(readCursor(Buffer.from('{"after":"1"}').toString('base64url'))).toBeNull();
    expect(readCursor('A'.repeat(1_000_000))).toBeNull();
  });
});
