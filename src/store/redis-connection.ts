import { createClient } from '@keyv/redis';
import type { Logger } from '../values/logger.ts';
import { reasonOf } from './reason-of.ts';

/** How a client of ours behaves: it never queues for a server that is away, and never gives up reconnecting. */
export function createRedisClient(url: string, logger: Logger) {
  const client = createClient({
    url,
    // What is asked while the connection is away fails at once instead of waiting for it.
    disableOfflineQueue: true,
    // Answers to pings keep the socket timeout from ending an idle connection, and it ends one that is dead:
    // a stalled server is left and looked for again.
    pingInterval: 3_000,
    commandsQueueMaxLength: 10_000,
    socket: {
      connectTimeout: 2_000,
      socketTimeout: 10_000,
      reconnectStrategy: (retries) =>
        Math.min(100 * 2 ** Math.min(retries, 5), 2_000) * (0.75 + 0.5 * Math.random()),
    },
  });
  let told = false;
  client.on('ready', () => {
    told = false;
    logger.info({}, 'shared cache connected');
  });
  // Without a listener an error event would end the process. Once for each outage is enough to read.
  client.on('error', (error: unknown) => {
    if (told) return;
    told = true;
    logger.warn({ reason: reasonOf(error) }, 'shared cache not connected');
  });
  return client;
}

/** The client of {@link createRedisClient}. */
export type RedisClient = ReturnType<typeof createRedisClient>;
