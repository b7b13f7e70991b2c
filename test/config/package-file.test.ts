import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { packageFile } from '../../src/config/package-file.ts';

test('a file of the package is found from wherever the program was put', () => {
  expect(packageFile('package.json').href).toBe(new URL('../../package.json', import.meta.url).href);
  expect(JSON.parse(readFileSync(packageFile('package.json'), 'utf8'))).toMatchObject({
    name: 'hardware-gateway',
  });
});
