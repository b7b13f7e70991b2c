import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { coerceDateTimeInput, readDateTime } from '../../src/values/date-time.ts';
import { anyWire } from '../kit/arbitraries.ts';

describe('readDateTime gives UTC with Z', () => {
  test.each([
    ['no zone', '2018-01-01T00:00:00', '2018-01-01T00:00:00Z'],
    ['Z', '2016-10-22T00:00:00Z', '2016-10-22T00:00:00Z'],
    ['three decimals', '2018-04-05T08:59:03.414Z', '2018-04-05T08:59:03.414Z'],
    ['+00:00', '2018-02-22T06:50:54.793+00:00', '2018-02-22T06:50:54.793Z'],
    ['seven decimals', '2018-04-04T16:11:27.2965057+00:00', '2018-04-04T16:11:27.2965057Z'],
    ['nine decimals', '2018-04-04T16:11:27.296505799Z', '2018-04-04T16:11:27.2965057Z'],
    ['zero decimals', '2018-04-04T16:11:27.0000000Z', '2018-04-04T16:11:27Z'],
    ['short decimals', '2018-04-04T16:11:27.5000000Z', '2018-04-04T16:11:27.500Z'],
    ['a zone east', '2026-01-01T00:30:00.1234567+01:00', '2025-12-31T23:30:00.1234567Z'],
    ['a zone west', '2026-12-31T20:00:00-08:00', '2027-01-01T04:00:00Z'],
    ['a date alone', '2026-01-31', '2026-01-31T00:00:00Z'],
    ['no seconds', '2024-09-12T13:09Z', '2024-09-12T13:09:00Z'],
    ['a blank for the T', '2024-09-12 13:09:09', '2024-09-12T13:09:09Z'],
    ['the last moment', '9999-12-31T23:59:59.9999999', '9999-12-31T23:59:59.9999999Z'],
  ])('for %s', (_name, wire, expected) => {
    expect(readDateTime(wire)).toBe(expected);
  });

  test.each([
    [''],
    [null],
    [undefined],
    ['0001-01-01T00:00:00'],
    ['0001-01-01T00:00:00+01:00'],
    ['2023-02-30T00:00:00Z'],
    ['2023-02-29'],
    ['2023-13-01'],
    ['2023-00-10'],
    ['2023-01-01T24:00:00Z'],
    ['2023-01-01T00:60:00Z'],
    ['2023-01-01T00:00:00+24:00'],
    ['9999-12-31T23:59:59-01:00'],
    ['0000-01-01T00:00:00Z'],
    ['soon'],
    ['1/2/2023'],
    [1767225600],
    [{}],
  ])('%p is none', (wire) => {
    expect(readDateTime(wire)).toBeNull();
  });
});

describe('coerceDateTimeInput', () => {
  test.each([
    ['2026-01-31T09:30:00Z', '2026-01-31T09:30:00Z'],
    ['2026-01-31t09:30:00.25z', '2026-01-31T09:30:00.250Z'],
    ['2026-01-31T09:30:00+05:30', '2026-01-31T04:00:00Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z'],
  ])('takes %s', (value, expected) => {
    expect(coerceDateTimeInput(value)).toEqual({ ok: true, value: expected });
  });

  test.each([
    ['2026-01-31T09:30:00'],
    ['2026-01-31T09:30Z'],
    ['2026-01-31 09:30:00Z'],
    ['2026-02-30'],
    ['2026-02-30T00:00:00Z'],
    ['2026-01-31T25:00:00Z'],
    ['2026-1-31'],
    ['2026-01-31Z'],
    ['0001-01-01T00:00:00Z'],
    [''],
    ['tomorrow'],
    [1767225600],
    [null],
    [{}],
  ])('refuses %p and says why', (value) => {
    expect(coerceDateTimeInput(value)).toEqual({
      ok: false,
      reason: expect.stringMatching(/^(Expected a date|The service)/),
    });
  });
});

describe('dates, whatever the text', () => {
  const moment = fc.date({
    min: new Date('0003-01-01T00:00:00Z'),
    max: new Date('9999-12-30T00:00:00Z'),
    noInvalidDate: true,
  });

  test('keep their moment through every zone', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: -14 * 60, max: 14 * 60 }), (date, minutes) => {
        const sign = minutes < 0 ? '-' : '+';
        const clock = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((n) =>
          String(n).padStart(2, '0'),
        );
        const local = new Date(date.getTime() + minutes * 60_000)
          .toISOString()
          .replace('Z', `${sign}${clock.join(':')}`);
        expect(Date.parse(readDateTime(local) ?? '')).toBe(date.getTime());
        expect(coerceDateTimeInput(local)).toEqual({ ok: true, value: readDateTime(local) });
      }),
    );
  });

  test('are read again as they were written', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          moment.map((date) => date.toISOString()),
          anyWire(),
        ),
        (wire) => {
          const read = readDateTime(wire);
          const coerced = coerceDateTimeInput(wire);
          expect(read === null || readDateTime(read) === read).toBe(true);
          expect(!coerced.ok || readDateTime(coerced.value) === coerced.value).toBe(true);
        },
      ),
    );
  });
});
