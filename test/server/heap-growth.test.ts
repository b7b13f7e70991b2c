import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';

test('the engine knows how to bound the growth of the heap', () => {
  const source = new URL('../../src/server/heap-growth.ts', import.meta.url);
  const code = `(await import(${JSON.stringify(source.href)})).boundHeapGrowth(); console.log('bounded');`;
  const words = ['--import', 'tsx', '--input-type=module', '-e', code];
  const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  // Of an option that it does not know, it complains.
  expect([stdout.trim(), stderr]).toEqual(['bounded', '']);
});
