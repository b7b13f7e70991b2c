import type { Store } from '../store/store.ts';
import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';
import type { Gate } from './gate.ts';
import { longestPauseMs } from './retry-after.ts';

/** How often a replica looks for the others' pauses while it has calls to send. */
const glanceMs = 1_000;

interface SharedPauseOptions {
  readonly store: Store;
  /** Where the store keeps the account's pause: the account's own, for pauses never cross accounts. */
  readonly key: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * The gate, whose pauses hold for all replicas: a pause is told to the store, and those of the others are looked up
 * once a second at most, behind the calls' backs: no call ever waits for the store. A store that is away leaves each
 * replica its own pauses. Replicas' clocks should agree within a second or so, as pauses are told by the time they end.
 */
export function createSharedPause(gate: Gate, options: SharedPauseOptions): Gate {
  const { store, key, clock, logger } = options;
  let glancedAt = Number.NEGATIVE_INFINITY;

  async function glance(): Promise<void> {
    const until = readPause(await store.get(key));
    const now = clock.now();
    if (until === undefined || until <= now || until <= (gate.snapshot().pausedUntil ?? 0)) return;
    // A value from a clock that is far ahead must not stop this replica for days.
    const end = Math.min(until, now + longestPauseMs);
    gate.joinPause(end);
    logger.info({ pauseMs: end - now }, 'account paused by another replica');
  }

  async function tell(): Promise<void> {
    const { pausedUntil } = gate.snapshot();
    if (pausedUntil === null) return;
    const known = readPause(await store.get(key));
    if (known !== undefined && known >= pausedUntil) return;
    await store.set(key, { until: pausedUntil }, pausedUntil - clock.now());
  }

  return {
    retries: gate.retries,
    admit(deadline, visitor) {
      if (clock.now() - glancedAt >= glanceMs) {
        glancedAt = clock.now();
        void glance().catch(() => undefined);
      }
      gate.admit(deadline, visitor);
    },
    pauseUntil(time) {
      gate.pauseUntil(time);
      void tell().catch(() => undefined);
    },
    joinPause: (time) => gate.joinPause(time),
    snapshot: () => gate.snapshot(),
  };
}

function readPause(value: unknown): number | undefined {
  const until = typeof value === 'object' && value !== null && 'until' in value ? value.until : undefined;
  return typeof until === 'number' && Number.isFinite(until) ? until : undefined;
}
