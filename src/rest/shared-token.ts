import { UpstreamTimeout } from '../errors/upstream-errors.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../values/clock.ts';
import type { Secret } from '../values/secret.ts';
import { fromStored, sameToken, type TokenRecord, toStored } from './token-record.ts';

/** How often a replica looks whether another one has the token by now. */
const pollMs = 100;
/** A replica that dies while it asks holds the others up this long; a slower answer costs a second token request. */
const lockMs = 10_000;

interface SharedTokenOptions {
  readonly store: Store;
  readonly clock: Clock;
  /** Where the store keeps the token: {@link tokenKey}. */
  readonly key: string;
  /** True for a token of another replica that can be used instead of a new one. */
  readonly accepts: (record: TokenRecord) => boolean;
  /** The token that the service refused, to be cleared out of the store. */
  readonly rejected: Secret | undefined;
  readonly fetch: () => Promise<TokenRecord>;
  /** How long to wait for the token of another replica. */
  readonly deadline: () => number;
}

/**
 * A token, fetched by one replica for all: whoever gets the lock fetches, after a second look; the others look into the
 * store until the token is there, or take over when the lock is gone. Without a store each process fetches for itself.
 */
export async function sharedToken(options: SharedTokenOptions): Promise<TokenRecord> {
  const { store, clock, key, accepts } = options;
  for (;;) {
    const known = fromStored(await store.get(key));
    if (known !== undefined && accepts(known)) return known;
    const lock = await store.lock(`${key}:lock`, lockMs);
    if (lock === 'unavailable') return fetchAndKeep(options);
    if (lock !== 'held') {
      try {
        return await lookAgain(options);
      } finally {
        await lock.release();
      }
    }
    if (clock.now() + pollMs >= options.deadline())
      throw new UpstreamTimeout('No token came from Entra ID in time.');
    await clock.sleep(pollMs);
  }
}

/** The store key of a token. The fingerprint keeps a token of an old secret or certificate from outliving it. */
export function tokenKey(tenantId: string, clientId: string, fingerprint: string): string {
  return `token:${tenantId}:${clientId}:${fingerprint}`;
}

async function lookAgain(options: SharedTokenOptions): Promise<TokenRecord> {
  const { store, key, accepts, rejected } = options;
  const known = fromStored(await store.get(key));
  if (known !== undefined && accepts(known)) return known;
  if (sameToken(known?.token, rejected)) await store.delete(key);
  return fetchAndKeep(options);
}

async function fetchAndKeep({ store, clock, key, fetch }: SharedTokenOptions): Promise<TokenRecord> {
  const record = await fetch();
  await store.set(key, toStored(record), Math.max(1, Math.floor(record.expiresAt - clock.now())));
  return record;
}
