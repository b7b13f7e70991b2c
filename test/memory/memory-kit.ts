import type { Dashboard } from '../../src/dashboard/dashboard.ts';
import type { Endpoint } from '../../src/dashboard/endpoints.ts';
import { createGenerations } from '../../src/memory/generations.ts';
import type { AnsweredBy } from '../../src/memory/memory-observer.ts';
import { createReadMemory } from '../../src/memory/read-memory.ts';
import { createReading, type Reading } from '../../src/memory/reading.ts';
import { RememberingDashboard } from '../../src/memory/remembering-dashboard.ts';
import { createSharedMemory } from '../../src/memory/shared-memory.ts';
import type { Counter, Store } from '../../src/store/store.ts';
import { StoreAway } from '../../src/store/store-away.ts';
import { type FakeClock, fakeClock, settle } from '../kit/fake-clock.ts';

/** A call that the service has received and not answered yet. */
export interface OpenCall {
  readonly path: string;
  readonly isRead: boolean;
  /** What the path held when the call came. */
  readonly before: unknown;
  /** Answers with what the path holds now, or with this. */
  answer(value?: unknown): void;
  fail(error: Error): void;
}

/** A service that answers when the test says so. */
export interface SlowService {
  readonly open: OpenCall[];
  /** Calls received so far. */
  received: number;
  /** What is there, by path. A write puts its body there when it is answered, or what its body gives when called. */
  readonly things: Map<string, unknown>;
  /** While it is set, calls are answered at once, and end in it where it is an error. */
  mood: 'slow' | 'prompt' | Error;
  dashboard(): Dashboard;
}

/** An empty one, which is prompt. */
export function slowService(): SlowService {
  const service: SlowService = {
    open: [],
    received: 0,
    things: new Map(),
    mood: 'prompt',
    dashboard: () => ({
      find: ({ path }) => call(path, () => service.things.get(path) ?? null),
      page: ({ path }, query) => call(`${path}${query}`, () => service.things.get(`${path}${query}`) ?? null),
      fetch: ({ path }) => call(path, () => service.things.get(path)),
      write: ({ path }, body) =>
        call(
          path,
          () => {
            service.things.set(path, typeof body === 'function' ? body() : body);
            return { kind: 'done', record: null };
          },
          false,
        ),
    }),
  };

  function call<T>(path: string, effect: () => unknown, isRead = true): Promise<T> {
    service.received += 1;
    if (service.mood instanceof Error) return Promise.reject(service.mood);
    if (service.mood === 'prompt') return Promise.resolve(effect() as T);
    return new Promise<T>((resolve, reject) => {
      const end = (settleCall: () => void) => {
        service.open.splice(service.open.indexOf(mine), 1);
        settleCall();
      };
      const mine: OpenCall = {
        path,
        isRead,
        before: service.things.get(path),
        answer: (value = effect()) => end(() => resolve(value as T)),
        fail: (error) => end(() => reject(error)),
      };
      service.open.push(mine);
    });
  }

  return service;
}

/** A store that replicas share, in one process and in fake time. */
export type FakeSharedStore = Store &
  Pick<Counter, 'add'> & { away: boolean; readonly kept: Map<string, unknown> };

export function fakeSharedStore(clock: FakeClock): FakeSharedStore {
  const kept = new Map<string, { readonly value: unknown; readonly until: number }>();
  const numbers = new Map<string, number>();
  const get = async (key: string) => {
    const found = kept.get(key);
    return found !== undefined && found.until > clock.now() ? structuredClone(found.value) : undefined;
  };
  const store: FakeSharedStore = {
    away: false,
    kept,
    shared: true,
    get,
    async recall(key) {
      if (store.away) throw new StoreAway();
      return get(key);
    },
    async keep(key, value, ttlMs) {
      if (!store.away) kept.set(key, { value: structuredClone(value), until: clock.now() + ttlMs });
      return !store.away;
    },
    async set(key, value, ttlMs) {
      await store.keep(key, value, ttlMs);
    },
    delete: async (key) => void kept.delete(key),
    async add(key, amount) {
      if (store.away) return undefined;
      numbers.set(key, (numbers.get(key) ?? 0) + amount);
      return numbers.get(key);
    },
    lock: async () => 'unavailable',
    connected: async () => true,
    close: async () => undefined,
  };
  return store;
}

/** A replica of a gateway, as far as it reads. */
export interface Replica {
  readonly answeredBy: AnsweredBy[];
  /** A request of its own; by default one that takes whatever the memory allows, with half a minute of time. */
  request(wish?: {
    readonly maxAgeMs?: number;
    readonly forMs?: number;
    readonly dashboard?: Dashboard;
  }): Request;
}

export type Request = RememberingDashboard & { readonly reading: Reading };

/** A replica over a service and perhaps a store. */
export function replica(
  service: SlowService,
  clock: FakeClock,
  { store, maxAgeMs = 3_600_000 }: { readonly store?: FakeSharedStore; readonly maxAgeMs?: number } = {},
): Replica {
  const answeredBy: AnsweredBy[] = [];
  const accountId = 'account';
  const memory = createReadMemory({
    generations: createGenerations({ counter: store, accountId, clock, random: Math.random }),
    shared: store && createSharedMemory(store, accountId, clock),
    maxAgeMs,
    background: () => service.dashboard(),
    requestMs: 30_000,
    clock,
    observer: { read: (by, count = 1) => void answeredBy.push(...Array(count).fill(by)) },
  });
  return {
    answeredBy,
    request({ maxAgeMs: wanted, forMs = 30_000, dashboard = service.dashboard() } = {}) {
      const reading = createReading(wanted);
      const deadline = clock.now() + forMs;
      const reader = { account: undefined, dashboard, deadline, reading };
      return Object.assign(new RememberingDashboard(memory, reader), { reading });
    },
  };
}

/** One replica by itself, over a service that holds something. */
export function scene(things: Readonly<Record<string, unknown>> = {}, maxAgeMs?: number) {
  const clock = fakeClock();
  const service = slowService();
  for (const [path, thing] of Object.entries(things)) service.things.set(path, thing);
  return { clock, service, one: replica(service, clock, { ...(maxAgeMs !== undefined && { maxAgeMs }) }) };
}

/** Where a promise stands after all that is ready has run. */
export async function stateOf<T>(promise: Promise<T>): Promise<T | 'pending'> {
  await settle();
  return Promise.race([promise, Promise.resolve('pending' as const)]);
}

/** A write to an endpoint is its path and no more. */
export function writeTo(path: string): Endpoint {
  return {
    name: 'write',
    method: 'PATCH',
    path,
    repeatable: false,
    expected: 'nothing',
    role: 'Driver Submitter',
  };
}
