import type { Clock } from '../../values/clock.ts';
import type { Logger } from '../../values/logger.ts';
import type { Snapshot } from '../snapshot.ts';
import { NothingToWatch } from '../watch-errors.ts';
import type { Watchers } from '../watchers.ts';
import type { FollowedThing, SharedState, WebhookState } from './webhook-state.ts';

/** Watches all that is followed, as long as this replica is the one to do it. */
export interface Follower {
  /** From now on exactly these are watched. */
  follow(things: WebhookState['things']): void;
}

interface FollowerParts {
  readonly watchers: Pick<Watchers, 'watch'>;
  readonly state: SharedState;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What a snapshot changes; undefined when it says nothing new. */
  readonly tell: (state: WebhookState, id: string, snapshot: Snapshot) => WebhookState | undefined;
}

/** How long a thing is left alone that could not be watched: credentials were refused, or it is not there. */
const restMs = 60_000;
/** A thing that was just created may not be there yet; after this many looks, a rest between, it is given up. */
const mostMisses = 5;

/** Watches nothing at first. */
export function createFollower(parts: FollowerParts): Follower {
  const watched = new Map<string, AsyncIterableIterator<Snapshot>>();
  const restUntil = new Map<string, number>();

  async function watch(id: string, events: AsyncIterableIterator<Snapshot>): Promise<void> {
    try {
      for await (const snapshot of events)
        await parts.state.change((state) => parts.tell(state, id, snapshot));
    } catch (error) {
      restUntil.set(id, parts.clock.now() + restMs);
      if (error instanceof NothingToWatch) await parts.state.change((state) => missed(state, id));
      const reason = error instanceof Error ? error.name : 'unknown';
      parts.logger.warn({ id, reason }, 'what webhooks wait for cannot be watched now');
    } finally {
      if (watched.get(id) === events) watched.delete(id);
    }
  }

  return {
    follow(things) {
      for (const [id, events] of watched) {
        if (id in things) continue;
        watched.delete(id);
        void events.return?.();
      }
      for (const [id, { key }] of Object.entries(things)) {
        if (watched.has(id) || (restUntil.get(id) ?? 0) > parts.clock.now()) continue;
        restUntil.delete(id);
        const events = parts.watchers.watch(key);
        watched.set(id, events);
        void watch(id, events);
      }
    },
  };
}

function missed(state: WebhookState, id: string): WebhookState | undefined {
  const thing = state.things[id];
  if (thing === undefined) return undefined;
  const { [id]: _gone, ...others } = state.things;
  const misses = thing.misses + 1;
  const counted: FollowedThing = { ...thing, misses };
  return { ...state, things: misses < mostMisses ? { ...others, [id]: counted } : others };
}
