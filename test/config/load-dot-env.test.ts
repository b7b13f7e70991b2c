import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { loadDotEnv } from '../../src/config/load-dot-env.ts';

const folder = mkdtempSync(join(tmpdir(), 'gateway-'));

afterAll(() => rmSync(folder, { recursive: true }));

test('a .env file sets what is not set yet, and no file is no fault', () => {
  const path = join(folder, '.env');
  writeFileSync(path, 'A=file\nB="file"\nC=file\n');
  const env = { A: 'real', C: '' };

  loadDotEnv(env, path);
  loadDotEnv(env, join(folder, 'none'));

  expect(env).toEqual({ A: 'real', B: 'file', C: 'file' });
});
