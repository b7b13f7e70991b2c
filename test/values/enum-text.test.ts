import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readEnum, writeEnum } from '../../src/values/enum-text.ts';
import { anyWire } from '../kit/arbitraries.ts';

const members = ['HLK', 'NOT_SET', 'COMMIT_PENDING', 'INTERNAL_EXTERNAL', 'ANOTHER_PARTNER'] as const;

describe('readEnum', () => {
  test.each([
    ['commitPending', 'COMMIT_PENDING'],
    ['CommitPending', 'COMMIT_PENDING'],
    ['COMMITPENDING', 'COMMIT_PENDING'],
    ['COMMIT_PENDING', 'COMMIT_PENDING'],
    ['internalExternal', 'INTERNAL_EXTERNAL'],
    ['hlk', 'HLK'],
    ['HLK', 'HLK'],
    ['notset', 'NOT_SET'],
    ['notSet', 'NOT_SET'],
  ])('reads %s as %s', (wire, expected) => {
    expect(readEnum(members, wire)).toBe(expected);
  });

  test.each([[null], [undefined], ['']])('takes %p for nothing said', (wire) => {
    expect(readEnum(members, wire)).toBeNull();
  });

  test.each([
    ['hlk2'],
    ['commit pending'],
    ['constructor'],
    ['__proto__'],
    ['unrecognized'],
    [7],
    [false],
    [{}],
    [['hlk']],
  ])('does not recognize %p', (wire) => {
    expect(readEnum(members, wire)).toBe('UNRECOGNIZED');
  });

  test('never throws and never invents a member', () => {
    fc.assert(
      fc.property(anyWire(), (wire) => [null, 'UNRECOGNIZED', ...members].includes(readEnum(members, wire))),
    );
  });

  test('keeps lists apart', () => {
    expect(readEnum(['HCK'], 'hlk')).toBe('UNRECOGNIZED');
  });
});

describe('writeEnum', () => {
  test.each([
    ['ANOTHER_PARTNER', 'anotherPartner'],
    ['HLK', 'hlk'],
    ['NOT_SET', 'notSet'],
  ])('writes %s as %s', (member, expected) => {
    expect(writeEnum(member)).toBe(expected);
  });

  test('is what readEnum reads', () => {
    for (const member of members) expect(readEnum(members, writeEnum(member))).toBe(member);
  });
});
