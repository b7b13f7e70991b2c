import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The built program at work, to be ended by force. */
export interface Killable {
  /** What it has printed so far, on both streams. */
  printed(): string;
  readonly ended: boolean;
  /** Sends a signal, and waits for its end. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Its exit code; null when a signal ended it. */
  readonly exit: Promise<number | null>;
}

/** Starts the built program with nothing in its environment but what is given. */
export function startKillable(
  environment: Readonly<Record<string, string>>,
  args: readonly string[],
  cwd: string,
): Killable {
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      printed += text;
    });
  }
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return {
    printed: () => printed,
    get ended() {
      return child.exitCode !== null || child.signalCode !== null;
    },
    async kill(signal = 'SIGKILL') {
      child.kill(signal);
      await exit;
    },
    exit,
  };
}
