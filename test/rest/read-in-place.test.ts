import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Client, type Dispatcher } from 'undici';
import { type Connections, createConnections } from '../../src/rest/connections.ts';
import { createDispatcher } from '../../src/rest/dispatcher.ts';
import { beginExchange, exchange } from '../../src/rest/exchange.ts';
import { connectorInPlace } from '../../src/rest/read-in-place.ts';
import { systemClock } from '../../src/store/system-clock.ts';
import { testCertificate } from '../kit/certificate.ts';

const clock = systemClock;
const dispatcher = createDispatcher({ environment: {} });

/** The pieces in which each path is answered, one after the other. */
let script: Map<string, readonly Buffer[]>;
let server: Server;
let connections: Connections;

beforeEach(async () => {
  script = new Map();
  connections = createConnections({ environment: {}, clock }) as Connections;
  server = await listening(createServer(answer));
});

afterEach(async () => {
  await connections.destroy();
  await closed(server);
});

function answer(socket: Socket): void {
  socket.setNoDelay(true).on('error', () => undefined);
  socket.on('data', async (request) => {
    const path = /^GET (\S+)/.exec(request.toString())?.[1] ?? '';
    for (const piece of script.get(path) ?? []) {
      socket.write(piece);
      // Others' pieces come in between, and are read to the same place.
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    if (path.startsWith('/last')) socket.end();
  });
}

async function listening(one: Server): Promise<Server> {
  await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
  return one;
}

function closed(one: Server): Promise<unknown> {
  return new Promise((resolve) => one.close(resolve));
}

function originOf(one: Server, protocol = 'http'): string {
  return `${protocol}://127.0.0.1:${(one.address() as AddressInfo).port}`;
}

function requestFor(path: string) {
  const endBy = clock.now() + 5_000;
  const times = { sendBy: endBy, answerBy: endBy };
  return {
    origin: originOf(server),
    path,
    method: 'GET',
    headers: {},
    maxBytes: 5_000_000,
    ...times,
  } as const;
}

/** What is said of an answer: mark, number of the body's bytes that are not the mark's, its length. */
type Told = readonly [mark: string | undefined, strange: number, length: number];

function tell(headers: Readonly<Record<string, string>>, body: Buffer, mark: string): Told {
  return [headers['x-mark'], body.filter((byte) => byte !== mark.charCodeAt(0)).length, body.length];
}

function ask(path: string, mark: string): Promise<Told | string> {
  return new Promise((resolve) =>
    beginExchange({ dispatcher, connections, clock }, requestFor(path), (result) =>
      resolve(result.kind === 'answered' ? tell(result.headers, result.body, mark) : result.kind),
    ),
  );
}

interface Scripted {
  readonly mark: string;
  readonly length: number;
  readonly form: 'length' | 'chunks' | 'last';
  readonly hints: number;
  /** Where it is cut, as parts of the whole. */
  readonly cuts: readonly number[];
}

/** A head whose lines are of the mark, so that those of another would be seen. */
function bytesOf({ mark, length, form, hints }: Scripted): Buffer {
  const early = `HTTP/1.1 103 Early Hints\r\nLink: ${mark.repeat(40)}\r\n\r\n`.repeat(hints);
  const kind = {
    length: `Content-Length: ${length}`,
    chunks: 'Transfer-Encoding: chunked',
    last: 'Connection: close',
  };
  const head = `HTTP/1.1 200 OK\r\nX-Mark: ${mark.repeat(30)}\r\n${kind[form]}\r\nX-Filler: ${mark.repeat(60)}\r\n\r\n`;
  const body = mark.repeat(length);
  if (form !== 'chunks') return Buffer.from(early + head + body);
  const size = Math.ceil(length / 4);
  const chunks = [0, 1, 2, 3]
    .map((at) => body.slice(at * size, (at + 1) * size))
    .filter((chunk) => chunk !== '');
  const sent = chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join('');
  return Buffer.from(`${early}${head}${sent}0\r\n\r\n`);
}

function cutUp(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const at = [0, ...cuts.map((cut) => Math.floor(cut * bytes.length)).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end));
}

const scripted: fc.Arbitrary<Scripted> = fc.record({
  mark: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
  length: fc.oneof(fc.nat({ max: 300 }), fc.nat({ max: 200_000 })),
  form: fc.constantFrom('length', 'chunks', 'last'),
  hints: fc.constantFrom(0, 0, 0, 1, 2),
  // Half of the cuts go to where the head is.
  cuts: fc.array(
    fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.01, noNaN: true })),
    {
      maxLength: 4,
    },
  ),
});

describe('what is read in place', () => {
  test('is that of its own answer, however many come at once and in whatever pieces', async () => {
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(scripted, { minLength: 1, maxLength: 12 }), async (those) => {
        const told = await Promise.all(
          those.map((one) => {
            number += 1;
            const path = `/${one.form}/${number}`;
            script.set(path, cutUp(bytesOf(one), one.cuts));
            return ask(path, one.mark);
          }),
        );
        script.clear();
        expect(told).toEqual(those.map(({ mark, length }) => [mark.repeat(30), 0, length]));
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    [
      [
        'HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\nHTTP/1.1 200 OK\r\nX-Mark: **',
        '*\r\nContent-Length: 1\r\n\r\n*',
      ],
    ],
    [
      [
        'HTTP/1.1 103 Early Hints\r\nLink: ',
        'a\r\n\r\nHTTP/1.1 200 OK\r\nX-Mark: **',
        '*\r\nContent-Length: 1\r\n\r\n*',
      ],
    ],
    [
      [
        'HTTP/1.1 200 OK\r\nX-Mark: ***\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n*\r\n1\r\n*\r\n1\r\n*\r\n1\r\n*\r\n',
        '0\r\n\r\n',
      ],
    ],
    [['HTTP/1.1 200 OK\r\nX-Mark: ***\r', '\nContent-Length: 1\r\n\r', '\n*']],
    [['H', 'TTP/1.1 200 OK\r\nX-Mark: *', '**\r\nContent-Length: 1\r\n', '\r\n', '*']],
  ])('is not lent for longer than it stands: %j', async (pieces) => {
    const told = await Promise.all(
      [...'abcdefgh'].map((mark) => {
        script.set(
          `/${mark}`,
          pieces.map((piece) => Buffer.from(piece.replaceAll('*', mark))),
        );
        return ask(`/${mark}`, mark);
      }),
    );
    expect(told).toEqual([...'abcdefgh'].map((mark) => [mark.repeat(3), 0, expect.any(Number)]));
  });

  test('is kept for whoever waits for a promise', async () => {
    for (const mark of 'abc')
      script.set(`/${mark}`, [bytesOf({ mark, length: 900, form: 'length', hints: 0, cuts: [] })]);
    const results = [];
    for (const mark of 'abc')
      results.push(await exchange({ dispatcher, connections, clock }, requestFor(`/${mark}`)));
    expect(
      results.map(
        (result, index) =>
          result.kind === 'answered' && tell(result.headers, result.body, 'abc'[index] ?? ''),
      ),
    ).toEqual([...'abc'].map((mark) => [mark.repeat(30), 0, 900]));
  });

  test('waits for readers who pause, and nothing of it is lost', async () => {
    const sent = [...'abc'].map((mark) => {
      // No two parts of it are alike.
      const body = Array.from({ length: 100_000 }, (_, index) => `${mark}${index}`.padStart(10)).join('');
      const chunks = body.replace(/.{20000}/g, '4e20\r\n$&\r\n');
      script.set(`/${mark}`, [
        Buffer.from(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}0\r\n\r\n`),
      ]);
      return body;
    });
    const clients = sent.map(() => new Client(originOf(server), { connect: connectorInPlace({}) }));
    try {
      const read = await Promise.all(
        clients.map((client, index) => readWithPauses(client, `/${'abc'[index]}`)),
      );
      expect(read.map(({ body }, index) => body.toString() === sent[index])).toEqual([true, true, true]);
      expect(Math.min(...read.map(({ pauses }) => pauses))).toBeGreaterThanOrEqual(50);
    } finally {
      await Promise.all(clients.map((client) => client.destroy()));
    }
  });

  test('may come by TLS', async () => {
    const { certificatePem: cert, keyPem: key } = testCertificate();
    const secure = await listening(createTlsServer({ cert, key }, answer));
    const client = new Client(originOf(secure, 'https'), {
      connect: connectorInPlace({ rejectUnauthorized: false }),
    });
    try {
      for (const length of [0, 10, 20_000, 500_000]) {
        script.set('/secure', [bytesOf({ mark: 's', length, form: 'length', hints: 0, cuts: [] })]);
        const { body } = await readWithPauses(client, '/secure');
        expect([body.length, body.every((byte) => byte === 0x73)]).toEqual([length, true]);
      }
    } finally {
      await client.destroy();
      await closed(secure);
    }
  });

  test('takes one place for all: no read leaves memory behind', async () => {
    script.set('/small', [bytesOf({ mark: 'm', length: 100, form: 'length', hints: 0, cuts: [] })]);
    const places = new Set<ArrayBufferLike>();
    for (let round = 0; round < 20; round += 1)
      await new Promise<void>((resolve) =>
        beginExchange({ dispatcher, connections, clock }, requestFor('/small'), (result) => {
          if (result.kind === 'answered') places.add(result.body.buffer);
          resolve();
        }),
      );
    expect(places.size).toBe(1);
  });
});

/** Reads a body piece by piece, with a pause behind each. */
function readWithPauses(client: Client, path: string): Promise<{ pauses: number; body: Buffer }> {
  const pieces: Buffer[] = [];
  return new Promise((resolve, reject) => {
    client.dispatch({ path, method: 'GET' }, {
      onRequestStart: () => undefined,
      onResponseData(controller, chunk) {
        pieces.push(Buffer.from(chunk));
        controller.pause();
        setTimeout(() => controller.resume(), 1);
      },
      onResponseEnd: () => resolve({ pauses: pieces.length, body: Buffer.concat(pieces) }),
      onResponseError: (_, error) => reject(error),
    } satisfies Dispatcher.DispatchHandler);
  });
}
