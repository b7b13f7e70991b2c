import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { type MirrorFile, openFile } from '../../../src/mirror/sqlite/open-file.ts';
import { startWalk } from '../../../src/mirror/walk/walk.ts';
import { placeAt } from '../../../src/rest/gate.ts';
import { capturedLogger } from '../../kit/captured-logger.ts';
import { type FakeClock, fakeClock, settle } from '../../kit/fake-clock.ts';
import { newFolder } from '../../kit/folders.ts';
import { type MirroredAccount, mirroredAccount } from '../../kit/mirrored-account.ts';

const minute = 60_000;
// Hours of walking write to the disk thousands of times, each time to its end.
jest.setTimeout(180_000);

test('ten moving submissions are two minutes old at most once the first walk is over, at six calls a minute', async () => {
  const ids = Array.from({ length: 10 }, (_, place) => String(1001 + place));
  const { clock, file, account, stop } = await walking(ids);
  await advance(clock, 30 * minute);
  expect(await file.operations.standing({ account: '' })).toMatchObject({ left: 0 });
  for (let step = 0; step < 360; step += 1) {
    await advance(clock, 10_000);
    const read = [...file.read(submissions(['read_at']))].map(
      ([cell]) => clock.now() - Date.parse(String(cell)),
    );
    expect(Math.max(...read)).toBeLessThanOrEqual(2 * minute);
  }
  const lists = account.calls.filter(({ path }) => path === '/products');
  expect(lists.length).toBeGreaterThan(2);
  await stop();
});

test('a change is kept once, with the time before which it had not been seen', async () => {
  const { clock, file, account, stop } = await walking(['1001']);
  await advance(clock, 10 * minute);
  account.steps.set('1001', { currentStep: 'manualReview', state: 'started' });
  await advance(clock, 10 * minute);
  const columns = ['what', 'from_value', 'to_value'];
  const changes = [...file.read({ ...submissions(columns), report: 'status-changes' })];
  expect(changes).toEqual([
    ['current_step', 'scanning', 'manualReview'],
    ['progress', 'PROCESSING', 'IN_REVIEW'],
  ]);
  await stop();
});

test('callers never wait because of the walk: half of the quota is theirs at any moment', async () => {
  const ids = Array.from({ length: 10 }, (_, place) => String(1001 + place));
  const { clock, account, stop } = await walking(ids);
  for (let round = 0; round < 30; round += 1) {
    await advance(clock, 61_000 + round * 1_000);
    for (let call = 0; call < 10; call += 1) {
      let admitted = false;
      const entering = placeAt(account.gate, clock.now() + minute).then((release) => {
        admitted = true;
        release();
      });
      await settle();
      expect(admitted).toBe(true);
      await entering;
    }
  }
  await stop();
});

test('after an hour of 429 the walk goes on, at half its pace and then at its own again', async () => {
  const { clock, account, file, stop } = await walking(['1001', '1002']);
  await advance(clock, minute);
  account.gate.pauseUntil(clock.now() + 60 * minute);
  account.calls.length = 0;
  await advance(clock, 59 * minute);
  expect(account.calls).toHaveLength(0);
  await advance(clock, 10 * minute);
  expect(await file.operations.standing({ account: '' })).toMatchObject({ left: 0 });
  const gaps = account.calls.slice(1).map(({ at }, place) => at - (account.calls[place]?.at ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(10_000);
  await stop();
});

async function walking(ids: readonly string[]) {
  const clock = fakeClock();
  const account: MirroredAccount = mirroredAccount(clock, ids);
  const file: MirrorFile = await openFile(join(newFolder(), 'mirror.sqlite'));
  const walk = startWalk({
    database: file.operations,
    account: undefined,
    visiting: () => ({ dashboard: account.dashboard, metadata: async () => null }),
    traffic: () => account.gate.snapshot(),
    callsPerMinute: 6,
    keepDays: undefined,
    clock,
    logger: capturedLogger(),
  });
  const stop = async () => {
    await walk.stop();
    await file.close();
  };
  return { clock, file, account, stop };
}

/** In small steps, so that whatever a step begins is done before the next. */
async function advance(clock: FakeClock, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 5_000) {
    await clock.advance(Math.min(left, 5_000));
    await settle();
  }
}

function submissions(columns: readonly string[]) {
  return { report: 'submissions', columns, where: [], orderBy: { column: 'id', descending: false } } as const;
}
