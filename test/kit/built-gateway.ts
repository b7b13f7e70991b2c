import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const main = join(root, 'dist', 'main.js');

/** The built program, running as users run it. */
export interface BuiltGateway {
  readonly url: string;
  /** Everything it has printed so far. */
  output(): string;
  /** Its log lines, parsed. */
  log(): Record<string, unknown>[];
  readonly process: ChildProcess;
  /** Ends it politely and gives its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Where a gateway finds its upstream; what the emulator says about itself. */
export interface Upstream {
  readonly apiUrl: string;
  readonly authorityHost: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The environment that leads a gateway to an upstream. It remembers nothing of it, for tests change it behind its back. */
export function environmentFor(upstream: Upstream): Record<string, string> {
  return {
    AZURE_TENANT_ID: upstream.tenantId,
    AZURE_CLIENT_ID: upstream.clientId,
    AZURE_CLIENT_SECRET: upstream.clientSecret,
    AZURE_AUTHORITY_HOST: upstream.authorityHost,
    HARDWARE_API_URL: upstream.apiUrl,
    MEMORY_MAX_AGE_SECONDS: '0',
  };
}

/** Starts `dist/main.js` on a free port and waits for its address. Nothing of the machine's environment reaches it. */
export async function startBuiltGateway(
  environment: Record<string, string>,
  args: readonly string[] = [],
): Promise<BuiltGateway> {
  if (!existsSync(main)) throw new Error('dist/main.js is missing: run `npm run build` first');
  // An empty folder of its own: a demo keeps its mirror where it is started.
  const cwd = mkdtempSync(join(tmpdir(), 'gateway-'));
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.once('exit', () => rmSync(cwd, { recursive: true, force: true }));
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      printed += text;
    });
  }
  const url = await addressOf(child, () => printed);
  return {
    url,
    output: () => printed,
    log: () => parseLog(printed),
    process: child,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const exited = once(child, 'exit');
      child.kill(signal);
      const [code] = await exited;
      return code as number | null;
    },
  };
}

async function addressOf(child: ChildProcess, printed: () => string): Promise<string> {
  const until = Date.now() + 15_000;
  while (Date.now() < until) {
    const [, url] =
      /(http:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d+[^\s"]*)/.exec(openLine(printed())) ?? [];
    if (url !== undefined) return url.replace(/\/$/, '');
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill('SIGKILL');
  throw new Error(`the gateway did not start:\n${printed()}`);
}

/** The start lines also name the emulator's address; the one to open stands in a line of its own. */
function openLine(printed: string): string {
  return printed.split('\n').find((line) => /^\s*open\b/i.test(line)) ?? '';
}

function parseLog(printed: string): Record<string, unknown>[] {
  return printed
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
