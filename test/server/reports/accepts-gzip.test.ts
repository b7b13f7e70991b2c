import { expect, test } from '@jest/globals';
import { acceptsGzip } from '../../../src/server/reports/accepts-gzip.ts';

test.each([
  ['gzip', true],
  ['gzip, deflate, br', true],
  ['br;q=1.0, GZIP; q=0.5', true],
  ['*', true],
  ['x-gzip', true],
  [undefined, false],
  ['', false],
  ['identity', false],
  ['br', false],
  ['gzip;q=0', false],
  ['*, gzip;q=0.000', false],
])('%s', (header, accepted) => {
  expect(acceptsGzip(header)).toBe(accepted);
});
