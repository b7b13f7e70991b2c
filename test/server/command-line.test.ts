import { expect, test } from '@jest/globals';
import { readCommandLine } from '../../src/server/command-line.ts';

test.each([
  [[], { name: 'serve', demo: false }],
  [['--demo'], { name: 'serve', demo: true }],
  [['emulator'], { name: 'emulator' }],
  [['check'], { name: 'check' }],
  [['--help'], { name: 'help' }],
  [['check', '-h'], { name: 'help' }],
  [['help'], { name: 'help' }],
  [['--version'], { name: 'version' }],
  [['serve'], { name: 'unknown', word: 'serve' }],
  [['--demo', '--fast'], { name: 'unknown', word: '--fast' }],
  [['emulator', '--demo'], { name: 'unknown', word: '--demo' }],
])('%j asks for %j', (words, command) => {
  expect(readCommandLine(words)).toEqual(command);
});
