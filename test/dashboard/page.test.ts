import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { audiencesFault, listFault, readPage, recordFault } from '../../src/dashboard/page.ts';
import { anyWire, guid, positiveInt64 } from '../kit/arbitraries.ts';

const next = (href: unknown, rel: unknown = 'next_link') => ({ href, rel, method: 'GET' });
const nextOf = (links: unknown) => readPage({ value: [], links }).next;

describe('the next page', () => {
  test.each([
    'https://manage.devcenter.microsoft.com/v2.0/my/hardware/products',
    'https://hardwareapi.microsoft.com/api/v1/hardware/products',
    'https:// manage.devcenter.microsoft.com/api/v2.0/hardware/products',
    'https://manage.devcenter..microsoft.com/api/v1/hardware/products',
    'http://169.254.169.254/latest/meta-data',
    '//elsewhere.example/products',
    '/products',
    '',
  ])('is only the query of a link, wherever the link leads: %j', (address) => {
    expect(nextOf([next(`${address}?pageSize=50&continuationToken=QUJD%2B%3D%3D`)])).toBe(
      'pageSize=50&continuationToken=QUJD%2B%3D%3D',
    );
  });

  test('keeps the query byte for byte, whatever stands in it', () => {
    const byte = fc.stringMatching(/^[A-Za-z0-9%+=&;:@/?!$'(),*~._-]{1,80}$/);
    fc.assert(fc.property(byte, (query) => expect(nextOf([next(`https://h/p?${query}`)])).toBe(query)));
  });

  test('leaves out a fragment, which is no part of a request', () => {
    expect(nextOf([next('https://h/p?token=a#b?c')])).toBe('token=a');
  });

  test('is found whatever the letter case of `rel`, and wherever it stands among the links', () => {
    expect(nextOf([next('https://h/p?x=1', 'self'), next('https://h/p?x=2', 'Next_Link')])).toBe('x=2');
  });

  test.each([
    ['no links', undefined],
    ['null links', null],
    ['an empty list of links', []],
    ['links that are no list', { href: 'https://h/p?x=1', rel: 'next_link' }],
    ['no next_link', [next('https://h/p?x=1', 'self')]],
    ['a next_link without a query', [next('https://h/p')]],
    ['a next_link with an empty query', [next('https://h/p?')]],
    ['a next_link without an address', [next(undefined), next(null), next(7)]],
    ['links that are no objects', [null, 'next_link', 3, []]],
    ['a rel that is no text', [next('https://h/p?x=1', ['next_link'])]],
  ])('is none with %s', (_, links) => {
    expect(nextOf(links)).toBeNull();
  });
});

describe('the body of a list', () => {
  test('is fit with a `value` of objects that have ids: digits or numbers', () => {
    const records = fc.array(fc.oneof(positiveInt64(), fc.integer({ min: 1 })).map((id) => ({ id })));
    fc.assert(fc.property(records, (value) => expect(listFault({ value })).toBeUndefined()));
  });

  test('of audiences is fit with GUIDs, and with nothing else', () => {
    const records = fc.array(guid().map((id) => ({ id })));
    fc.assert(fc.property(records, (value) => expect(audiencesFault({ value })).toBeUndefined()));
    for (const entry of [{ id: 7 }, { id: '7' }, {}, null]) {
      expect(audiencesFault({ value: [entry] })).toBe('a list with an entry that has no id');
    }
    expect(audiencesFault({})).toBe('a list without `value`');
  });

  test.each([
    [undefined],
    [null],
    [''],
    ['<html></html>'],
    [7],
    [[]],
    [{}],
    [{ value: null }],
    [{ value: {} }],
    [{ Value: [] }],
    [{ items: [] }],
  ])('has a fault when it is %j', (body) => {
    expect(listFault(body)).toBe('a list without `value`');
  });

  test.each([
    [null],
    [7],
    ['1'],
    [[]],
    [{}],
    [{ id: null }],
    [{ id: '' }],
    [{ id: 'abc' }],
    [{ id: '01' }],
    [{ id: 1.5 }],
    [{ id: 2 ** 60 }],
    [{ id: '9223372036854775808' }],
    [{ id: 0 }],
    [{ id: '-5' }],
    [{ id: '9f4f44d8-1c2b-4d3e-8f90-0123456789ab' }],
  ])('has a fault with the entry %j, for it cannot be named', (entry) => {
    expect(listFault({ value: [{ id: '1' }, entry] })).toBe('a list with an entry that has no id');
  });

  test('never makes the check throw, whatever it is', () => {
    fc.assert(
      fc.property(anyWire(), (body) => {
        listFault(body);
        listFault({ value: body });
        listFault({ value: [body] });
        recordFault(body);
      }),
    );
  });

  test('gives its records as they came', () => {
    const value = [{ id: '1152921504621441945', name: 'a' }];
    expect(readPage({ value, links: [] }).records).toBe(value);
  });
});

describe('the body of a single record', () => {
  test.each([[{ id: '1152921504621441945' }], [{ id: 5 }]])('is fit when it is %j', (body) => {
    expect(recordFault(body)).toBeUndefined();
  });

  test.each([
    [undefined],
    [null],
    [''],
    ['text'],
    [[]],
    [[{ id: '1' }]],
    [{}],
    [{ ID: '1' }],
    [{ id: {} }],
    [{ id: 0 }],
  ])('has a fault when it is %j', (body) => {
    expect(recordFault(body)).toBe('no object with an id');
  });
});

test('the page of a body that is known by its bytes is the same each time', () => {
  const body = { value: [{ id: '1' }], links: [] };
  expect(readPage(body)).not.toBe(readPage(body));
  Object.freeze(body);
  expect(readPage(body)).toBe(readPage(body));
  expect(readPage(body)).toEqual({ records: [{ id: '1' }], next: null });
});
