import type { PlacesAnswer, PlacesRequest, UsedPlaces } from '../store/store.ts';
import type { Clock } from '../values/clock.ts';
import { CallWindow } from './call-window.ts';
import type { Quota } from './quota.ts';

/** A place that was taken may be used for so long from when it was asked for, and stays taken for a minute from then on. */
const useMs = 500;
const minuteMs = 60_000;
const windowMs = minuteMs + useMs;
/** How long a replica goes on alone before it asks for places again. */
const aloneMs = 1_000;
const sliceMs = 1_000;
/** A store that forgets between two requests has no window worth the name. */
const mostTries = 3;

/** Asks for places in the window that replicas share; undefined where it is away. Never rejects. */
export type TakePlaces = (request: PlacesRequest) => Promise<PlacesAnswer | undefined>;

interface FleetWindowOptions {
  readonly callsPerMinute: number;
  readonly takePlaces: TakePlaces;
  readonly clock: Clock;
  /** Told when it has become known who may begin. */
  readonly onNews: () => void;
}

/** Our own calls of one second. */
interface OwnCalls {
  readonly second: number;
  /** Those that the shared window counts, and those that it does not. */
  told: number;
  untold: number;
}

/**
 * One quota for all replicas: while the shared window answers, no minute holds more calls of all replicas together, whatever
 * their clocks say. Calls that wait are asked for together, so one costs a round trip at most. While the window is away, a
 * replica goes on alone, with the whole quota for itself; when it is back, what was sent meanwhile is told first.
 */
export class FleetWindow implements Quota {
  readonly #options: FleetWindowOptions;
  /** Holds all calls of ours, for when we are alone. */
  readonly #alone: CallWindow;
  #own: OwnCalls[] = [];
  /** The window to name, and the one that counts what was told. */
  #window: string | undefined;
  #toldWindow: string | undefined;
  #inHand = { places: 0, until: 0 };
  /** As of the last answer: when taken places are free again. */
  #frees: { readonly at: number; readonly places: number }[] = [];
  #aloneUntil = 0;
  #asking = false;

  constructor(options: FleetWindowOptions) {
    this.#options = options;
    this.#alone = new CallWindow(options.callsPerMinute);
  }

  count(now: number): number {
    const minute = this.#frees.filter(({ at }) => at - windowMs > now - minuteMs);
    const untold = this.#own.filter(({ second }) => second + sliceMs > now - minuteMs);
    return (
      minute.reduce((sum, { places }) => sum + places, 0) + untold.reduce((sum, own) => sum + own.untold, 0)
    );
  }

  freeAt(ahead: number, now: number): number {
    if (now < this.#aloneUntil) return this.#alone.freeAt(ahead, now);
    const { callsPerMinute } = this.#options;
    const taken = this.#frees.filter(({ at }) => at > now);
    const free = callsPerMinute - taken.reduce((sum, { places }) => sum + places, 0);
    let missing = ahead + 1 - this.#placesInHand(now) - free;
    if (missing <= 0) return now;
    for (const { at, places } of taken) {
      missing -= places;
      if (missing <= 0) return at;
    }
    return this.freeAt(ahead - callsPerMinute, now) + windowMs;
  }

  begin(now: number): boolean {
    const alone = now < this.#aloneUntil;
    if (alone ? !this.#alone.begin(now) : this.#placesInHand(now) === 0) return false;
    if (!alone) {
      this.#inHand.places -= 1;
      this.#alone.note(now);
    }
    this.#noteOwn(now, alone ? 'untold' : 'told');
    return true;
  }

  want(calls: number): void {
    if (this.#asking) return;
    this.#asking = true;
    void this.#ask(calls).finally(() => {
      this.#asking = false;
      this.#options.onNews();
    });
  }

  async #ask(wanted: number): Promise<void> {
    const { takePlaces, clock, callsPerMinute: limit } = this.#options;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const askedAt = clock.now();
      const request = { wanted, limit, windowMs, window: this.#window, untold: this.#untold(askedAt) };
      const answer = await takePlaces(request).catch(() => undefined);
      if (answer === undefined) break;
      if (answer.window === request.window) {
        this.#learn(answer, askedAt);
        return;
      }
      this.#enterWindow(answer.window);
    }
    // Without a name next time: a request that was given up may still be carried out, and must change nothing then.
    this.#window = undefined;
    this.#aloneUntil = clock.now() + aloneMs;
  }

  #learn({ taken, frees }: PlacesAnswer, askedAt: number): void {
    const now = this.#options.clock.now();
    this.#aloneUntil = 0;
    this.#inHand = { places: taken, until: askedAt + useMs };
    this.#frees = frees.map(({ inMs, places }) => ({ at: now + inMs, places }));
    for (const calls of this.#own) {
      calls.told += calls.untold;
      calls.untold = 0;
    }
  }

  /** Of what we told another window, this one knows nothing. */
  #enterWindow(window: string): void {
    this.#window = window;
    if (window === this.#toldWindow) return;
    this.#toldWindow = window;
    for (const calls of this.#own) {
      calls.untold += calls.told;
      calls.told = 0;
    }
  }

  #placesInHand(now: number): number {
    const { places, until } = this.#inHand;
    return now < until ? places : 0;
  }

  #noteOwn(now: number, as: 'told' | 'untold'): void {
    const second = Math.floor(now / sliceMs) * sliceMs;
    const last = this.#own.at(-1);
    if (last?.second === second) last[as] += 1;
    else this.#own.push({ second, told: 0, untold: 0, [as]: 1 });
    this.#own = this.#own.filter((calls) => calls.second > now - windowMs - 2 * sliceMs);
  }

  #untold(now: number): UsedPlaces[] {
    const untold = this.#own.filter((calls) => calls.untold > 0);
    return untold.map((calls) => ({
      agoMs: Math.max(0, now - calls.second - sliceMs),
      places: calls.untold,
    }));
  }
}
