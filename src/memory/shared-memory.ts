import { createHash } from 'node:crypto';
import { readRecord } from '../dashboard/wire-record.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../values/clock.ts';
import type { Kept } from './process-memory.ts';

/** What replicas keep of the service's answers for each other. A store that is away has nothing and keeps nothing. */
export interface SharedMemory {
  /** @param generation What all replicas call the generation of the part that the key belongs to. */
  get(key: string, generation: number): Promise<Kept | undefined>;
  set(key: string, generation: number, kept: Kept): Promise<void>;
}

/** What lives shorter is gone before another replica asks for it. */
const worthSharingMs = 5_000;

/** The memory in a store that replicas share. */
export function createSharedMemory(store: Store, accountId: string, clock: Clock): SharedMemory {
  // A key may hold a continuation token, which is not to be read in a store.
  const place = (key: string, generation: number) =>
    `read:${accountId}:${generation}:${createHash('sha256').update(key).digest('base64url')}`;
  return {
    async get(key, generation) {
      return readKept(await store.recall(place(key, generation)).catch(() => undefined));
    },
    async set(key, generation, kept) {
      if (kept.freshUntil - kept.readAt < worthSharingMs) return;
      await store.keep(place(key, generation), kept, kept.lastUntil - clock.now());
    },
  };
}

function readKept(value: unknown): Kept | undefined {
  const kept = readRecord(value);
  const times = ['readAt', 'freshUntil', 'graceUntil', 'lastUntil'];
  const whole = kept !== null && 'value' in kept && times.every((name) => typeof kept[name] === 'number');
  return whole ? (kept as unknown as Kept) : undefined;
}
