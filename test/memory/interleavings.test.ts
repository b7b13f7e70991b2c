import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endpoints } from '../../src/dashboard/endpoints.ts';
import { UpstreamUnavailable } from '../../src/errors/upstream-errors.ts';
import { type FakeClock, fakeClock, settle } from '../kit/fake-clock.ts';
import {
  type FakeSharedStore,
  fakeSharedStore,
  type Replica,
  replica,
  slowService,
  writeTo,
} from './memory-kit.ts';

type Step =
  | {
      readonly do: 'read';
      readonly at: number;
      readonly product: string;
      readonly maxAgeMs?: number | undefined;
    }
  | { readonly do: 'write'; readonly at: number; readonly product: string }
  | { readonly do: 'answer'; readonly which: number; readonly early: boolean }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'outage' | 'storeAway'; readonly on: boolean };

const at = fc.nat(1);
const product = fc.constantFrom('1', '2');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('read' as const),
      at,
      product,
      maxAgeMs: fc.constantFrom(undefined, undefined, undefined, 0, 3_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('write' as const), at, product }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('answer' as const), which: fc.nat(5), early: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1, 900, 6_000, 40_000) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('outage' as const), on: fc.boolean() }) },
);
const away: fc.Arbitrary<Step> = fc.record({ do: fc.constant('storeAway' as const), on: fc.boolean() });

/** What is known of one version of a product: when it was replaced, and when its writer was told. */
interface Version {
  replacedAt: number;
  toldAt: number;
}

/** The world that a run goes on in, with every rule checked at every answer. */
class World {
  readonly clock: FakeClock = fakeClock();
  readonly #service = slowService();
  readonly #store: FakeSharedStore = fakeSharedStore(this.clock);
  readonly #replicas: Replica[] = [0, 1].map(() =>
    replica(this.#service, this.clock, { store: this.#store }),
  );
  readonly #versions = new Map<string, Version[]>();
  readonly #ends: Promise<unknown>[] = [];
  #order = 0;
  #storeWasAway = false;

  constructor() {
    this.#service.mood = 'slow';
    for (const one of ['1', '2']) {
      this.#versions.set(one, [{ replacedAt: Number.POSITIVE_INFINITY, toldAt: 0 }]);
      this.#service.things.set(`/products/${one}`, 0);
    }
  }

  async take(step: Step): Promise<void> {
    switch (step.do) {
      case 'read':
        this.#ends.push(this.#read(step));
        break;
      case 'write':
        this.#ends.push(this.#write(step));
        break;
      case 'answer':
        this.#answer(step);
        break;
      case 'wait':
        await this.clock.advance(step.ms);
        break;
      case 'outage':
        this.#service.mood = step.on ? new UpstreamUnavailable('down') : 'slow';
        break;
      case 'storeAway':
        this.#store.away = step.on;
        this.#storeWasAway ||= step.on;
        break;
    }
    await settle();
  }

  async end(): Promise<void> {
    this.#service.mood = 'prompt';
    while (this.#service.open.length > 0) {
      this.#answer({ which: 0, early: false });
      await settle();
    }
    await Promise.all(this.#ends);
  }

  /** Writes take effect when they are answered; a read may tell how things were when it came. */
  #answer({ which, early }: { readonly which: number; readonly early: boolean }): void {
    const { open } = this.#service;
    const call = open[which % Math.max(1, open.length)];
    if (early && call?.isRead) call.answer(call.before);
    else call?.answer();
  }

  async #read({ at, product, maxAgeMs }: Extract<Step, { do: 'read' }>): Promise<void> {
    this.#order += 1;
    const began = { order: this.#order, at: this.clock.now() };
    const request = this.#replica(at).request(maxAgeMs === undefined ? {} : { maxAgeMs });
    const endpoint = endpoints.getProduct({ kind: 'product', productId: product });
    const found: unknown = await request.find(endpoint).catch(() => undefined);
    if (typeof found !== 'number') return;
    const versions = this.#versions.get(product) ?? [];
    const { age, source } = request.reading.freshness(this.clock.now());
    const replacedAt = versions[found]?.replacedAt;
    if (!this.#storeWasAway) {
      const told = versions.findLastIndex(({ toldAt }) => toldAt < began.order);
      expect(found).toBeGreaterThanOrEqual(told);
    }
    if (source !== 'SERVICE') {
      expect(replacedAt).toBeGreaterThan(this.clock.now() - (age + 1) * 1_000);
      expect(age * 1_000).toBeLessThanOrEqual(maxAgeMs ?? 300_000);
    } else if (maxAgeMs !== undefined) {
      expect(replacedAt).toBeGreaterThanOrEqual(began.at - maxAgeMs);
    }
  }

  async #write({ at, product }: Extract<Step, { do: 'write' }>): Promise<void> {
    const versions = this.#versions.get(product) ?? [];
    const version: Version = { replacedAt: Number.POSITIVE_INFINITY, toldAt: Number.POSITIVE_INFINITY };
    const takeEffect = () => {
      const before = versions.at(-1);
      if (before !== undefined) before.replacedAt = this.clock.now();
      return versions.push(version) - 1;
    };
    const request = this.#replica(at).request({ maxAgeMs: 0 });
    await request.write(writeTo(`/products/${product}`), takeEffect).catch(() => undefined);
    this.#order += 1;
    version.toldAt = this.#order;
  }

  #replica(at: number): Replica {
    const found = this.#replicas[at];
    if (found === undefined) throw new Error('there is no such replica');
    return found;
  }
}

describe('over any order of events', () => {
  test('nobody is shown what was before a write, or older than is said and allowed', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), run), { numRuns: 300 });
  });

  test('no age is understated when the store comes and goes', async () => {
    const steps = fc.array(fc.oneof({ weight: 8, arbitrary: step }, { weight: 1, arbitrary: away }), {
      maxLength: 60,
    });
    await fc.assert(fc.asyncProperty(steps, run), { numRuns: 200 });
  });
});

async function run(steps: readonly Step[]): Promise<void> {
  const world = new World();
  for (const one of steps) await world.take(one);
  await world.end();
}
