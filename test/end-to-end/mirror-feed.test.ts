import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Database from 'libsql';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';

let gateway: BuiltGateway;
const folder = newFolder();

beforeAll(async () => {
  gateway = await startBuiltGateway({ MIRROR_DIR: folder, EMULATOR_SPEED: '0' }, ['--demo']);
});

afterAll(() => gateway.stop());

test('what passes through the gateway is in the mirror at once, without any address', async () => {
  const query = `{ products(first: 5) { nodes { productId submissions { nodes { id progress workflowStatus { state }
    downloads { url } shippingLabels { nodes { id targeting { hardwareIds { pnpString } } } } } } } } }`;
  const { products } = (await ask(gateway.url, query)).data as Answer;
  const submissions = products.nodes.flatMap((product) => product.submissions.nodes);
  expect(submissions.length).toBeGreaterThan(0);
  const row = ({ id, progress }: Readonly<Record<string, unknown>>) => `${id} ${progress}`;
  // The walk behind may have found others meanwhile.
  await eventually('the rows as they were answered', () => {
    const rows = new Set(read('select id, progress from report_submissions').map(row));
    return submissions.every((one) => rows.has(row(one)));
  });
  expect(read('select * from report_shipping_labels').length).toBeGreaterThan(0);
  const everything = ['products', 'submissions', 'shipping_labels', 'hardware_ids', 'status_changes'];
  expect(JSON.stringify(everything.map((name) => read(`select * from report_${name}`)))).not.toMatch(/sig=/);
});

test('a second gateway on the same folder says so, and serves without a mirror', async () => {
  const second = await startBuiltGateway({ MIRROR_DIR: folder }, ['--demo']);
  await eventually('the log line', () => second.output().includes('Another process has the folder'));
  expect(await ask(second.url, '{ products(first: 1) { nodes { id } } }')).toMatchObject({
    data: { products: { nodes: [{}] } },
  });
  await second.stop();
});

interface Answer {
  readonly products: {
    readonly nodes: readonly {
      readonly submissions: { readonly nodes: readonly { readonly id: string; readonly progress: string }[] };
    }[];
  };
}

/** Nothing while the tables are being made. */
function read(sql: string): Record<string, unknown>[] {
  const connection = new Database(join(folder, 'mirror.sqlite'), { readonly: true });
  try {
    return connection.prepare(sql).all() as Record<string, unknown>[];
  } catch {
    return [];
  } finally {
    connection.close();
  }
}
