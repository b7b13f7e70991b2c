import { Client, type Dispatcher } from 'undici';
import type { Clock } from '../values/clock.ts';
import {
  agentOptions,
  type DispatcherOptions,
  keepAliveMs,
  longestKeepAliveMs,
  proxiesOf,
} from './dispatcher.ts';
import { connectorInPlace } from './read-in-place.ts';

/** A connection to an origin, for one exchange at a time. */
export interface Connection {
  readonly client: Dispatcher;
}

/**
 * The connections of the process to the origins of the API, each for one exchange at a time. The one that was used last is used
 * first: it is warm, and those that are not needed any more come to rest. How many there are is the gate's business, which
 * lets so many calls out at once.
 *
 * A pool finds out for itself which of its clients are free, by looking at each and hearing of each (`docs/performance.md`
 * says what that cost). Who sends knows it, so that the next call can be handed to a connection while its answer is being read.
 */
export interface Connections {
  /**
   * One that nobody has.
   * @param repeatable Otherwise it has been used within the last 4 seconds, or is new: the service may be closing one that rests, and
   * a write that meets this is lost. A read is made again.
   */
  take(origin: string, repeatable: boolean): Connection;
  /** Once undici has done with the exchange; the connection itself may have ended. */
  giveBack(origin: string, connection: Connection): void;
  destroy(): Promise<void>;
}

interface ConnectionsOptions extends DispatcherOptions {
  readonly clock: Clock;
}

/** None at first. Undefined where there is a proxy, whose ways are the dispatcher's. */
export function createConnections(options: ConnectionsOptions): Connections | undefined {
  if (proxiesOf(options) !== undefined) return undefined;
  const { clock } = options;
  const { connect, ...client } = agentOptions(options);
  // Making one takes two or three ways to the service and back. Where it says for how long it keeps them, that is heeded.
  const kept = { ...client, keepAliveTimeout: longestKeepAliveMs };
  // One for all, so that they share their TLS sessions.
  const connector = connectorInPlace(connect);
  const all = new Set<Used>();
  const free = new Map<string, Used[]>();
  let destroyed = false;

  function open(origin: string): Used {
    const opened: Used = { client: new Client(origin, { ...kept, connect: connector }), usedAt: 0 };
    all.add(opened);
    // It then refuses what it is given.
    if (destroyed) void opened.client.destroy();
    return opened;
  }

  function close(one: Used): void {
    all.delete(one);
    void one.client.destroy();
  }

  return {
    take(origin, repeatable) {
      const one = free.get(origin)?.pop();
      if (one === undefined) return open(origin);
      if (repeatable || clock.now() - one.usedAt < keepAliveMs) return one;
      close(one);
      return open(origin);
    },
    giveBack(origin, connection: Used) {
      connection.usedAt = clock.now();
      const those = free.get(origin);
      if (those === undefined) free.set(origin, [connection]);
      else those.push(connection);
    },
    async destroy() {
      destroyed = true;
      await Promise.all([...all].map(({ client: one }) => one.destroy()));
    },
  };
}

interface Used extends Connection {
  /** In the clock's milliseconds. */
  usedAt: number;
}
