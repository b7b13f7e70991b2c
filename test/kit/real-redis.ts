import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createClient } from '@keyv/redis';
import { eventually } from './eventually.ts';
import { freePort } from './free-port.ts';

/** A real Redis of our own, with nothing on disk. */
export interface RealRedis {
  readonly url: string;
  /** Every key with its value, whatever its type. */
  contents(): Promise<ReadonlyMap<string, string>>;
  flush(): Promise<void>;
  /** It stays connected and says nothing, until {@link RealRedis.resume}. */
  stall(): void;
  resume(): void;
  /** Ends it at once, connections and all. */
  kill(): Promise<void>;
  /** Starts it again, empty, on the same port. */
  restart(): Promise<void>;
}

/** Starts one on a free port of 127.0.0.1. Kill it after the test. */
export async function startRealRedis(): Promise<RealRedis> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let server = await start(port, url);
  return {
    url,
    contents: () =>
      withClient(url, async (client) => {
        const entries = new Map<string, string>();
        for (const key of await client.keys('*')) {
          const isHash = (await client.type(key)) === 'hash';
          entries.set(
            key,
            isHash ? JSON.stringify(await client.hGetAll(key)) : ((await client.get(key)) ?? ''),
          );
        }
        return entries;
      }),
    flush: () => withClient(url, async (client) => void (await client.flushAll())),
    stall: () => void server.kill('SIGSTOP'),
    resume: () => void server.kill('SIGCONT'),
    kill: () => end(server),
    async restart() {
      await end(server);
      server = await start(port, url);
    },
  };
}

async function start(port: number, url: string): Promise<ChildProcess> {
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', flags, { stdio: 'ignore' });
  const failed = new Promise<never>((_, reject) => {
    server.once('error', () => reject(new Error('redis-server is missing: apt-get install -y redis-server')));
  });
  const answers = eventually('Redis', () => withClient(url, () => Promise.resolve(true)).catch(() => false));
  await Promise.race([failed, answers]);
  return server;
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, 'exit');
  server.kill('SIGKILL');
  await exited;
}

async function withClient<T>(
  url: string,
  work: (client: ReturnType<typeof createClient>) => Promise<T>,
): Promise<T> {
  const client: ReturnType<typeof createClient> = createClient({
    url,
    socket: { reconnectStrategy: false, connectTimeout: 1_000 },
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    client.destroy();
  }
}
