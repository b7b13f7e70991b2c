import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

let house: string;

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'house-'));
  copyFileSync('tsconfig.json', join(house, 'tsconfig.json'));
});

afterEach(() => rmSync(house, { recursive: true }));

describe('the rooms', () => {
  test('may import what stands before them', () => {
    put('src/main.ts', "import './rest/send.ts';");
    put('src/rest/send.ts', "import '../values/key.ts';");
    put('src/values/key.ts', '');
    expect(inspect()).toMatchObject({ status: 0 });
  });

  test('may not import upwards', () => {
    put('src/main.ts', "import './values/key.ts';");
    put('src/values/key.ts', "import '../rest/send.ts';");
    put('src/rest/send.ts', '');
    expect(inspect()).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('room-values: src/values/key.ts → src/rest/send.ts'),
    });
  });

  test('may not import in a circle, or hold a file that nothing imports, or be unknown', () => {
    put('src/main.ts', "import './errors/a.ts'; import './drawer/d.ts';");
    put('src/errors/a.ts', "import './b.ts';");
    put('src/errors/b.ts', "import './a.ts';");
    put('src/errors/c.ts', 'export const alone = 1;');
    put('src/drawer/d.ts', "import '../errors/a.ts';");
    const { status, stdout } = inspect();
    expect(status).not.toBe(0);
    expect(stdout).toContain('no-cycle: src/errors/a.ts');
    expect(stdout).toContain('no-orphan: src/errors/c.ts');
    expect(stdout).toContain('known-room: src/drawer/d.ts');
  });
});

test('the rooms and what they may import stand in the architecture as they are proved', () => {
  const { forbidden } = createRequire(resolve('package.json'))('./.dependency-cruiser.cjs');
  const proved = (forbidden as { comment?: string }[]).flatMap(({ comment }) => {
    const [, room, imports = ''] = /^src\/(\w+) may import only: \w+(.*)$/.exec(comment ?? '') ?? [];
    return room === undefined ? [] : [`${room}: ${imports.match(/\w+/g)?.join(' ') ?? 'nothing'}`];
  });
  const rows = readFileSync('docs/architecture.md', 'utf8').matchAll(/^\| `(\w+)\/` \|.*\| ([^|]*) \|$/gm);
  const told = Array.from(rows, ([, room, imports = '']) => `${room}: ${imports.replaceAll('`', '')}`);
  expect(told).toEqual(proved);
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), text);
}

function inspect() {
  const program = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [program, '--config', resolve('.dependency-cruiser.cjs'), 'src'];
  return spawnSync(process.execPath, args, {
    cwd: house,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
}
