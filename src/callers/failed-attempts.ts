import { isIPv6 } from 'node:net';
import { BoundedMap } from '../store/bounded-map.ts';
import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';

/** Slows down who keeps guessing, by address. Whoever shows what is right never waits. */
export interface FailedAttempts {
  /** Resolves when a failed attempt of this address may be answered. */
  slowDown(address: string | undefined): Promise<void>;
}

/** So many failures in a row are taken for mistakes. */
const free = 10;
/** The first wait; each further failure doubles it, up to the longest. */
const [firstWaitMs, longestWaitMs] = [50, 1_000];
/** Each quiet time of this length forgives one failure. */
const forgiveMs = 2_000;
/** Addresses that are remembered; beyond, the one that was quiet longest is forgotten. */
const mostAddresses = 10_000;
/** Answers that are held back at once. Beyond, to hold more would cost us more than it costs them. */
const mostWaiting = 200;

/** Nobody has failed so far. */
export function createFailedAttempts(clock: Clock, logger: Logger): FailedAttempts {
  const failures = new BoundedMap<{ readonly count: number; readonly at: number }>(mostAddresses);
  let waiting = 0;

  return {
    async slowDown(address = 'unknown') {
      const from = network(address);
      const before = failures.get(from);
      const forgiven = before === undefined ? 0 : Math.floor((clock.now() - before.at) / forgiveMs);
      const count = Math.max(0, (before?.count ?? 0) - forgiven) + 1;
      failures.set(from, { count, at: clock.now() });
      if (count <= free) return;
      if (count === free + 1) logger.warn({ address: from }, 'an address keeps failing to say who it is');
      if (waiting >= mostWaiting) return;
      waiting += 1;
      const ms = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(count - free - 1, 10));
      await clock.sleep(ms).finally(() => {
        waiting -= 1;
      });
    },
  };
}

/** One customer has as many IPv6 addresses as it likes, in a network of 64 bits. */
function network(address: string): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  const behind = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - behind.length);
  const all = [...groups, ...Array<string>(zeros).fill('0'), ...behind];
  return `${all.slice(0, 4).join(':')}::/64`;
}
