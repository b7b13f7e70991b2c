import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { eventually } from './eventually.ts';
import { freePort } from './free-port.ts';

/** A real PostgreSQL of our own, whose files are gone with it. */
export interface RealPostgres {
  readonly url: string;
  query(sql: string): Promise<Record<string, unknown>[]>;
  /** Ends it at once, connections and all. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with what it had. */
  restart(): Promise<void>;
  /** Ends it, and removes its files. */
  remove(): Promise<void>;
}

/** Makes a cluster in a temporary folder and starts it on a free port of 127.0.0.1. Remove it after the test. */
export async function startRealPostgres(): Promise<RealPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-postgres-'));
  const owner = unprivileged();
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  execFileSync(
    postgresProgram('initdb'),
    ['-D', data, '-U', 'gateway', '--auth', 'trust', '--no-sync', '-E', 'UTF8'],
    {
      ...owner,
      cwd: folder,
      stdio: 'ignore',
    },
  );
  const port = await freePort();
  const url = `postgres://gateway@127.0.0.1:${port}/postgres`;
  const start = async (): Promise<ChildProcess> => {
    const flags = ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder];
    const server = spawn(postgresProgram('postgres'), flags, { ...owner, cwd: folder, stdio: 'ignore' });
    await eventually('PostgreSQL', () => ask(url, 'select 1').catch(() => undefined), 60_000);
    return server;
  };
  let server = await start();
  return {
    url,
    query: (sql) => ask(url, sql),
    kill: () => end(server),
    async restart() {
      await end(server);
      server = await start();
    },
    async remove() {
      await end(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** SIGQUIT is PostgreSQL's own way to end at once, as after a crash; its helpers end with it. */
async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, 'exit');
  server.kill('SIGQUIT');
  await exited;
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Debian keeps the programs of each version in a folder of their own. */
export function postgresProgram(name: string): string {
  const versions = '/usr/lib/postgresql';
  const found = (existsSync(versions) ? readdirSync(versions) : [])
    .map((version) => join(versions, version, 'bin', name))
    .find((path) => existsSync(path));
  return found ?? name;
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const number = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}
