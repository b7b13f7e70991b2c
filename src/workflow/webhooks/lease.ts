import type { Lock, Store } from '../../store/store.ts';
import type { Clock } from '../../values/clock.ts';

/** The right to do what only one replica may do; it passes on when its holder dies. */
export interface Lease {
  /** Takes or renews it; to be called again well within the lease's time. @returns true while it is ours. */
  hold(): Promise<boolean>;
  release(): Promise<void>;
}

const leaseMs = 20_000;

/** A lease that nobody has. */
export function createLease(store: Store, storeKey: string, clock: Clock): Lease {
  let held: Lock | undefined;
  let renewAt = 0;

  async function release(): Promise<void> {
    await held?.release();
    held = undefined;
  }

  return {
    async hold() {
      if (held !== undefined && clock.now() < renewAt) return true;
      // Another may come between; then it is its turn.
      await release();
      const lock = await store.lock(storeKey, leaseMs);
      held = typeof lock === 'string' ? undefined : lock;
      renewAt = clock.now() + leaseMs / 2;
      return held !== undefined;
    },
    release,
  };
}
