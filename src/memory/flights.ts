import { UpstreamThrottled, UpstreamTimeout } from '../errors/upstream-errors.ts';
import { LATE, within } from '../store/within.ts';
import type { Clock } from '../values/clock.ts';

/** A read of the service that is under way. */
export interface Flight {
  /** The generation that it began in. */
  readonly stamp: string;
  readonly startedAt: number;
  /** When whoever began it must have been answered, in the clock's milliseconds. */
  readonly deadline: number;
  readonly result: Promise<unknown>;
}

/** The reads under way, by what they read. The latest of those that read the same is the one that others can share. */
export interface Flights {
  get(key: string): Flight | undefined;
  /** From now until it ends others can share it. @param ended Given its value; what it gives is the flight's result. */
  begin<Value>(
    key: string,
    begun: Omit<Flight, 'result'>,
    work: Promise<Value>,
    ended: (value: Value) => Value,
  ): Promise<Value>;
}

/** What a read has under way, if anything. It stays in its place, for reads come again, and a map that turns over is slow. */
interface Place {
  flight: Flight | undefined;
}

/** So many places are kept, with those that have nothing under way; more only while twice as much is under way. */
const leastRoom = 4_096;

/** None is under way. */
export function createFlights(): Flights {
  const places = new Map<string, Place>();
  let room = leastRoom;

  function placeOf(key: string): Place {
    const known = places.get(key);
    if (known !== undefined) return known;
    if (places.size >= room) {
      for (const [other, { flight }] of places) if (flight === undefined) places.delete(other);
      room = Math.max(leastRoom, 2 * places.size);
    }
    const place: Place = { flight: undefined };
    places.set(key, place);
    return place;
  }

  return {
    get: (key) => places.get(key)?.flight,
    begin(key, { stamp, startedAt, deadline }, work, ended) {
      const place = placeOf(key);
      const end = () => {
        if (place.flight === flight) place.flight = undefined;
      };
      const result = work.then(
        (value) => {
          end();
          return ended(value);
        },
        (error: unknown) => {
          end();
          throw error;
        },
      );
      const flight: Flight = { stamp, startedAt, deadline, result };
      place.flight = flight;
      return result;
    },
  };
}

/** What {@link waitFor} gives when the read ended for want of time that this waiter still has. */
export const OUT_OF_TIME: unique symbol = Symbol('out of time');

/**
 * The result of another's read, for as long as this waiter has time: rejects as the read does, and with UpstreamTimeout at
 * the deadline.
 */
export async function waitFor(
  flight: Flight,
  deadline: number,
  clock: Clock,
): Promise<unknown | typeof OUT_OF_TIME> {
  if (deadline >= flight.deadline) {
    return flight.result.catch((error: unknown) => {
      const hurried = error instanceof UpstreamTimeout || error instanceof UpstreamThrottled;
      if (hurried && deadline > flight.deadline && clock.now() < deadline) return OUT_OF_TIME;
      throw error;
    });
  }
  const result = await within(flight.result, deadline - clock.now(), clock);
  if (result !== LATE) return result;
  throw new UpstreamTimeout('The Hardware Dashboard service did not answer in time.');
}
