import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { SubmissionKey } from '../../src/values/node-id.ts';
import type { Progress, Sighting, Snapshot } from '../../src/workflow/snapshot.ts';
import { createWatchers, type Watchers } from '../../src/workflow/watchers.ts';
import { capturedLogger } from '../kit/captured-logger.ts';
import { type FakeClock, fakeClock } from '../kit/fake-clock.ts';

export const key: SubmissionKey = { kind: 'submission', productId: '9007199267351835', submissionId: '11' };

/** A thing that a test moves on, and those who watch it. */
export interface Scene {
  readonly clock: FakeClock;
  readonly watchers: Watchers;
  /** How often it was read. */
  polls(): number;
  /** What it is from now on: a sighting, nothing, or a failure to read it. */
  is(next: Sighting | null | Error): void;
  readonly store: Store;
  /** Another process over the same store, with the same thing. */
  replica(): Watchers;
}

export function sceneOf(first: Sighting | null | Error, { shared = false } = {}): Scene {
  const clock = fakeClock();
  let now = first;
  let polls = 0;
  // A store in memory that says it is shared, as Redis is.
  const store = { ...createMemoryStore({ clock, observer: { storeCall() {} } }), shared };
  const open = () =>
    createWatchers({
      async read() {
        polls += 1;
        if (now instanceof Error) throw now;
        return now;
      },
      store,
      accountId: 'account',
      readMs: 30_000,
      clock,
      random: () => 0,
      logger: capturedLogger(),
    });
  return {
    clock,
    watchers: open(),
    polls: () => polls,
    is(next) {
      now = next;
    },
    store,
    replica: open,
  };
}

/** A submission at a step. */
export function at(
  progress: Progress,
  step: string | null = null,
  state = 'started',
  more: object = {},
): Sighting {
  return {
    progress,
    record: {
      id: key.submissionId,
      commitStatus: 'commitComplete',
      ...(step !== null && { workflowStatus: { currentStep: step, state, messages: [] } }),
      downloads: { items: [{ type: 'initialPackage', url: `https://blob/${Math.random()}?sig=secret` }] },
      ...more,
    },
  };
}

/** What a watcher was told so far, and how it ended. */
export interface Told {
  readonly steps: string[];
  readonly snapshots: Snapshot[];
  ended: boolean;
  error: unknown;
  leave(): Promise<unknown>;
}

/** Watches and reads as fast as anything comes. */
export function follow(watchers: Watchers): Told {
  const events = watchers.watch(key);
  const told: Told = {
    steps: [],
    snapshots: [],
    ended: false,
    error: undefined,
    leave: async () => events.return?.(),
  };
  const read = async () => {
    for await (const snapshot of events) {
      told.snapshots.push(snapshot);
      const workflow = snapshot.record['workflowStatus'] as
        | { currentStep: string; state: string }
        | undefined;
      told.steps.push(
        [snapshot.progress, workflow?.currentStep, workflow?.state].filter((part) => part).join(' '),
      );
    }
    told.ended = true;
  };
  read().catch((error: unknown) => {
    told.error = error;
  });
  return told;
}
