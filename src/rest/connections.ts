import { Client, type Dispatcher } from 'undici';
import { agentOptions, type DispatcherOptions, proxiesOf } from './dispatcher.ts';
import { connectorInPlace } from './read-in-place.ts';

/**
 * The connections of the process to the origins of the API, each for one exchange at a time. The one that was used last is used
 * first: it is warm, and those that are not needed any more come to rest. How many there are is the gate's business, which
 * lets so many calls out at once.
 *
 * A pool finds out for itself which of its clients are free, by looking at each and hearing of each (`docs/performance.md`
 * says what that cost). Who sends knows it, so that the next call can be handed to a connection while its answer is being read.
 */
export interface Connections {
  /** One that nobody has. */
  take(origin: string): Dispatcher;
  /** Once undici has done with the exchange; the connection itself may have ended. */
  giveBack(origin: string, connection: Dispatcher): void;
  destroy(): Promise<void>;
}

/** None at first. Undefined where there is a proxy, whose ways are the dispatcher's. */
export function createConnections(options: DispatcherOptions): Connections | undefined {
  if (proxiesOf(options) !== undefined) return undefined;
  const { connect, ...client } = agentOptions(options);
  // One for all, so that they share their TLS sessions.
  const connector = connectorInPlace(connect);
  const all: Dispatcher[] = [];
  const free = new Map<string, Dispatcher[]>();
  let destroyed = false;

  return {
    take(origin) {
      const one = free.get(origin)?.pop();
      if (one !== undefined) return one;
      const opened = new Client(origin, { ...client, connect: connector });
      all.push(opened);
      // It then refuses what it is given.
      if (destroyed) void opened.destroy();
      return opened;
    },
    giveBack(origin, connection) {
      const those = free.get(origin);
      if (those === undefined) free.set(origin, [connection]);
      else those.push(connection);
    },
    async destroy() {
      destroyed = true;
      await Promise.all(all.map((one) => one.destroy()));
    },
  };
}
