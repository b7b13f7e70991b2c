import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sameValue } from '../../src/sources/same-value.ts';
import { anyWire } from '../kit/arbitraries.ts';
import { productRecord } from '../kit/wire-records.ts';

describe('a field that was sent is shown by the service', () => {
  test.each<[string, unknown, unknown]>([
    ['as it is', 'Widget driver', 'Widget driver'],
    ['when nothing was sent and nothing is shown', undefined, null],
    ['when empty was sent and nothing is shown', [], undefined],
    ['when {} was sent and null is shown', {}, null],
    ['when "" was sent and it is absent', '', undefined],
    ['when false was sent and it is absent', false, undefined],
    ['as a boolean', true, true],
    ['in another order of a list', ['a', 'b'], ['b', 'a']],
    ['as a number for a bigint', 9007199254740993n, '9007199254740993'],
    ['as text for a number', 8, '8'],
    ['as a number for a number', 8, 8],
    ['without the zone of a date', '2026-01-31T00:00:00Z', '2026-01-31T00:00:00'],
    ['with another zone of a date', '2026-01-31T00:00:00Z', '2026-01-31T02:00:00+02:00'],
    ['with seven decimals of a date', '2026-01-31T00:00:00.500Z', '2026-01-31T00:00:00.5000000+00:00'],
    ['among members that were not sent', { productName: 'a' }, { id: '1', productName: 'a', message: '' }],
    ['under a name in another letter case', { productName: 'a' }, { ProductName: 'a' }],
    ['under a key in another letter case', { Windows_v100_RS5: 'Camera' }, { windows_v100_rs5: 'Camera' }],
    ['when it is an enum value in another letter case', { testHarness: 'hlk' }, { testHarness: 'HLK' }],
    [
      'when it is an enum value in Pascal case',
      { deviceType: 'internalExternal' },
      { deviceType: 'InternalExternal' },
    ],
    ['when it is the type of a submission', { type: 'initial' }, { type: 'Initial' }],
    ['in a nested object', { a: { b: { c: 1 } } }, { a: { B: { c: 1, d: 2 } } }],
  ])('%s', (_, sent, shown) => {
    expect(sameValue(sent, shown)).toBe(true);
  });
});

describe('a field that was sent is not shown', () => {
  test.each<[string, unknown, unknown]>([
    ['when the text differs', 'a', 'b'],
    ['when only the letter case of a name differs', { productName: 'widget' }, { productName: 'Widget' }],
    ['when only the letter case of a submission’s name differs', { name: 'first' }, { name: 'First' }],
    [
      'when only the letter case of a version differs',
      { firmwareVersion: 'alpha' },
      { firmwareVersion: 'Alpha' },
    ],
    ['when something was sent and nothing is shown', 'a', undefined],
    ['when something was sent and empty is shown', ['a'], []],
    ['when nothing was sent and something is shown', { marketingNames: [] }, { marketingNames: ['a'] }],
    ['when false was sent and true is shown', false, true],
    ['when a list is longer', ['a'], ['a', 'b']],
    ['when a list is shorter', ['a', 'b'], ['a']],
    ['when a list repeats what was sent once', ['a', 'b'], ['a', 'a']],
    ['when a list was sent with a repetition that is not shown', ['a', 'a'], ['a', 'b']],
    ['when a number differs in its last digit', 9007199254740993n, '9007199254740992'],
    ['when a number comes rounded', 9007199254740993n, 9007199254740992],
    ['when the moment differs', '2026-01-31T00:00:00Z', '2026-01-31T00:00:00+02:00'],
    ['when a text looks like a date and differs', '2026-01-31', '2026-01-31T00:00:00Z'],
    ['when a member is missing', { a: 'b' }, {}],
    ['when an object is null', { a: 'b' }, null],
    ['when a list stands for an object', { a: 'b' }, ['b']],
    ['when an object stands for a list', ['b'], { a: 'b' }],
    ['when a text stands for true', true, 'true'],
  ])('%s', (_, sent, shown) => {
    expect(sameValue(sent, shown)).toBe(false);
  });
});

test('a record shows itself, and one with any field changed does not', () => {
  const record = productRecord({
    marketingNames: ['a'],
    isTestSign: true,
    additionalAttributes: { svvp: { maxMemory: 8 } },
  });
  expect(sameValue(record, record)).toBe(true);
  for (const name of Object.keys(record)) {
    expect(sameValue(record, { ...record, [name]: 'something else' })).toBe(false);
  }
});

test('anything can be compared with anything', () => {
  fc.assert(fc.property(anyWire(), anyWire(), (sent, shown) => void sameValue(sent, shown)));
});
