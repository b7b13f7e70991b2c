import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type ReceivedBody, receivePackage } from '../../src/server/receive-package.ts';
import { systemClock } from '../../src/store/system-clock.ts';
import { pause } from '../kit/eventually.ts';
import { packageBytes } from '../kit/package-bytes.ts';

let server: Server;
let received: Promise<{ body: ReceivedBody; incoming: IncomingMessage }>;

beforeEach(async () => {
  server = createServer();
  received = once(server, 'request').then(([incoming, outgoing]) => {
    const body = receivePackage(incoming, systemClock, 200);
    incoming.once('end', () => outgoing.end('heard'));
    return { body, incoming };
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function send() {
  const { port } = server.address() as AddressInfo;
  const outgoing = request({ port, host: '127.0.0.1', method: 'PUT', agent: false });
  outgoing.on('error', () => undefined);
  return outgoing;
}

async function readAll({ body }: ReceivedBody): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('a package as it is received', () => {
  test('comes whole, and in order', async () => {
    const bytes = packageBytes(1_000_000);
    send().end(bytes);
    const { body } = await received;
    expect((await readAll(body)).equals(bytes)).toBe(true);
    expect(body.signal.aborted).toBe(false);
  });

  test('is read no faster than it is wanted', async () => {
    const outgoing = send();
    const { body } = await sentInFull(outgoing, packageBytes(32_000_000));
    const chunks = body.body[Symbol.asyncIterator]();
    await chunks.next();
    await pause(300);
    expect(outgoing.writableFinished).toBe(false);
    expect(body.signal.aborted).toBe(false);
  });

  test('is over when its sender goes away', async () => {
    const outgoing = send();
    outgoing.write(Buffer.alloc(10));
    const { body } = await received;
    const reading = readAll(body);
    setTimeout(() => outgoing.destroy(), 50);
    await expect(reading).rejects.toMatchObject({ code: 'UPLOAD_BROKEN_OFF' });
    expect(body.signal.reason).toMatchObject({ code: 'UPLOAD_BROKEN_OFF' });
  });

  test('is over when its sender is silent for too long', async () => {
    const outgoing = send();
    outgoing.write(Buffer.alloc(10));
    const { body } = await received;
    await expect(readAll(body)).rejects.toMatchObject({ code: 'UPLOAD_STALLED' });
    outgoing.destroy();
  });

  test('is not over as long as something comes now and then', async () => {
    const outgoing = send();
    const { body } = await sentInFull(outgoing, Buffer.alloc(1), false);
    const reading = readAll(body);
    for (let count = 0; count < 5; count += 1) {
      await pause(120);
      outgoing.write(Buffer.alloc(1));
    }
    outgoing.end();
    expect(await reading).toHaveLength(6);
  });

  test('can be left unread, so that a client that sends before it reads comes to its answer', async () => {
    const outgoing = send();
    const { body } = await sentInFull(outgoing, packageBytes(8_000_000));
    await body.body[Symbol.asyncIterator]().next();
    body.discard();
    const [response] = await once(outgoing, 'response');
    response.resume();
    expect(response.statusCode).toBe(200);
  });
});

async function sentInFull(outgoing: ReturnType<typeof send>, bytes: Buffer, ended = true) {
  if (ended) outgoing.end(bytes);
  else outgoing.write(bytes);
  return received;
}
