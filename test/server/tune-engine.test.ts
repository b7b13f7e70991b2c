import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

test('the engine knows all that it is told', () => {
  const source = new URL('../../src/server/tune-engine.ts', import.meta.url);
  const code = `(await import(${JSON.stringify(source.href)})).tuneEngine(); console.log('told');`;
  const words = ['--import', 'tsx', '--input-type=module', '-e', code];
  const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  // Of an option that it does not know, it complains.
  expect([stdout.trim(), stderr]).toEqual(['told', '']);
});

test('the image, `npm start`, the benchmark and the documentation give Node.js the same flags, which it knows', () => {
  const flagsIn = (file: string, around: RegExp) => {
    const [, words = ''] = around.exec(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')) ?? [];
    return words.match(/--[a-z=-]+/g);
  };
  const flags = flagsIn('Dockerfile', /^CMD (.*)$/m);
  expect(flags).toHaveLength(2);
  expect(flagsIn('package.json', /"start": "node (.*) test\/house\/start.mjs/)).toEqual(flags);
  expect(flagsIn('bench/gateways/gateway-program.ts', /usualFlags = (.*);/)).toEqual(flags);
  expect(flagsIn('docs/operations.md', /`node (.*) dist\/main.js`/)).toEqual(flags);
  const { status, stderr } = spawnSync(process.execPath, [...(flags ?? []), '-e', ''], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});
