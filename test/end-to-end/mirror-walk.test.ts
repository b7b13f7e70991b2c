import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import Database from 'libsql';
import { ask } from '../kit/ask.ts';
import { startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';

const folder = newFolder();
const environment = { MIRROR_DIR: folder, MIRROR_CALLS_PER_MINUTE: '3000', EMULATOR_SPEED: '0' };
const start = () => startBuiltGateway(environment, ['--demo']);
let running = await start();

afterAll(() => running.stop());

test('killed at any instant of the walk, it goes on where it was, and ends with everything', async () => {
  let seen = 0;
  for (const rows of [1, 50, 100, 150]) {
    await eventually('the walk', () => count('submissions') + count('shipping_labels') >= rows, 30_000);
    await running.stop('SIGKILL');
    expect(pragma('quick_check')).toBe('ok');
    const kept = count('submissions') + count('shipping_labels');
    expect(kept).toBeGreaterThanOrEqual(seen);
    seen = kept;
    running = await start();
  }
  await eventually('the end of the first walk', () => count('visits', 'where done_at is null') === 0, 60_000);
  const query =
    '{ products(first: 50) { nodes { submissions(first: 100) { nodes { shippingLabels(first: 1) { totalCount } } } } } }';
  const { products } = (await ask(running.url, query)).data as Answer;
  const submissions = products.nodes.flatMap((product) => product.submissions.nodes);
  expect(count('products')).toBe(products.nodes.length);
  expect(count('submissions')).toBe(submissions.length);
  expect(count('shipping_labels')).toBe(
    submissions.reduce((sum, { shippingLabels }) => sum + shippingLabels.totalCount, 0),
  );
  expect(count('hardware_ids')).toBeGreaterThan(0);
  expect(count('submissions', 'where progress is null')).toBe(0);
  expect(count('products', 'where vanished_at is not null')).toBe(0);
  expect(count('status_changes')).toBe(0);
}, 180_000);

interface Answer {
  readonly products: {
    readonly nodes: readonly {
      readonly submissions: {
        readonly nodes: readonly { readonly shippingLabels: { totalCount: number } }[];
      };
    }[];
  };
}

/** Nothing while the tables are being made. */
function count(table: string, where = ''): number {
  return withFile((file) => {
    try {
      return Number(file.prepare(`select count(*) from ${table} ${where}`).raw().all().flat()[0]);
    } catch {
      return 0;
    }
  });
}

function pragma(name: string): unknown {
  return withFile((file) => file.prepare(`pragma ${name}`).raw().all().flat()[0]);
}

function withFile<Result>(read: (file: Database.Database) => Result): Result {
  const file = new Database(join(folder, 'mirror.sqlite'), { timeout: 1_000 });
  try {
    return read(file);
  } finally {
    file.close();
  }
}
