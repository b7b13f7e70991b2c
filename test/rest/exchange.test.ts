import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Dispatcher } from 'undici';
import { createDispatcher } from '../../src/rest/dispatcher.ts';
import { type ExchangeRequest, exchange } from '../../src/rest/exchange.ts';
import { systemClock } from '../../src/store/system-clock.ts';
import { fakeClock } from '../kit/fake-clock.ts';
import { type ScriptedServer, scriptedServer } from '../kit/scripted-server.ts';

const clock = systemClock;
let server: ScriptedServer;
let dispatcher: Dispatcher;

beforeEach(async () => {
  server = await scriptedServer();
  dispatcher = createDispatcher({ environment: {} });
});

afterEach(async () => {
  await dispatcher.destroy();
  await server.close();
});

function requestTo(origin: string, changes: Partial<ExchangeRequest> = {}): ExchangeRequest {
  const endBy = clock.now() + 1_000;
  const limits = { maxBytes: 1_000, sendBy: endBy, answerBy: endBy };
  return { origin, path: '/', method: 'GET', headers: {}, ...limits, ...changes };
}

describe('an exchange', () => {
  test('gives status, headers in lower case, and body', async () => {
    server.next({ status: 418, headers: { 'X-One': '1' }, body: 'tea' });
    const result = await exchange({ dispatcher, clock }, requestTo(server.origin));
    expect(result).toMatchObject({ kind: 'answered', status: 418, headers: { 'x-one': '1' } });
    expect(result.kind === 'answered' && result.body.toString()).toBe('tea');
  });

  test('stops reading a body that is too large', async () => {
    server.next({ status: 200, body: 'x'.repeat(1_001) });
    expect(await exchange({ dispatcher, clock }, requestTo(server.origin))).toEqual({
      kind: 'tooLarge',
      status: 200,
    });
  });

  test('that undici does not accept is refused, and nothing is sent', async () => {
    const result = await exchange({ dispatcher, clock }, requestTo(server.origin, { path: '/a b' }));
    expect(result.kind).toBe('refused');
    expect(server.seen).toHaveLength(0);
  });

  test('is told apart by whether it was sent when its time is over', async () => {
    server.next('hang');
    const soon = { sendBy: clock.now() + 200, answerBy: clock.now() + 200 };
    expect(await exchange({ dispatcher, clock }, requestTo(server.origin, soon))).toEqual({
      kind: 'timeout',
      sent: true,
    });

    const mute = await muteServer();
    const origin = `https://127.0.0.1:${mute.port}`;
    const later = { sendBy: clock.now() + 200, answerBy: clock.now() + 5_000 };
    expect(await exchange({ dispatcher, clock }, requestTo(origin, later))).toEqual({
      kind: 'timeout',
      sent: false,
    });
    await mute.close();
  });

  test('given up while connecting is not sent when the connection comes after all', async () => {
    const fake = fakeClock();
    let handler: Dispatcher.DispatchHandler = {};
    const late = {
      dispatch(_: unknown, given: Dispatcher.DispatchHandler) {
        handler = given;
        return true;
      },
    } as unknown as Dispatcher;
    const limits = { sendBy: fake.now() + 10, answerBy: fake.now() + 100 };
    let sent = false;
    const onSent = () => {
      sent = true;
    };
    const work = exchange(
      { dispatcher: late, clock: fake },
      requestTo('http://localhost', { ...limits, onSent }),
    );
    await fake.advance(10);
    expect(await work).toEqual({ kind: 'timeout', sent: false });
    const aborted: unknown[] = [];
    const controller = { abort: (reason: unknown) => void aborted.push(reason) };
    handler.onRequestStart?.(controller as unknown as Dispatcher.DispatchController, {});
    expect(aborted).toHaveLength(1);
    expect(sent).toBe(false);
  });
});

/** Takes connections and never says a word, so that a TLS handshake never ends. */
async function muteServer(): Promise<{ port: number; close(): Promise<void> }> {
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { port, close };
}
