import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Connections, createConnections } from '../../src/rest/connections.ts';
import { createDispatcher } from '../../src/rest/dispatcher.ts';
import { type Answered, beginExchange, exchange, type NoAnswer } from '../../src/rest/exchange.ts';
import { systemClock } from '../../src/store/system-clock.ts';
import { eventually } from '../kit/eventually.ts';

/** How much later it is than by the machine's clock, in milliseconds. */
let later = 0;
const clock = { ...systemClock, now: () => Date.now() + later };

/** What the server does with a request, by the first part of its path. */
const manners = {
  plain: (response: ServerResponse, path: string) => response.end(path),
  /** The connection ends behind the answer. */
  last: (response: ServerResponse, path: string) => response.setHeader('connection', 'close').end(path),
  split(response: ServerResponse, path: string) {
    response.write(path.slice(0, 3));
    setImmediate(() => response.end(path.slice(3)));
  },
  cut(response: ServerResponse) {
    response.write('half');
    setImmediate(() => response.destroy());
  },
  silent: () => undefined,
  tooLarge: (response: ServerResponse) => response.end('x'.repeat(2_000)),
};
type Manner = keyof typeof manners;

let server: Server;
let origin: string;
let seen: string[];
let sockets: number;
/** Those of them that are still there. */
let open: Set<Socket>;
let connections: Connections;
const dispatcher = createDispatcher({ environment: {} });

beforeEach(async () => {
  [seen, sockets, open, later] = [[], 0, new Set(), 0];
  server = createServer((request, response) => {
    const path = request.url ?? '';
    seen.push(path);
    manners[path.split('/')[1] as Manner](response, path);
  });
  server.on('connection', (socket) => {
    sockets += 1;
    const those = open.add(socket);
    socket.on('close', () => those.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  connections = createConnections({ environment: {}, clock }) as Connections;
});

afterEach(async () => {
  await connections.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function requestFor(path: string, waitMs = 2_000, method: 'GET' | 'POST' = 'GET') {
  const endBy = clock.now() + waitMs;
  return {
    origin,
    path,
    method,
    headers: {},
    maxBytes: 1_000,
    sendBy: endBy,
    answerBy: endBy,
  } as const;
}

function ask(path: string, waitMs?: number): Promise<Answered | NoAnswer> {
  return exchange({ dispatcher, connections, clock }, requestFor(path, waitMs));
}

function told(result: Answered | NoAnswer): string {
  return result.kind === 'answered' ? result.body.toString() : result.kind;
}

describe('connections', () => {
  test('are as many as exchanges at once, and are used again', async () => {
    for (let round = 0; round < 5; round += 1)
      expect(told(await ask(`/plain/${round}`))).toBe(`/plain/${round}`);
    expect(sockets).toBe(1);
    await Promise.all(Array.from({ length: 4 }, (_, index) => ask(`/plain/at-once-${index}`)));
    await Promise.all(Array.from({ length: 4 }, (_, index) => ask(`/plain/again-${index}`)));
    expect(sockets).toBe(4);
  });

  test('are handed on while an answer is being read', async () => {
    const answers: string[] = [];
    await new Promise<void>((resolve) => {
      const next = (result: Answered | NoAnswer) => {
        answers.push(told(result));
        if (answers.length === 5) resolve();
        else beginExchange({ dispatcher, connections, clock }, requestFor(`/plain/${answers.length}`), next);
      };
      beginExchange({ dispatcher, connections, clock }, requestFor('/plain/0'), next);
    });
    expect(answers).toEqual([0, 1, 2, 3, 4].map((number) => `/plain/${number}`));
    expect(sockets).toBe(1);
  });

  test('that have rested are used by reads, and closed where something may be changed', async () => {
    const write = () =>
      exchange({ dispatcher, connections, clock }, requestFor('/plain/write', 2_000, 'POST'));
    await ask('/plain/1');
    later += 25_000;
    await ask('/plain/2');
    later += 3_000;
    await write();
    expect(sockets).toBe(1);
    for (const made of [2, 3, 4]) {
      later += 5_000;
      expect(told(await write())).toBe('/plain/write');
      expect(sockets).toBe(made);
    }
    await eventually('only one of them is open', async () => open.size === 1);
  });

  test('that cannot be made are told as such, and are tried again by the next', async () => {
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    expect(await ask('/plain/a')).toEqual({ kind: 'refused', reason: 'ECONNREFUSED' });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    expect(told(await ask('/plain/b'))).toBe('/plain/b');
  });

  test('are not made any more when they have been closed', async () => {
    await connections.destroy();
    expect((await ask('/plain/a')).kind).toBe('refused');
    expect([seen, sockets]).toEqual([[], 0]);
  });

  test('are none where there is a proxy', () => {
    expect(createConnections({ environment: { HTTPS_PROXY: 'http://proxy:8080' }, clock })).toBeUndefined();
  });

  test('give everybody his own answer and send nothing twice, however exchanges end', async () => {
    const manner = fc.constantFrom(...(Object.keys(manners) as Manner[]));
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(manner, { maxLength: 8 }), { maxLength: 6 }), async (lanes) => {
        seen = [];
        const paths: string[] = [];
        const wrong: unknown[] = [];
        // Each begins in the very end of the one before, as a call does that waited at the gate.
        const walk = ([one, ...others]: readonly Manner[]) =>
          new Promise<void>((resolve) => {
            if (one === undefined) return resolve();
            number += 1;
            const path = `/${one}/${number}`;
            paths.push(path);
            const request = requestFor(path, one === 'silent' ? 30 : 2_000);
            beginExchange({ dispatcher, connections, clock }, request, (result) => {
              if (told(result) !== (expected[one] ?? path)) wrong.push([path, told(result)]);
              resolve(walk(others));
            });
          });
        await Promise.all(lanes.map(walk));
        expect(wrong).toEqual([]);
        expect([...seen].sort()).toEqual([...paths].sort());
      }),
      { numRuns: 60 },
    );
  });
});

/** What is told where it is not the path itself. */
const expected: Partial<Record<Manner, string>> = { cut: 'cut', silent: 'timeout', tooLarge: 'tooLarge' };
