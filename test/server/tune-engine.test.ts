import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';

test('the engine knows all that it is told', () => {
  const source = new URL('../../src/server/tune-engine.ts', import.meta.url);
  const code = `(await import(${JSON.stringify(source.href)})).tuneEngine(); console.log('told');`;
  const words = ['--import', 'tsx', '--input-type=module', '-e', code];
  const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  // Of an option that it does not know, it complains.
  expect([stdout.trim(), stderr]).toEqual(['told', '']);
});
