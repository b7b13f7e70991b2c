import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { CommandError } from './command-error.ts';
import { ExitCode } from './exit-code.ts';

/**
 * Keeps two runs from working on one state. A lock whose process is gone, as after a kill, is taken over.
 * @returns what unlocks it. @throws CommandError while another run is at it
 */
export async function lockState(statePath: string): Promise<() => Promise<void>> {
  const path = `${statePath}.lock`;
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), run: randomUUID() });
  for (let tries = 0; tries < 5; tries += 1) {
    if (await take(path, mine)) return () => release(path, mine);
    const held = await readFile(path, 'utf8').catch(() => undefined);
    if (held === undefined) continue;
    if (!isDead(held)) throw locked(path);
    await discard(path, held);
  }
  throw locked(path);
}

async function take(path: string, mine: string): Promise<boolean> {
  try {
    await writeFile(path, mine, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    throw new CommandError(ExitCode.Conflict, `${path} cannot be written (${code}).`, {
      code: 'STATE_UNWRITABLE',
      advice: 'Name a place that can be written with --state FILE.',
    });
  }
}

async function release(path: string, mine: string): Promise<void> {
  const held = await readFile(path, 'utf8').catch(() => undefined);
  if (held === mine) await rm(path, { force: true });
}

/** Moved aside first: if another run has meanwhile put its own there, it is given back. */
async function discard(path: string, dead: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  await rename(path, aside).catch(() => undefined);
  const moved = await readFile(aside, 'utf8').catch(() => undefined);
  if (moved !== undefined && moved !== dead)
    await writeFile(path, moved, { flag: 'wx' }).catch(() => undefined);
  await rm(aside, { force: true });
}

/** Only on this machine can be told whether a process lives. */
function isDead(held: string): boolean {
  const { pid, host } = parse(held);
  if (host !== hostname() || pid === undefined) return held.trim() === '';
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function parse(held: string): { pid?: number; host?: string } {
  try {
    return JSON.parse(held) as { pid?: number; host?: string };
  } catch {
    return {};
  }
}

function locked(path: string): CommandError {
  return new CommandError(ExitCode.Conflict, 'Another run is at work on this package.', {
    code: 'LOCKED',
    advice: `Wait for it. If there is none (its machine died), delete ${path}.`,
  });
}
