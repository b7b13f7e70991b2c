import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';
import { freePort } from '../kit/free-port.ts';
import { startKillable } from '../kit/killable.ts';
import { newSubmission } from '../kit/new-submission.ts';
import { packageBytes, sha256 } from '../kit/package-bytes.ts';
import { runBuilt } from '../kit/run-built.ts';

const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function emulate(speed = 0): Promise<RunningEmulator> {
  const emulator = await startEmulator({ speed, settings: { manualReview: 'none' } });
  closers.push(() => emulator.close());
  return emulator;
}

async function serve(emulator: RunningEmulator, more: Record<string, string> = {}): Promise<BuiltGateway> {
  const gateway = await startBuiltGateway({ ...environmentFor(emulator), ...more });
  closers.push(() => gateway.stop('SIGKILL'));
  return gateway;
}

const held = 'products/9007199267351847/submissions/1152921504621441963';

describe('waiting', () => {
  test('survives the death of its gateway, and goes on with the next one at its address', async () => {
    const emulator = await emulate();
    const PORT = String(await freePort());
    const first = await serve(emulator, { PORT });
    const wait = startKillable({}, ['wait', '--submission', held, '--gateway', first.url], newFolder());
    closers.push(() => wait.kill());
    await eventually('it waits', () => wait.printed().includes('IN_REVIEW'));
    await first.stop('SIGKILL');
    emulator.control.submission('1152921504621441963', { finish: true });
    await serve(emulator, { PORT });
    expect([await wait.exit, wait.printed()]).toEqual([0, expect.stringContaining('READY')]);
    // The state that it knew already was not told again.
    expect(wait.printed().split('IN_REVIEW')).toHaveLength(2);
  }, 30_000);

  test('asks again and again where something on the way refuses event streams', async () => {
    const emulator = await emulate();
    const gateway = await serve(emulator);
    const proxy = await withoutEvents(gateway.url);
    const wait = startKillable({}, ['wait', '--submission', held, '--gateway', proxy, '--json'], newFolder());
    closers.push(() => wait.kill());
    await eventually('it waits', () => wait.printed().includes('IN_REVIEW'));
    emulator.control.submission('1152921504621441963', { finish: true });
    expect([await wait.exit, wait.printed()]).toEqual([0, expect.stringContaining('"event":"polling"')]);
  });

  test('bears a pause and an outage of the service', async () => {
    const emulator = await emulate();
    const wait = startKillable(environmentFor(emulator), ['wait', '--submission', held], newFolder());
    closers.push(() => wait.kill());
    await eventually('it waits', () => wait.printed().includes('IN_REVIEW'));
    const match = { method: 'GET', path: '/products/9007199267351847' };
    emulator.control.addFault({ match, kind: 'status', status: 429, headers: { 'retry-after': '1' } });
    emulator.control.addFault({ match, kind: 'cut', times: 4 });
    emulator.control.submission('1152921504621441963', { finish: true });
    expect(await wait.exit).toBe(0);
  }, 40_000);
});

describe('a download', () => {
  const bytes = packageBytes(900_000);

  /** A submission whose package is there to be fetched back. */
  async function uploaded(emulator: RunningEmulator, gateway: BuiltGateway, folder: string): Promise<string> {
    const { id } = await newSubmission({ gateway, ask: (...args) => ask(gateway.url, ...args) });
    writeFileSync(join(folder, 'driver.cab'), bytes);
    const { code } = await runBuilt(
      environmentFor(emulator),
      ['upload', 'driver.cab', '--submission', id, '--commit'],
      { cwd: folder },
    );
    expect(code).toBe(0);
    return id;
  }

  test('that is cut goes on where it stopped, and is whole', async () => {
    const emulator = await emulate();
    const folder = newFolder();
    const id = await uploaded(emulator, await serve(emulator), folder);
    emulator.control.forgetCalls();
    emulator.control.addFault({ match: { kind: 'blob', method: 'GET' }, kind: 'cut-body', times: 2 });
    const args = ['download', '--submission', id, '--type', 'initial', '-o', 'back.cab'];
    const { code } = await runBuilt(environmentFor(emulator), args, { cwd: folder });
    expect(code).toBe(0);
    expect(sha256(readFileSync(join(folder, 'back.cab')))).toBe(sha256(bytes));
  });

  test('that was killed is gone on with by the next run, from the byte where it stopped', async () => {
    const emulator = await emulate();
    const folder = newFolder();
    const gateway = await serve(emulator);
    const id = await uploaded(emulator, gateway, folder);
    const { url, asked } = await cuttingOnce(gateway.url, 400_000);
    const args = ['download', '--submission', id, '--type', 'initial', '-o', 'back.cab', '--gateway', url];
    const first = startKillable({}, args, folder);
    const part = join(folder, 'back.cab.part');
    await eventually('a part is there', () => sizeOf(part) >= 300_000 || first.ended);
    await first.kill();
    const size = sizeOf(part);
    const { code } = await runBuilt({}, args, { cwd: folder });
    expect([code, asked.at(-1)]).toEqual([0, `bytes=${size}-`]);
    expect(sha256(readFileSync(join(folder, 'back.cab')))).toBe(sha256(bytes));
  });

  test('does not go on with what is of another file', async () => {
    const emulator = await emulate();
    const folder = newFolder();
    const id = await uploaded(emulator, await serve(emulator), folder);
    writeFileSync(join(folder, 'back.cab.part'), 'something else');
    const notes = { from: `/packages/${id}/initial`, etag: '"0x0"', bytes: 900_000 };
    writeFileSync(join(folder, 'back.cab.part.json'), JSON.stringify(notes));
    const args = ['download', '--submission', id, '--type', 'initial', '-o', 'back.cab'];
    expect(await runBuilt(environmentFor(emulator), args, { cwd: folder })).toMatchObject({ code: 0 });
    expect(sha256(readFileSync(join(folder, 'back.cab')))).toBe(sha256(bytes));
  });
});

describe('an upload', () => {
  test('that breaks off with its gateway is sent again to the next one', async () => {
    const emulator = await emulate();
    const folder = newFolder();
    const PORT = String(await freePort());
    const first = await serve(emulator, { PORT });
    const { id } = await newSubmission({ gateway: first, ask: (...args) => ask(first.url, ...args) });
    writeFileSync(join(folder, 'driver.cab'), packageBytes(20_000_000));
    emulator.control.addFault({ match: { kind: 'blob', method: 'PUT' }, kind: 'delay', delayMs: 1_500 });
    const args = ['upload', 'driver.cab', '--submission', id, '--commit', '--gateway', first.url];
    const upload = startKillable({}, args, folder);
    closers.push(() => upload.kill());
    await eventually('bytes are on their way', () => emulator.control.blobRequests().length > 0);
    await first.stop('SIGKILL');
    await serve(emulator, { PORT });
    expect([await upload.exit, upload.printed()]).toEqual([
      0,
      expect.stringContaining('Uploaded and committed'),
    ]);
  }, 40_000);
});

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

/** Something on the way that knows nothing of event streams. */
function withoutEvents(target: string): Promise<string> {
  return proxy(target, (incoming, outgoing, forward) => {
    if (incoming.headers.accept?.includes('text/event-stream')) outgoing.writeHead(406).end();
    else forward();
  });
}

/** Something on the way that stops the first long answer after so many bytes, without an end; says which ranges were asked. */
async function cuttingOnce(
  target: string,
  bytes: number,
): Promise<{ url: string; asked: (string | undefined)[] }> {
  const asked: (string | undefined)[] = [];
  let cut = false;
  const url = await proxy(target, (incoming, outgoing, forward) => {
    if (incoming.url?.startsWith('/packages')) asked.push(incoming.headers.range);
    if (cut || incoming.headers.range !== undefined || !incoming.url?.startsWith('/packages'))
      return forward();
    cut = true;
    let left = bytes;
    const write = outgoing.write.bind(outgoing);
    outgoing.write = ((chunk: Buffer) => {
      const piece = chunk.subarray(0, left);
      left -= piece.length;
      return piece.length > 0 ? write(piece) : true;
    }) as typeof outgoing.write;
    outgoing.end = (() => outgoing) as typeof outgoing.end;
    forward();
  });
  return { url, asked };
}

type Handle = (incoming: IncomingMessage, outgoing: ServerResponse, forward: () => void) => void;

async function proxy(target: string, handle: Handle): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing, () => {
      const { method, headers, url = '/' } = incoming;
      const onward = request(`${target}${url}`, { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      onward.on('error', () => outgoing.destroy());
      incoming.pipe(onward);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
