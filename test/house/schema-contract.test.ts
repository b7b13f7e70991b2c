import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'contract-'));
  mkdirSync(join(folder, 'schema'));
  mkdirSync(join(folder, 'docs'));
  writeSchema('type Query { driver: String audience: String }');
  run('print');
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('the schema contract', () => {
  test('holds while the schema is as it was printed', () => {
    expect(run('check')).toMatchObject({ status: 0, stderr: '' });
  });

  test('names what breaks, and how it is accepted', () => {
    writeSchema('type Query { driver: String }');
    const { status, stderr } = run('check');
    expect(status).toBe(1);
    expect(stderr).toContain('FIELD_REMOVED: Query.audience was removed.');
    expect(stderr).toContain('npm run schema:accept');
    expect(stderr).toContain('CHANGELOG.md');
  });

  test('is not printed anew over something that breaks, unless that is accepted', () => {
    writeSchema('type Query { driver: String }');
    expect(run('print')).toMatchObject({ status: 1 });
    expect(readPrint()).toContain('audience');
    expect(run('accept')).toMatchObject({ status: 0 });
    expect(readPrint()).not.toContain('audience');
    expect(run('check')).toMatchObject({ status: 0 });
  });

  test('is printed anew for what is only added, and asks for it', () => {
    writeSchema('type Query { driver: String audience: String label: String }');
    expect(run('check')).toMatchObject({ status: 1, stderr: expect.stringContaining('npm run codegen') });
    expect(run('print')).toMatchObject({ status: 0 });
    expect(readPrint()).toContain('label');
  });
});

function writeSchema(sdl: string): void {
  writeFileSync(join(folder, 'schema', 'base.graphql'), sdl);
}

function readPrint(): string {
  return readFileSync(join(folder, 'docs', 'schema.graphql'), 'utf8');
}

function run(mode: string) {
  const args = [resolve('test/house/schema-contract.mjs'), mode];
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
}
