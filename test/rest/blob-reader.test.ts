import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Dispatcher } from 'undici';
import { blobAddress } from '../../src/rest/blob-address.ts';
import { createBlobReader } from '../../src/rest/blob-reader.ts';
import { createDispatcher } from '../../src/rest/dispatcher.ts';
import { systemClock } from '../../src/store/system-clock.ts';
import { type ScriptedServer, scriptedServer } from '../kit/scripted-server.ts';

const sas = '/ingestion/9f4f?sv=2024-05-04&sr=b&rscd=attachment%3B+filename%3Da.cab&sig=a%2Bb%2F%3D%3d+c';

let server: ScriptedServer;
let dispatcher: Dispatcher;
let observed: unknown[];

beforeEach(async () => {
  server = await scriptedServer();
  dispatcher = createDispatcher({ environment: {} });
  observed = [];
});

afterEach(async () => {
  await dispatcher.destroy();
  await server.close();
});

function read(path = sas, limits: { maxBytes?: number; ms?: number; tryMs?: number } = {}): Promise<string> {
  const reader = createBlobReader({
    dispatcher,
    clock: systemClock,
    random: () => 0,
    observer: {
      upstreamCall: (endpoint, status) => void observed.push([endpoint, status]),
      tokenRequest() {},
      paused() {},
      retry() {},
    },
    timeoutMs: limits.tryMs ?? 5_000,
  });
  const deadline = systemClock.now() + (limits.ms ?? 5_000);
  return reader.read(server.origin + path, { maxBytes: limits.maxBytes ?? 10_000, deadline });
}

const failureOf = (work: Promise<string>) =>
  work.then(
    () => Promise.reject(new Error('expected a failure')),
    (error) => error,
  );

describe('reading a blob', () => {
  test('asks for the address byte for byte and without a bearer', async () => {
    server.next({ status: 200, body: '{"x":"ü"}' });
    expect(await read()).toBe('{"x":"ü"}');
    expect(server.seen[0]?.url).toBe(sas);
    expect(server.seen[0]?.headers.authorization).toBeUndefined();
    expect(observed).toEqual([['blob', 200]]);
  });

  test('takes a byte order mark for what it is', async () => {
    const utf8 = Buffer.from([0xef, 0xbb, 0xbf, 0x61]);
    const utf16 = Buffer.from([0xff, 0xfe, 0x61, 0x00]);
    server.next({ status: 200, body: utf8 }, { status: 200, body: utf16 });
    expect(await read()).toBe('a');
    expect(await read()).toBe('a');
  });

  test.each([
    [403, 'BlobLinkExpired', 'expired'],
    [404, 'BlobMissing', 'not there'],
  ])('tells by the error what %d means, and does not ask again', async (status, name, words) => {
    server.next({ status, body: '<Error/>' });
    const error = await failureOf(read());
    expect(error).toMatchObject({ name, code: 'UPSTREAM_UNAVAILABLE' });
    expect(error.message).toContain(words);
    expect(server.seen).toHaveLength(1);
  });

  test('tries again what may pass', async () => {
    server.next({ status: 503 }, 'cut body', 'hang', { status: 200, body: 'text' });
    expect(await read(sas, { tryMs: 300 })).toBe('text');
    expect(observed).toEqual([
      ['blob', 503],
      ['blob', 'cut'],
      ['blob', 'timeout'],
      ['blob', 200],
    ]);
  });

  test('follows no redirect', async () => {
    server.next({ status: 302, headers: { location: `${server.origin}/other` } });
    expect(await failureOf(read())).toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
    expect(server.seen).toHaveLength(1);
  });

  test('stops at the size that was allowed', async () => {
    server.next({ status: 200, body: 'x'.repeat(101) });
    expect(await failureOf(read(sas, { maxBytes: 100 }))).toMatchObject({
      code: 'UPSTREAM_INVALID_RESPONSE',
    });
  });

  test('ends at its deadline', async () => {
    server.fallback(() => 'hang');
    expect(await failureOf(read(sas, { ms: 150 }))).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
  });

  test('never quotes the address', async () => {
    server.fallback(() => ({ status: 500 }));
    const error = await failureOf(read(sas, { ms: 200 }));
    expect(`${error.stack}${JSON.stringify(error)}`).not.toMatch(/sig=|127\.0\.0\.1/);
  });
});

describe('the address of a blob', () => {
  test.each([
    ['https://store.example.com/a/b?x=%2F+', { origin: 'https://store.example.com', path: '/a/b?x=%2F+' }],
    ['https://store.example.com:8443?x', { origin: 'https://store.example.com:8443', path: '/?x' }],
    ['http://127.0.0.1:5/a#part', undefined],
    ['http://localhost:5/a', { origin: 'http://localhost:5', path: '/a' }],
    ['http://[::1]:5/a', { origin: 'http://[::1]:5', path: '/a' }],
    ['http://store.example.com/a', undefined],
    ['http://127.0.0.1.example.com/a', undefined],
    ['https://user@store.example.com/a', undefined],
    ['https://store.example.com\\@evil.example/a', undefined],
    ['https:// store.example.com/a', undefined],
    ['https://store.example.com/a b', undefined],
    ['file:///etc/passwd', undefined],
    ['', undefined],
  ])('%j is %j', (url, address) => {
    if (address === undefined)
      expect(() => blobAddress(url)).toThrow('The link to the file that the service gave');
    else expect(blobAddress(url)).toEqual(address);
  });
});
