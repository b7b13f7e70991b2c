import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

/** As much of Redis as the store needs, in memory, with the faults of a real one on demand. */
export interface TinyRedis {
  readonly url: string;
  /** What is kept, as a reader of the real server would see it. */
  readonly kept: Map<string, string>;
  /** Commands as they came, names in upper case; without pings and the client's introduction. */
  readonly commands: string[][];
  /** Takes commands and answers none, until `resume`: then all of them are done, as after SIGCONT. */
  stall(): void;
  resume(): void;
  /** Answers every command with an error. */
  fail(on: boolean): void;
  close(): Promise<void>;
}

/** Starts one on `port`, or on a free port. */
export async function tinyRedis(port = 0): Promise<TinyRedis> {
  const kept = new Map<string, string>();
  const commands: string[][] = [];
  const sockets = new Set<Socket>();
  let waiting: (() => void)[] | undefined;
  let failing = false;

  const answer = (socket: Socket, command: string[]) => {
    const run = () => {
      if (!['PING', 'CLIENT', 'HELLO'].includes(command[0] ?? '')) commands.push(command);
      if (!socket.destroyed) socket.write(failing ? '-ERR out of order\r\n' : execute(kept, command));
    };
    if (waiting === undefined) run();
    else waiting.push(run);
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    let rest = '';
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1');
      for (let parsed = parse(rest); parsed !== undefined; parsed = parse(rest)) {
        rest = rest.slice(parsed.length);
        answer(socket, parsed.command);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    kept,
    commands,
    stall: () => {
      waiting = [];
    },
    resume: () => {
      const late = waiting ?? [];
      waiting = undefined;
      for (const run of late) run();
    },
    fail: (on) => {
      failing = on;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** The first command in the text: `*2\r\n$3\r\nGET\r\n$1\r\nk\r\n`. */
function parse(text: string): { command: string[]; length: number } | undefined {
  const head = /^\*(\d+)\r\n/.exec(text);
  if (head === null) return undefined;
  const command: string[] = [];
  let at = head[0].length;
  for (let part = 0; part < Number(head[1]); part += 1) {
    const size = /^\$(\d+)\r\n/.exec(text.slice(at, at + 20));
    if (size === null) return undefined;
    const start = at + size[0].length;
    const end = start + Number(size[1]);
    if (text.length < end + 2) return undefined;
    command.push(text.slice(start, end));
    at = end + 2;
  }
  command[0] = command[0]?.toUpperCase() ?? '';
  return { command, length: at };
}

function execute(kept: Map<string, string>, [name, key = '', value = '', ...rest]: string[]): string {
  const bulk = (text: string | undefined) =>
    text === undefined ? '$-1\r\n' : `$${text.length}\r\n${text}\r\n`;
  switch (name) {
    case 'PING':
      return '+PONG\r\n';
    case 'GET':
      return bulk(kept.get(key));
    case 'SET':
      if (rest.includes('NX') && kept.has(key)) return '$-1\r\n';
      kept.set(key, value);
      return '+OK\r\n';
    case 'INCRBY': {
      const sum = Number(kept.get(key) ?? 0) + Number(value);
      kept.set(key, String(sum));
      return `:${sum}\r\n`;
    }
    case 'PEXPIRE':
      return kept.has(key) ? ':1\r\n' : ':0\r\n';
    case 'UNLINK':
      return `:${[key, value, ...rest].filter((one) => kept.delete(one)).length}\r\n`;
    case 'EVAL': {
      const [lock = '', token] = rest;
      return `:${kept.get(lock) === token && kept.delete(lock) ? 1 : 0}\r\n`;
    }
    default:
      return '+OK\r\n';
  }
}
