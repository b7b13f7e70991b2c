import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';
import { createBreaker } from './breaker.ts';
import type { StoreObserver, StoreResult } from './observer.ts';
import type { RedisClient } from './redis-connection.ts';
import { LATE, within } from './within.ts';

/** A store call may cost its caller this much and no more (issue, item 4). */
const callMs = 150;
/** How long Redis is left alone after a failure. */
const restMs = 3_000;
/** Calls one after the other without an answer after which the connection is given up for a new one: six seconds or more. */
const muteLimit = 3;

/** What {@link RedisCalls.run} gives when Redis did not answer or was not asked. */
export const AWAY: unique symbol = Symbol('away');

/** Runs commands so that a stalled, dead or absent Redis costs at most 150 ms, and mostly nothing. */
export interface RedisCalls {
  /** The result of `work`, or {@link AWAY}. Never rejects. */
  run<T>(
    operation: Parameters<StoreObserver['storeCall']>[0],
    work: () => Promise<T>,
    resultOf?: (value: T) => StoreResult,
  ): Promise<T | typeof AWAY>;
  /** From here on nothing is asked any more. */
  stop(): void;
}

interface RedisCallsOptions {
  readonly client: RedisClient;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly observer: StoreObserver;
  /** No command is judged before this settles: the first connection has its chance. */
  readonly opening: Promise<unknown>;
  /** Runs before each command, within its time; the command is given up when it fails. */
  readonly beforeCall: () => Promise<void>;
}

/** The commands of one client. */
export function createRedisCalls({
  client,
  clock,
  logger,
  observer,
  opening,
  beforeCall,
}: RedisCallsOptions): RedisCalls {
  let stopped = false;
  let mute = 0;
  let muteSince = Number.NEGATIVE_INFINITY;
  const breaker = createBreaker(clock, restMs, (away) => {
    if (away) logger.warn({ restMs }, 'shared cache does not answer; memory serves meanwhile');
    else logger.info({}, 'shared cache answers again');
  });

  /** A connection can be dead without either end knowing. A server that only stalls loses nothing by a new one. */
  const renewWhenMute = (startedAt: number) => {
    // Calls that waited side by side tell of one and the same silence.
    if (startedAt < muteSince) return;
    muteSince = clock.now();
    mute += 1;
    if (mute < muteLimit || stopped || !client.isReady) return;
    mute = 0;
    client.destroy();
    client.connect().catch(() => undefined);
  };

  return {
    async run(operation, work, resultOf = () => 'ok') {
      await opening;
      const startedAt = clock.now();
      const tell = (result: StoreResult) => observer.storeCall(operation, result, clock.now() - startedAt);
      if (stopped || !client.isReady || !breaker.allows()) {
        tell('skipped');
        return AWAY;
      }
      try {
        const value = await answerOf(beforeCall().then(work), callMs, clock);
        if (value === LATE) {
          breaker.failed();
          tell('timeout');
          renewWhenMute(startedAt);
          return AWAY;
        }
        mute = 0;
        breaker.succeeded();
        tell(resultOf(value));
        return value;
      } catch {
        breaker.failed();
        tell('error');
        return AWAY;
      }
    },
    stop() {
      stopped = true;
    },
  };
}

/**
 * As {@link within}, and just where this process is the slow one: the time begins when the command is on its way, which
 * takes a turn of the loop, and an answer that has arrived meanwhile still counts.
 */
async function answerOf<T>(work: Promise<T>, ms: number, clock: Clock): Promise<T | typeof LATE> {
  await Promise.race([work, setImmediate()]);
  const value = await within(work, ms, clock);
  return value === LATE ? Promise.race([work, setImmediate(LATE)]) : value;
}
