import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type Place, pinned } from './pinned.ts';

/** A program that was started for the benchmark, and ends with it. */
export interface Program {
  readonly process: ChildProcess;
  /** What it wrote to its standard error, for the message when it fails. */
  readonly complaints: () => string;
  readonly stop: () => Promise<void>;
}

const started = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of started) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

interface Start {
  /** Anywhere when it is left out. */
  readonly place?: Place;
  readonly program?: string;
  readonly args: readonly string[];
  /** Beside the path and `NODE_ENV=production`; nothing else of this machine's environment is handed on. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly folder?: string;
}

/**
 * For what the benchmark itself runs beside the measured server. The threads that help to collect garbage would wait for each other on the one
 * processor of all of them, and the load generator would find its own pauses, of 10 ms, in the answers' waits.
 */
export const oneThread = '--single-threaded-gc';

/** Starts a program, Node.js by default, with a channel for messages. What it prints is thrown away. */
export function start({ place, program = process.execPath, args, environment, folder }: Start): Program {
  const [command, all] = place === undefined ? [program, args] : pinned(place, program, args);
  const child = spawn(command, all, {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let complaints = '';
  child.stderr?.on('data', (chunk) => {
    complaints = (complaints + chunk).slice(-4000);
  });
  child.on('error', () => {});
  started.add(child);
  child.once('exit', () => started.delete(child));
  return {
    process: child,
    complaints: () => complaints,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Sends a message, if one is given, and gives the next one that comes. Rejects when the program ends first. */
export function reply<Answer>(
  { process: child, complaints }: Program,
  message?: object | string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error(`a program of the benchmark ended:\n${complaints()}`));
    if (!child.connected) return ended();
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer as Answer);
    });
    if (message !== undefined) child.send(message);
  });
}

/** Milliseconds of processor time that a process has taken so far, in steps of 10 (Linux); NaN elsewhere. */
export function cpuMs(pid: number | undefined): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

/** Megabytes of memory that a process has resident (Linux); NaN elsewhere. */
export function residentMb(pid: number | undefined): number {
  return memoryMb(pid, 'VmRSS');
}

/** The most that it has ever had. */
export function peakMb(pid: number | undefined): number {
  return memoryMb(pid, 'VmHWM');
}

function memoryMb(pid: number | undefined, field: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return (Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024) / 1e6;
  } catch {
    return Number.NaN;
  }
}
