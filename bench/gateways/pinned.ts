import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Where a process may run: the servers share one processor, so that each has one to itself while it is measured. */
export type Place = 'server' | 'others';

const processors = allowed();
const last = processors.at(-1);
const pins =
  processors.length > 1 && last !== undefined && spawnSync('taskset', ['--version']).status === 0
    ? { server: String(last), others: processors.slice(0, -1).join(',') }
    : undefined;

/** The command that runs a program at its place; the program alone where there is one processor, or no `taskset`. */
export function pinned(place: Place, program: string, args: readonly string[]): [string, string[]] {
  return pins === undefined ? [program, [...args]] : ['taskset', ['-c', pins[place], program, ...args]];
}

/** How the processors are shared, for the reader of the figures. */
export const pinning =
  pins === undefined
    ? 'all processes share the processors'
    : 'the measured server has one processor to itself; upstream and load generator have the others';

/** The processors that this process may use, by number (Linux); none where that is not known. */
function allowed(): number[] {
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    const ranges = /^Cpus_allowed_list:\s*(\S+)/m.exec(status)?.[1]?.split(',') ?? [];
    return ranges.flatMap((range) => {
      const [from = 0, to = from] = range.split('-').map(Number);
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    });
  } catch {
    return [];
  }
}
