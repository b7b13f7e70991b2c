import type { PlacesAnswer, PlacesRequest } from '../../src/store/store.ts';
import type { Clock } from '../../src/values/clock.ts';

/** The window that replicas share, without a Redis: the same rules, told independently. */
export interface FakePlaces {
  /** One replica's way to it. */
  take(request: PlacesRequest): Promise<PlacesAnswer | undefined>;
  /** Requests so far. */
  readonly asked: number;
  /** From the request to its execution, and as long again to the answer. */
  latencyMs: number;
  away: boolean;
  /** Forgets everything, as after FLUSHALL. */
  flush(): void;
}

/** An empty window; its clock is the store's. */
export function fakePlaces(clock: Clock): FakePlaces {
  let name = 'window 1';
  let generation = 1;
  let places: number[] = [];
  let asked = 0;

  function execute({ wanted, limit, windowMs, window, untold }: PlacesRequest): PlacesAnswer {
    if (window !== name) return { window: name, taken: 0, frees: [] };
    const now = clock.now();
    const freeAt = (takenAt: number) => (Math.floor(takenAt / 1_000) + 1) * 1_000 + windowMs;
    for (const used of untold) places.push(...Array<number>(used.places).fill(now - used.agoMs));
    places = places.filter((takenAt) => freeAt(takenAt) > now);
    const taken = Math.max(0, Math.min(wanted, limit - places.length));
    places.push(...Array<number>(taken).fill(now));
    const frees = places.map((takenAt) => ({ inMs: freeAt(takenAt) - now, places: 1 }));
    return { window: name, taken, frees: frees.sort((a, b) => a.inMs - b.inMs) };
  }

  return {
    latencyMs: 0,
    away: false,
    get asked() {
      return asked;
    },
    async take(request) {
      asked += 1;
      if (this.away) {
        // A store that stalls costs its 150 ms.
        if (this.latencyMs > 0) await clock.sleep(150);
        return undefined;
      }
      if (this.latencyMs > 0) await clock.sleep(this.latencyMs);
      const answer = execute(request);
      if (this.latencyMs > 0) await clock.sleep(this.latencyMs);
      return answer;
    },
    flush() {
      generation += 1;
      name = `window ${generation}`;
      places = [];
    },
  };
}
