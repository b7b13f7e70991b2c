import { expect, test } from '@jest/globals';
import { isLoopback } from '../../src/config/loopback.ts';

test.each([
  'localhost',
  'LOCALHOST',
  'localhost.',
  'gateway.localhost',
  '127.0.0.1',
  '127.9.8.7',
  '::1',
  '[::1]',
])('%s is this machine', (host) => {
  expect(isLoopback(host)).toBe(true);
});

test.each([
  '',
  'localhost.evil.com',
  'notlocalhost',
  '127.evil.com',
  '127.0.0.1.nip.io',
  '0.0.0.0',
  '10.0.0.1',
  '::',
  '[::2]',
])('"%s" is not', (host) => {
  expect(isLoopback(host)).toBe(false);
});
