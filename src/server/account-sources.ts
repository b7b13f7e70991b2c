import { randomUUID } from 'node:crypto';
import type { Dispatcher } from 'undici';
import type { AddressedUpstream, Config } from '../config/config.ts';
import { createDashboard } from '../dashboard/dashboard.ts';
import { ErrorCode } from '../errors/codes.ts';
import type { BlobReader } from '../rest/blob-reader.ts';
import type { CallScope, Send } from '../rest/http.ts';
import type { TokenSource } from '../rest/token-source.ts';
import { createAccountMemory } from '../sources/account-memory.ts';
import { createIdempotency } from '../sources/idempotency.ts';
import { createSources, type Sources } from '../sources/sources.ts';
import type { Store } from '../store/store.ts';
import type { Caller } from '../values/caller.ts';
import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';
import { sight } from '../workflow/snapshot.ts';
import { createWatchers, type Watchers } from '../workflow/watchers.ts';
import { createWebhooks, type Webhooks } from '../workflow/webhooks/webhooks.ts';
import { createPostWebhook } from './post-webhook.ts';

/** What reading, changing and watching the things of an account is made of. */
export interface AccountSourcesParts {
  readonly config: Pick<Config, 'requestTimeoutMs' | 'webhooks'>;
  readonly upstream: AddressedUpstream;
  readonly store: Store;
  /** For what must survive a restart. */
  readonly durable: Store;
  readonly send: Send;
  readonly tokens: TokenSource;
  readonly blobs: BlobReader;
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
}

/** An account's things: as a request sees them, and on their way. What a request writes wakes those who watch. */
export interface AccountSources {
  of(calls: CallScope, caller?: Caller): Sources;
  readonly watchers: Watchers;
  readonly webhooks: Webhooks;
}

/** Driver metadata of the largest packages has some thousand hardware ids: a few megabytes. */
const largestBlobBytes = 32 * 1024 * 1024;

/** Puts them together; nothing is asked and nothing watched yet. */
export function createAccountSources(parts: AccountSourcesParts): AccountSources {
  const { upstream, durable, send, blobs, clock } = parts;
  const accountId = `${upstream.tenantId}:${upstream.clientId}`;
  const requestMs = parts.config.requestTimeoutMs;
  const memory = createAccountMemory(durable, accountId, {
    idempotency: createIdempotency({ store: durable, accountId, clock, requestMs }),
    written(key) {
      if (key.kind === 'submission' || key.kind === 'shippingLabel') watchers.wake(key);
    },
    sentOnItsWay: (key) => webhooks.follow(key),
  });
  const of = (calls: CallScope, caller?: Caller) => {
    const limits = { maxBytes: largestBlobBytes, deadline: calls.deadline };
    const readBlob = (url: string) => blobs.read(url, limits);
    return createSources(createDashboard(send, calls), memory, readBlob, caller?.id, calls.deadline);
  };
  const watchers = createWatchers({
    ...parts,
    read: (key) => sight(of(pollScope(clock.now() + requestMs)), key),
    accountId,
    readMs: requestMs,
  });
  const webhooks = createWebhooks({
    ...parts,
    webhooks: parts.config.webhooks,
    watchers,
    store: durable,
    accountId,
    post: createPostWebhook(parts),
    refused: () => refusalOf(parts.tokens),
    upstream: upstream.name,
  });
  return { of, watchers, webhooks };
}

/** Why Entra ID refuses our credentials; undefined when it does not. */
function refusalOf(tokens: TokenSource): string | undefined {
  const { lastError } = tokens.state();
  return lastError?.code === ErrorCode.UpstreamUnauthenticated ? lastError.message : undefined;
}

/** A poll belongs to no request: all who watch share it. */
function pollScope(deadline: number): CallScope {
  return { correlationId: randomUUID(), deadline, countCall: () => {} };
}
