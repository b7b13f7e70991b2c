import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Dispatcher } from 'undici';
import { blobAddress } from '../../src/rest/blob-address.ts';
import { createDispatcher } from '../../src/rest/dispatcher.ts';
import { systemClock } from '../../src/store/system-clock.ts';
import { openBlockBlob, StorageFailure } from '../../src/transfer/block-blob.ts';
import { type ScriptedServer, scriptedServer } from '../kit/scripted-server.ts';

/** As issued: encoded and plain signs side by side, which every rebuilt query changes. */
const query =
  "skoid=7&se=2026-11-24T03%3A56%3A23Z&rscd=attachment%3B+filename%3D'a b'~.cab&sig=a%2bB%2F/c+%3d%3D&&x".replace(
    ' b',
    '%20b',
  );

let storage: ScriptedServer;
let dispatcher: Dispatcher;
const seen: [endpoint: string, status: unknown][] = [];

beforeEach(async () => {
  storage = await scriptedServer();
  storage.fallback(() => ({ status: 201 }));
  dispatcher = createDispatcher({ environment: {} });
  seen.length = 0;
});
afterEach(async () => {
  await dispatcher.destroy();
  await storage.close();
});

function open(signal = new AbortController().signal, tryTimeoutMs = 2_000) {
  const address = blobAddress(`${storage.origin}/ingestion/a%20b?${query}`);
  const observer = {
    upstreamCall: (endpoint: string, status: unknown) => void seen.push([endpoint, status]),
    tokenRequest: () => undefined,
    paused: () => undefined,
    retry: () => undefined,
  };
  const parts = { dispatcher, clock: systemClock, observer, tryTimeoutMs, retryDelayMs: 5 };
  return openBlockBlob(parts, () => address, signal);
}

describe('a block blob', () => {
  test('uses the address byte for byte, with what the client itself wants behind it', async () => {
    const blob = await open();
    await blob.stage(0, Buffer.from('one'));
    await blob.commit(1);
    const [staged, committed] = storage.seen.map(({ url }) => url);
    expect(staged).toMatch(new RegExp(`^/ingestion/a%20b[?]${escaped(query)}&comp=block&blockid=[\\w%]+$`));
    expect(committed).toBe(`/ingestion/a%20b?${query}&comp=blocklist`);
    expect(seen).toEqual([
      ['blob', 201],
      ['blob', 201],
    ]);
  });

  test('sends no bearer, and the file’s type', async () => {
    const blob = await open();
    await blob.stage(0, Buffer.from('one'));
    await blob.commit(1);
    expect(storage.seen.some(({ headers }) => headers.authorization !== undefined)).toBe(false);
    expect(storage.seen[1]?.headers['x-ms-blob-content-type']).toBe('application/octet-stream');
  });

  test('names blocks by their place, all ids of one length, and no two uploads the same', async () => {
    const [one, other] = [await open(), await open()];
    for (const index of [0, 9, 1_023]) await one.stage(index, Buffer.from('x'));
    await other.stage(0, Buffer.from('x'));
    const ids = storage.seen.map(({ url }) => /blockid=([^&]*)/.exec(url)?.[1] ?? '');
    expect(new Set(ids).size).toBe(4);
    expect(new Set(ids.map(({ length }) => length)).size).toBe(1);
    await one.commit(1);
    expect(storage.seen.at(-1)?.body).toContain(`<Latest>${decodeURIComponent(ids[0] ?? '')}</Latest>`);
  });

  test.each([{ status: 500 }, { status: 503 }, 'cut'] as const)(
    'is tried again after %j',
    async (trouble) => {
      storage.next(trouble, trouble);
      const blob = await open();
      await blob.stage(0, Buffer.from('one'));
      expect(storage.seen.map(({ body }) => body)).toEqual(['one', 'one', 'one']);
    },
  );

  test('gives up after five tries', async () => {
    storage.fallback(() => 'cut');
    const failing = (await open()).stage(0, Buffer.from('one'));
    await expect(failing).rejects.toMatchObject({ name: 'StorageFailure', timedOut: false });
    expect(storage.seen).toHaveLength(5);
  });

  test('says the status, the code and the wait of a refusal, and nothing of the address', async () => {
    storage.next({
      status: 429,
      headers: { 'retry-after': '7', 'x-ms-error-code': 'ServerBusy', 'content-type': 'application/xml' },
      body: '<Error><Code>ServerBusy</Code></Error>',
    });
    const failure: unknown = await (await open())
      .stage(0, Buffer.from('one'))
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StorageFailure);
    expect(failure).toMatchObject({ status: 429, retryAfterMs: 7_000 });
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toMatch(/sig=|ingestion/);
  });

  test('is given up when the signal says so', async () => {
    storage.fallback(() => 'hang');
    const ending = new AbortController();
    const failing = (await open(ending.signal)).stage(0, Buffer.from('one'));
    setTimeout(() => ending.abort(), 50);
    await expect(failing).rejects.toThrow();
    expect(storage.seen).toHaveLength(1);
  });

  test('follows no redirect', async () => {
    storage.fallback(() => ({ status: 307, headers: { location: `${storage.origin}/elsewhere` } }));
    await expect((await open()).stage(0, Buffer.from('one'))).rejects.toMatchObject({ status: 307 });
    expect(storage.seen).toHaveLength(1);
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
