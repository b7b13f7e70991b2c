import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { MirrorUnavailable } from '../../../src/errors/mirror-unavailable.ts';
import type { Mirror } from '../../../src/mirror/mirror.ts';
import type { WrittenRows } from '../../../src/mirror/query/written-rows.ts';
import { eventually } from '../../kit/eventually.ts';
import { rawRequest } from '../raw-request.ts';
import { startTinyGateway } from '../tiny-gateway.ts';

const away = new MirrorUnavailable('There is no mirror for now. The file of the mirror is damaged.');
const line = new TextEncoder().encode('{"id":"products/1"}\n');
const batch: WrittenRows = { bytes: line, rows: 1, last: { cell: 'products/1', id: 'products/1' } };

/** A mirror that gives rows in this way, and whether they were given back. */
function mirrorOf(rows: () => AsyncIterable<WrittenRows>): Mirror & { left: boolean } {
  const mirror = {
    left: false,
    status: () => ({ state: 'serving', reason: null, complete: true, asOf: null, accounts: [] }),
    revision: async () => '1',
    async *written() {
      try {
        yield* rows();
      } finally {
        mirror.left = true;
      }
    },
  };
  return mirror as unknown as Mirror & { left: boolean };
}

async function* endless(): AsyncGenerator<WrittenRows> {
  const bytes = new Uint8Array(65_536).fill(10);
  for (;;) yield { ...batch, bytes };
}

async function* failing(): AsyncGenerator<WrittenRows> {
  yield batch;
  throw away;
}

/** Whether a whole answer came. */
function isWhole(url: string, headers: Record<string, string> = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const outgoing = get(url, { agent: false, headers }, (response) => {
      response.on('error', () => undefined).resume();
      response.once('close', () => resolve(response.complete));
    });
    outgoing.once('error', () => resolve(false));
  });
}

describe('a mirror that fails', () => {
  test('before the first byte is told by status, with the reason and when to come back', async () => {
    const mirror = mirrorOf(() => {
      throw away;
    });
    const gateway = await startTinyGateway({}, { mirror });
    const answer = await rawRequest(`${gateway.url}/reports/products.csv`);
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '10']);
    expect(answer.json().errors?.[0]).toMatchObject({
      message: away.message,
      extensions: { code: 'MIRROR_UNAVAILABLE' },
    });
  });

  test.each(['csv', 'ndjson', 'json', 'ndjson?trailer=1'])(
    'after it breaks the transfer, zipped or not: .%s',
    async (extension) => {
      const gateway = await startTinyGateway({}, { mirror: mirrorOf(failing) });
      const url = `${gateway.url}/reports/products.${extension}`;
      expect(await isWhole(url)).toBe(false);
      expect(await isWhole(url, { 'accept-encoding': 'gzip' })).toBe(false);
      const broken = () => gateway.log.lines.filter(({ message }) => message === 'report broken off');
      await eventually('the log says so', () => broken().length === 2);
    },
  );

  test('within a page is told by status, for a page is read before it is sent', async () => {
    const gateway = await startTinyGateway({}, { mirror: mirrorOf(failing) });
    expect((await rawRequest(`${gateway.url}/reports/products.json?limit=10`)).status).toBe(503);
  });
});

describe('a client', () => {
  test('that goes away in the middle ends the reading', async () => {
    const mirror = mirrorOf(endless);
    const gateway = await startTinyGateway({}, { mirror });
    const outgoing = get(`${gateway.url}/reports/products.csv`, { agent: false });
    outgoing.on('error', () => undefined);
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
    response.on('error', () => undefined);
    await once(response, 'data');
    expect(mirror.left).toBe(false);
    outgoing.destroy();
    await eventually('the rows are given back', () => mirror.left);
  });

  test('that reads nothing is given up, and no rows are read ahead of it', async () => {
    let batches = 0;
    const mirror = mirrorOf(async function* () {
      for await (const next of endless()) {
        batches += 1;
        yield next;
      }
    });
    const gateway = await startTinyGateway({}, { mirror, limits: { unreadMs: 300 } });
    const outgoing = get(`${gateway.url}/reports/products.csv`, { agent: false });
    outgoing.on('error', () => undefined);
    await once(outgoing, 'response');
    await eventually('the rows are given back', () => mirror.left);
    // What the kernel and the streams hold: some megabytes on any machine.
    expect(batches).toBeLessThan(1_000);
    outgoing.destroy();
  });
});

test('more reports than the gateway carries are refused, and welcome when one is through', async () => {
  const gateway = await startTinyGateway({}, { mirror: mirrorOf(endless), limits: { reports: 1 } });
  const first = get(`${gateway.url}/reports/products.csv`, { agent: false });
  first.on('error', () => undefined);
  const [response] = (await once(first, 'response')) as [IncomingMessage];
  response.on('error', () => undefined);
  const refused = await rawRequest(`${gateway.url}/reports/products.csv`);
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '5']);
  first.destroy();
  const head = () => rawRequest(`${gateway.url}/reports/products.csv`, { method: 'HEAD' });
  await eventually('there is room', async () => (await head()).status === 200);
});
