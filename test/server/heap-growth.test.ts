import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

test('the engine knows how to bound the growth of the heap', () => {
  const built = new URL('../../dist/server/heap-growth.js', import.meta.url);
  const code = `(await import(${JSON.stringify(fileURLToPath(built))})).boundHeapGrowth(); console.log('bounded');`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
  });
  // Of an option that it does not know, it complains.
  expect([stdout.trim(), stderr]).toEqual(['bounded', '']);
});
