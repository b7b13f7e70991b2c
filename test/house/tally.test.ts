import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';

// The counts of real runs lie under names that these tests do not use.
describe('the tally of the runs', () => {
  test('counts a run that failed before any test as a failure', () => {
    expect(tally('never-ran=1')).toMatchObject({ status: 1, stdout: '0 passed, 1 failed\n' });
  });

  test('adds up several runs', () => {
    expect(tally('never-ran=1', 'nor-this=2')).toMatchObject({ status: 1, stdout: '0 passed, 2 failed\n' });
  });

  test('does not fail when nothing did', () => {
    expect(tally('nothing-to-run=0')).toMatchObject({ status: 0, stdout: '0 passed, 0 failed\n' });
  });
});

function tally(...runs: string[]) {
  return spawnSync(process.execPath, [resolve('test/house/tally.mjs'), ...runs], { encoding: 'utf8' });
}
