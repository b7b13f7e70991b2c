import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** How a run of the built program ended. */
export interface EndedRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs the built program to its end, with nothing in its environment but what is given. One that does not end within
 * `ms` is killed, and its code is null; that is a guard against hanging, long enough for a machine that does much else.
 */
export async function runBuilt(
  environment: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  options: { readonly ms?: number; readonly cwd?: string } = {},
): Promise<EndedRun> {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: options.cwd ?? fileURLToPath(new URL('..', import.meta.url)),
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8');
    child[name].on('data', (text: string) => {
      printed[name] += text;
    });
  }
  const timer = setTimeout(() => child.kill('SIGKILL'), options.ms ?? 60_000);
  const [code] = await once(child, 'close');
  clearTimeout(timer);
  return { code: code as number | null, ...printed };
}
