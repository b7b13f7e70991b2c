import { describe, expect, test } from '@jest/globals';
import { durationOption } from '../../src/command/duration.ts';
import { nameFromDisposition } from '../../src/command/file-name.ts';
import { labelKey, productKey, submissionKey } from '../../src/command/ids.ts';
import { readOptions } from '../../src/command/options.ts';
import { sizeText } from '../../src/command/size-text.ts';
import { stem } from '../../src/command/submit-plan.ts';

const specs = [
  ...['product', 'submission', 'label', 'timeout'].map((name) => ({ name, value: 'X', text: '' })),
  { name: 'os', value: 'CODE', multiple: true, text: '' },
  { name: 'json', text: '' },
];
const read = (...words: string[]) => readOptions('wait', words, specs);
const refused = (word: string | RegExp) =>
  expect.objectContaining({ exitCode: 2, message: expect.stringMatching(word) });

describe('options', () => {
  test('of many values may be repeated, and comma separated', () => {
    expect(read('--os', 'A,B', '--os', ' C ,').list('os')).toEqual(['A', 'B', 'C']);
    expect(read().list('os')).toEqual([]);
  });

  test('that are unknown, lack their value or are empty are refused by name', () => {
    expect(() => read('--odd')).toThrow(refused('--odd'));
    expect(() => read('--json=yes')).toThrow(refused('--json'));
    expect(() => read('--timeout')).toThrow(refused('--timeout'));
    expect(() => read('--timeout', '').text('timeout')).toThrow(refused('--timeout is empty'));
    expect(() => read().required('label')).toThrow(refused('--label is missing'));
  });

  test('name things by node id, or by numbers', () => {
    const submission = {
      kind: 'submission',
      productId: '9007199267351835',
      submissionId: '1152921504621441945',
    };
    expect(
      submissionKey(read('--product', '9007199267351835', '--submission', '1152921504621441945')),
    ).toEqual(submission);
    expect(
      submissionKey(read('--submission', 'products/9007199267351835/submissions/1152921504621441945')),
    ).toEqual(submission);
    expect(productKey(read('--product', 'products/12'))).toEqual({ kind: 'product', productId: '12' });
    expect(labelKey(read('--product', '1', '--submission', '2', '--label', '3'))).toEqual({
      kind: 'shippingLabel',
      productId: '1',
      submissionId: '2',
      shippingLabelId: '3',
    });
    expect(labelKey(read())).toBeUndefined();
  });

  test('that name another kind, half an id or a number beyond 64 bits are refused', () => {
    for (const words of [
      ['--submission', '2'],
      ['--submission', 'products/1'],
      ['--product', '1', '--submission', '99999999999999999999'],
      ['--product', '../1', '--submission', '2'],
    ]) {
      expect(() => submissionKey(read(...words))).toThrow(refused(/--(submission|product)/));
    }
  });

  test('give times in seconds, minutes, hours or days', () => {
    const times = ['90', '90s', '1.5m', '2h', '5d'].map((text) =>
      durationOption(read('--timeout', text), 'timeout'),
    );
    expect(times).toEqual([90_000, 90_000, 90_000, 7_200_000, 432_000_000]);
    for (const text of ['soon', '-1', '1w', '30d', '1e9']) {
      expect(() => durationOption(read('--timeout', text), 'timeout')).toThrow(refused('--timeout'));
    }
  });
});

describe('names and sizes', () => {
  test.each([
    ['attachment; filename=Signed_1.zip', 'Signed_1.zip'],
    ['attachment; filename="a \\"b\\".zip"', 'a _b_.zip'],
    ["attachment; filename=x.zip; filename*=UTF-8''%E2%82%AC.zip", '€.zip'],
    ['attachment; filename="../../etc/passwd"', 'passwd'],
    ['attachment; filename="C:\\\\Windows\\\\x.zip"', 'x.zip'],
    ['attachment; filename=".."', undefined],
    ['attachment', undefined],
    [undefined, undefined],
  ])('%s gives the file name %s', (field, name) => {
    expect(nameFromDisposition(field)).toBe(name);
  });

  test('a package’s stem is its name without folder and last extension', () => {
    expect(['out/driver.1.2.cab', './driver.hlkx', 'driver', '.cab'].map(stem)).toEqual([
      'driver.1.2',
      'driver',
      'driver',
      '.cab',
    ]);
  });

  test('sizes are told in the unit that fits', () => {
    expect([0, 1023, 1024, 1_500_000, 5 * 1024 ** 3].map(sizeText)).toEqual([
      '0 bytes',
      '1023 bytes',
      '1.0 KiB',
      '1.4 MiB',
      '5.0 GiB',
    ]);
  });
});
