import fc from 'fast-check';
import { pause } from '../kit/eventually.ts';
import { subscribe } from '../kit/subscribing.ts';
import { type LoopReport, type LoopWatch, watchLoop } from './loop-watch.ts';
import { operations } from './matrix.ts';
import type { Operation } from './operation.ts';
import { Messenger } from './order.ts';
import { arbitraryRun, goThrough, type Step } from './random-run.ts';
import { Seeds } from './seeds.ts';
import { raiseTwins, type Twins } from './twins.ts';

/** How long it is to last, and with what around it. */
export interface SoakOptions {
  readonly minutes: number;
  readonly seed: number;
  /** Runs at once. */
  readonly atOnce: number;
  /** More of the gateway's environment, such as a Redis. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly told?: (look: SoakLook) => void;
}

/** What was seen at one moment, of the time since the look before. */
export interface SoakLook extends LoopReport {
  /** Since the start. */
  readonly minute: number;
  readonly operations: number;
  /** Those that were answered with an error. */
  readonly failed: number;
  readonly subscriptions: number;
  /** Milliseconds to an answer. */
  readonly p50: number;
  readonly p99: number;
}

/** What was seen in all. */
export interface SoakReport {
  readonly looks: readonly SoakLook[];
  /** How the heap grows, in bytes a minute, over the second half: the first fills what is bounded. */
  readonly slope: number;
  readonly faults: readonly string[];
}

const deadlineMs = 2_500;
const lookEveryMs = 15_000;
/** Of the demo account: held in review, so that watching it does not end. */
const watched = 'products/9007199267351847/submissions/1152921504621441963';
/** What makes lists ever longer would look like a leak. */
const creating = new Set([
  'createProduct',
  'createSubmission',
  'createShippingLabel',
  'upload',
  'upload and commit',
]);

/** Loads a built gateway with reads, changes, troubles now and then, and subscriptions that come and go. */
export async function soak(options: SoakOptions): Promise<SoakReport> {
  const watch = await watchLoop();
  const emulator = {
    seed: 'demo',
    products: options.atOnce * 8,
    submissionsPerProduct: 2,
    labelsPerSubmission: 2,
    settings: { manualReview: 'none' },
  } as const;
  const environment = { ...watch.environment, ...options.environment };
  const twins = await raiseTwins({ deadlineMs, tryMs: 800, emulator, environment });
  const asked = operations.filter(({ name }) => !creating.has(name));
  // What replicas share is told for some seconds after it was read: a stream may begin with it.
  const isShared = environment['CACHE_URL'] !== undefined;
  const end = performance.now() + options.minutes * 60_000;
  const load = new Load(twins, end, isShared ? asked.map(lastToldOf) : asked);
  const looks: SoakLook[] = [];
  try {
    const workers = Array.from({ length: options.atOnce }, (_, worker) => load.run(options.seed + worker));
    const watchers = Array.from({ length: 20 }, (_, number) => load.watch(number));
    await Promise.all([...workers, ...watchers, lookOn(load, watch, looks, options.told)]);
  } finally {
    await load.close();
    await twins.close();
    await watch.close();
  }
  return { looks, slope: slopeOf(looks.slice(Math.floor(looks.length / 2))), faults: load.faults };
}

/** The same operation, of whose streams only the end counts. */
function lastToldOf(operation: Operation): Operation {
  return {
    ...operation,
    plan(scene, choice) {
      const plan = operation.plan(scene, choice);
      return plan && { ...plan, order: (twin) => ({ ...plan.order(twin), lastOnly: true }) };
    },
  };
}

/** What goes on at the same time until the end, and what it has come to. */
class Load {
  readonly twins: Twins;
  readonly faults: string[] = [];
  readonly times: number[] = [];
  operations = 0;
  failed = 0;
  subscriptions = 0;
  readonly #seeds: Seeds;
  readonly #messenger = new Messenger();
  readonly #until: number;
  readonly #asked: readonly Operation[];

  constructor(twins: Twins, until: number, asked: readonly Operation[]) {
    this.twins = twins;
    this.#seeds = new Seeds(twins);
    this.#until = until;
    this.#asked = asked;
  }

  get isOver(): boolean {
    return performance.now() > this.#until;
  }

  /** One random run after the other. */
  async run(seed: number): Promise<void> {
    const [...runs] = fc.sample(arbitraryRun(deadlineMs, this.#asked), { seed, numRuns: 500 });
    for (let number = 0; !this.isOver; number += 1) await this.#go(runs[number % runs.length] ?? []);
  }

  /** Subscriptions by both doors, for a second or some. */
  async watch(number: number): Promise<void> {
    while (!this.isOver) {
      const door = number % 2 === 0 ? 'WebSocket' : 'event stream';
      const query = 'subscription ($id: ID!) { submissionUpdated(id: $id) { id progress } }';
      const subscribed = subscribe(door, this.twins.faulty.gateway.url, query, { id: watched });
      this.subscriptions += 1;
      await pause(500 + 150 * number);
      await subscribed.stop();
    }
  }

  close(): Promise<void> {
    return this.#messenger.close();
  }

  async #go(steps: readonly Step[]): Promise<void> {
    const hands = { messenger: this.#messenger, patienceMs: 30_000 };
    try {
      await this.#seeds.onScene((scene) =>
        goThrough(hands, scene, steps, ({ reply, whole, isTransfer }) => {
          this.operations += 1;
          if (!whole) this.failed += 1;
          if (!isTransfer) this.times.push(reply.ms);
        }),
      );
    } catch (error) {
      this.faults.push(error instanceof Error ? error.message : String(error));
    }
  }
}

async function lookOn(
  load: Load,
  watch: LoopWatch,
  looks: SoakLook[],
  told: SoakOptions['told'],
): Promise<void> {
  const startedAt = performance.now();
  while (!load.isOver) {
    await pause(lookEveryMs);
    const { operations: done, failed, subscriptions } = load;
    const times = load.times.splice(0).sort((a, b) => a - b);
    const look = {
      ...(await watch.look(load.twins.faulty.gateway)),
      minute: (performance.now() - startedAt) / 60_000,
      operations: done,
      failed,
      subscriptions,
      p50: times[Math.floor(times.length * 0.5)] ?? 0,
      p99: times[Math.floor(times.length * 0.99)] ?? 0,
    };
    looks.push(look);
    told?.(look);
  }
}

/** By least squares. */
function slopeOf(looks: readonly SoakLook[]): number {
  const mean = (of: (look: SoakLook) => number) =>
    looks.reduce((sum, look) => sum + of(look), 0) / looks.length;
  const [minute, heap] = [mean((look) => look.minute), mean((look) => look.heapUsed)];
  const over = mean((look) => (look.minute - minute) * (look.heapUsed - heap));
  const under = mean((look) => (look.minute - minute) ** 2);
  return under === 0 ? 0 : over / under;
}
