import { closeSync, openSync, readdirSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import Database from 'libsql';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';
import { makeAccount } from '../kit/made-account.ts';
import { outOfReach } from '../kit/out-of-reach.ts';
import { rawRequest } from '../server/raw-request.ts';

let gateway: BuiltGateway | undefined;
afterAll(() => gateway?.stop());

const pageBytes = 8_192;

test('a file that is damaged while it serves is put aside, a part never looks whole, and all else goes on', async () => {
  const folder = newFolder();
  await makeAccount(folder, { products: 200, submissions: 5, labels: 4 });
  const path = join(folder, 'mirror.sqlite');
  const file = new Database(path);
  file.pragma('wal_checkpoint(TRUNCATE)');
  file.close();
  const started = await startBuiltGateway({
    ...environmentFor(outOfReach),
    MIRROR_DIR: folder,
  });
  gateway = started;
  const get = () => rawRequest(`${started.url}/reports/shipping-labels.csv`);
  const whole = await eventually('it serves', async () => {
    const answer = await get();
    return answer.status === 200 && answer.text;
  });
  expect(whole.split('\r\n')).toHaveLength(4_002);

  damage(path);
  const outcomes: string[] = [];
  await eventually('it is put aside', async () => {
    const outcome = await get().then(
      ({ status, text }) => (status === 200 ? text : String(status)),
      () => 'broken',
    );
    outcomes.push(outcome);
    return readdirSync(folder).some((name) => name.startsWith('mirror.damaged-'));
  });
  // Nothing in between: all rows, none with a status, a transfer that broke, or the header of a mirror that begins anew.
  const header = `${whole.split('\r\n', 1)[0]}\r\n`;
  expect(outcomes.filter((one) => ![whole, '503', 'broken', header].includes(one))).toEqual([]);
  expect(outcomes).toContain('broken');
  expect((await ask(started.url, '{ __typename }')).data).toEqual({ __typename: 'Query' });
  await eventually(
    'a new one serves',
    () =>
      get().then(
        ({ text }) => text === header,
        () => false,
      ),
    30_000,
  );
  expect(started.log().filter(({ reason }) => reason === 'corrupt')).toHaveLength(1);
}, 90_000);

/** Overwrites a page of labels, far behind the first. */
function damage(path: string): void {
  const file = new Database(path, { timeout: 1_000 });
  const pages = file.prepare(
    "select pageno from dbstat where name = 'shipping_labels' and pagetype = 'leaf' order by path",
  );
  const numbers = (pages.raw().all() as number[][]).flat();
  file.close();
  const page = numbers[Math.floor(numbers.length * 0.9)] ?? 0;
  const descriptor = openSync(path, 'r+');
  writeSync(descriptor, Buffer.alloc(pageBytes, 0xff), 0, pageBytes, (page - 1) * pageBytes);
  closeSync(descriptor);
}
