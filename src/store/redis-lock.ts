import { randomUUID } from 'node:crypto';
import { AWAY, type RedisCalls } from './redis-calls.ts';
import type { RedisClient } from './redis-connection.ts';
import type { Lock } from './store.ts';

/** Deletes the lock only while it is ours: after its time it may be somebody else's. */
const releaseScript = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end`;

/** Takes a lock over all replicas: `SET key token NX PX`. */
export async function takeRedisLock(
  client: RedisClient,
  calls: RedisCalls,
  key: string,
  ttlMs: number,
): Promise<Lock | 'held' | 'unavailable'> {
  const token = randomUUID();
  const release = () => client.eval(releaseScript, { keys: [key], arguments: [token] });
  let givenUp = false;
  const taken = await calls.run('lock', async () => {
    const reply = await client.set(key, token, { condition: 'NX', expiration: { type: 'PX', value: ttlMs } });
    // Granted after the caller went on without it: nobody would give it back.
    if (givenUp && reply !== null) await release();
    return reply;
  });
  givenUp = true;
  if (taken === AWAY) return 'unavailable';
  if (taken === null) return 'held';
  return {
    async release() {
      await calls.run('unlock', release);
    },
  };
}
