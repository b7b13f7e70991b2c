import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from '@jest/globals';
import { post } from './tiny-gateway.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const children: ChildProcess[] = [];
const folders: string[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('the program', () => {
  test('says its version, its usage, and what it does not know', async () => {
    expect(await run(['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
    expect(await run(['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('hardware-gateway --demo'),
    });
    expect(await run(['fly'])).toMatchObject({ code: 2, err: expect.stringContaining('"fly"') });
  });

  test('ends with 1 and all faults of its configuration, without a stack', async () => {
    const { code, out, err } = await run([], { PORT: 'x', LOG_LEVEL: 'loud' });
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/PORT:.*LOG_LEVEL:.*AZURE_TENANT_ID:/s);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test('ends with 1 and a word where the port is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const { code, err } = await run(['--demo'], { PORT: String(port) });
    taken.close();
    expect(code).toBe(1);
    expect(err).toBe(
      `Cannot listen on 127.0.0.1:${port}: the port is in use. Set PORT to another one, or to 0 for any free one.\n`,
    );
  });

  test('serves invented data when it is asked to, and says so; a .env file can ask too', async () => {
    const program = await start([], {}, 'HARDWARE_API_URL=emulator\n');
    expect(program.out()).toContain('invented data');
    const { body, headers } = await post(`${program.url}graphql`, {
      query: '{ products(first: 1) { totalCount } }',
    });
    expect([body.data, headers.get('x-hardware-upstream')]).toEqual([
      { products: { totalCount: 40 } },
      'emulator',
    ]);
    expect(await program.end('SIGINT')).toBe(0);
  });

  test('loses no request to SIGTERM under load, says draining meanwhile, and ends with 0', async () => {
    const program = await start(['--demo'], { LOG_LEVEL: 'warn' });
    let answered = 0;
    let ended = false;
    const lost: string[] = [];
    const callers = Array.from({ length: 16 }, async () => {
      while (!ended) {
        try {
          const { body } = await post(`${program.url}graphql`, { query: '{ rateLimit { concurrency } }' });
          expect(body.data).toEqual({ rateLimit: { concurrency: 16 } });
          answered += 1;
        } catch (error) {
          ended = true;
          const reason = String((error as Error).cause ?? error);
          if (!reason.includes('ECONNREFUSED')) lost.push(reason);
        }
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const end = program.end('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 500));
    const readiness = await fetch(`${program.url}readyz`);
    expect([readiness.status, await readiness.json()]).toMatchObject([503, { reason: 'draining' }]);
    expect(await end).toBe(0);
    await Promise.all(callers);
    expect(lost).toEqual([]);
    expect(answered).toBeGreaterThan(100);
  });

  test('ends at once when it is asked twice', async () => {
    const program = await start(['--demo'], {});
    const startedAt = Date.now();
    const end = program.end('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 100));
    program.child.kill('SIGTERM');
    expect(await end).toBe(143);
    expect(Date.now() - startedAt).toBeLessThan(1_500);
  });

  test('checks what it needs', async () => {
    const { code, out } = await run(['check'], { HARDWARE_API_URL: 'emulator' });
    expect([code, out.match(/^ok /gm)?.length]).toEqual([0, 6]);
  });
});

/** The sources are run as they are; the end-to-end tests run what is built from them. */
function launch(args: readonly string[], environment: Record<string, string>, dotEnv = ''): ChildProcess {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
  folders.push(folder);
  writeFileSync(join(folder, '.env'), dotEnv);
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'esm', 'index.mjs');
  const child = spawn(process.execPath, ['--import', tsx, join(root, 'src', 'main.ts'), ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...environment },
  });
  children.push(child);
  return child;
}

async function run(args: readonly string[], environment: Record<string, string> = {}) {
  const child = launch(args, environment);
  const printed = listen(child);
  const [code] = await once(child, 'close');
  return { code, out: printed.out(), err: printed.err() };
}

async function start(args: readonly string[], environment: Record<string, string>, dotEnv = '') {
  const child = launch(args, environment, dotEnv);
  const printed = listen(child);
  let url: string | undefined;
  while (url === undefined) {
    if (child.exitCode !== null) throw new Error(printed.err());
    await new Promise((resolve) => setTimeout(resolve, 20));
    url = /^\s*Open\s+(\S+)/m.exec(printed.out())?.[1];
  }
  return {
    child,
    url,
    out: printed.out,
    async end(signal: NodeJS.Signals): Promise<number> {
      const closed = once(child, 'close');
      child.kill(signal);
      const [code] = await closed;
      return code;
    },
  };
}

function listen(child: ChildProcess) {
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  return { out: () => out, err: () => err };
}
