import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { negotiate, readMediaType } from '../../src/server/media-type.ts';

describe('negotiate', () => {
  test.each([
    [undefined, 'a/json'],
    ['', 'a/json'],
    ['*/*', 'a/json'],
    ['a/*', 'a/json'],
    ['b/html', 'b/html'],
    ['B/HTML; charset=utf-8', 'b/html'],
    ['b/html, a/json', 'b/html'],
    ['b/html;q=0.5, a/json;q=0.6', 'a/json'],
    ['b/html;q=0, */*', 'a/json'],
    ['a/json;q=0, */*;q=0.1', 'b/html'],
    ['c/png', undefined],
    ['a/json;q=0', undefined],
    ['a/json;q=nonsense', undefined],
    ['nonsense', undefined],
  ])('of "%s" is %s', (accept, type) => {
    expect(negotiate(accept, ['a/json', 'b/html'])).toBe(type);
  });

  test('never fails, and never gives what was not offered', () => {
    fc.assert(
      fc.property(fc.string(), (accept) => {
        expect(['a/json', 'b/html', undefined]).toContain(negotiate(accept, ['a/json', 'b/html']));
      }),
    );
  });
});

describe('readMediaType', () => {
  test('gives the type and its parameters without their quotes', () => {
    const media = readMediaType('Application/JSON ; Charset="UTF-8"; broken; x=1');
    expect([media?.type, [...(media?.parameters ?? [])]]).toEqual([
      'application/json',
      [
        ['charset', 'UTF-8'],
        ['x', '1'],
      ],
    ]);
  });

  test.each(['', 'json', '/', 'a/', 'a b/c', 'a/b/c'])('takes "%s" for none', (text) => {
    expect(readMediaType(text)).toBeUndefined();
  });
});
