import { randomUUID } from 'node:crypto';
import type { Dispatcher } from 'undici';
import type { AddressedUpstream, Config } from '../config/config.ts';
import { createDashboard, type Dashboard } from '../dashboard/dashboard.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { ErrorCode } from '../errors/codes.ts';
import { createGenerations } from '../memory/generations.ts';
import type { MemoryObserver } from '../memory/memory-observer.ts';
import { createReadMemory, type ReadMemory } from '../memory/read-memory.ts';
import { createReading, type Reading } from '../memory/reading.ts';
import { RememberingDashboard } from '../memory/remembering-dashboard.ts';
import { createSharedMemory } from '../memory/shared-memory.ts';
import { feeding } from '../mirror/feed.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { FollowedAccount } from '../mirror/walk/follow-account.ts';
import type { BlobReader } from '../rest/blob-reader.ts';
import type { CallScope, Send } from '../rest/http.ts';
import type { TokenSource } from '../rest/token-source.ts';
import { createAccountMemory } from '../sources/account-memory.ts';
import { createIdempotency } from '../sources/idempotency.ts';
import { createSources, type Sources } from '../sources/sources.ts';
import type { Counter, Store } from '../store/store.ts';
import type { Caller } from '../values/caller.ts';
import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';
import type { SubmissionKey } from '../values/node-id.ts';
import { sight } from '../workflow/snapshot.ts';
import { createWatchers, type Watchers } from '../workflow/watchers.ts';
import { createWebhooks, type Webhooks } from '../workflow/webhooks/webhooks.ts';
import { createPostWebhook } from './post-webhook.ts';

/** What reading, changing and watching the things of an account is made of. */
export interface AccountSourcesParts {
  readonly config: Pick<Config, 'requestTimeoutMs' | 'webhooks' | 'memoryMaxAgeMs'>;
  /** The account's; undefined for one without. */
  readonly label: string | undefined;
  readonly upstream: AddressedUpstream;
  readonly store: Store & Counter;
  /** For what must survive a restart. */
  readonly durable: Store;
  readonly send: Send;
  /** Takes in what passes through. */
  readonly mirror?: Pick<Mirror, 'note'> | undefined;
  readonly tokens: TokenSource;
  readonly blobs: BlobReader;
  readonly dispatcher: Dispatcher;
  readonly memoryObserver: MemoryObserver;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: Logger;
}

/** An account's things: as a request sees them, and on their way. What a request writes wakes those who watch. */
export interface AccountSources {
  /** The things as they are at the service itself. */
  of(calls: CallScope): Sources;
  /** The things as the operation of this caller reads them. */
  asRead(reads: OperationReads, caller: Caller): Sources;
  /** By what an operation reads. */
  reads(calls: CallScope, reading: Reading): OperationReads;
  readonly watchers: Watchers;
  readonly webhooks: Webhooks;
  /** What one visit of the mirror is made with: the API past all memory, so that it sees what is. */
  visiting(): ReturnType<FollowedAccount['visiting']>;
}

/** The API for one operation, and what it wants of the memory. */
export interface OperationReads {
  readonly dashboard: RememberingDashboard;
  readonly reading: Reading;
  /** In the clock's milliseconds. */
  readonly deadline: number;
}

/** Driver metadata of the largest packages has some thousand hardware ids: a few megabytes. */
const largestBlobBytes = 32 * 1024 * 1024;

/** Puts them together; nothing is asked and nothing watched yet. */
export function createAccountSources(parts: AccountSourcesParts): AccountSources {
  const { label, upstream, durable, blobs, clock } = parts;
  const accountId = `${upstream.tenantId}:${upstream.clientId}`;
  const requestMs = parts.config.requestTimeoutMs;
  const memory = createAccountMemory(durable, accountId, {
    label,
    idempotency: createIdempotency({ store: durable, accountId, clock, requestMs }),
    written(key) {
      if (key.kind === 'submission' || key.kind === 'shippingLabel') watchers.wake(key);
    },
    sentOnItsWay: (key) => webhooks.follow(key),
  });
  const remembered = openReadMemory(parts, accountId);
  const reads = (calls: CallScope, reading: Reading): OperationReads => {
    const { deadline } = calls;
    const reader = { account: label, dashboard: dashboardOf(parts, calls), deadline, reading };
    return { dashboard: new RememberingDashboard(remembered, reader), reading, deadline };
  };
  const asRead = ({ dashboard, reading, deadline }: OperationReads, caller?: Caller) => {
    const changing = () => reading.changing();
    const readBlob = (url: string) => {
      changing();
      return blobs.read(url, { maxBytes: largestBlobBytes, deadline });
    };
    return createSources(dashboard, memory, readBlob, changing, caller?.id, deadline);
  };
  const of = (calls: CallScope) => asRead(reads(calls, createReading(0)));
  const visiting = () => {
    const scope = ownScope(clock.now() + requestMs);
    const { driverMetadata } = of(scope);
    return {
      dashboard: createDashboard(parts.send, scope),
      metadata: (key: SubmissionKey, record: WireRecord) =>
        driverMetadata.of({ kind: 'submission', key, record, whole: true }),
    };
  };
  const watchers = createWatchers({
    ...parts,
    read: (key) => sight(of(ownScope(clock.now() + requestMs)), key),
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
  return { of, asRead, reads, watchers, webhooks, visiting };
}

/** What the account remembers of what it read, over all replicas where they share a store. */
function openReadMemory(parts: AccountSourcesParts, accountId: string): ReadMemory {
  const { config, store, clock, random } = parts;
  const counter = store.shared ? store : undefined;
  return createReadMemory({
    generations: createGenerations({ counter, accountId, clock, random }),
    shared: store.shared ? createSharedMemory(store, accountId, clock) : undefined,
    maxAgeMs: config.memoryMaxAgeMs,
    background: (deadline) => dashboardOf(parts, ownScope(deadline)),
    requestMs: config.requestTimeoutMs,
    clock,
    observer: parts.memoryObserver,
  });
}

/** The API for the calls of one request; what it answers feeds the mirror. */
function dashboardOf({ label, send, mirror, clock }: AccountSourcesParts, calls: CallScope): Dashboard {
  const dashboard = createDashboard(send, calls);
  if (mirror === undefined) return dashboard;
  return feeding(dashboard, { note: (seen) => mirror.note(seen), account: label, clock });
}

/** Why Entra ID refuses our credentials; undefined when it does not. */
function refusalOf(tokens: TokenSource): string | undefined {
  const { lastError } = tokens.state();
  return lastError?.code === ErrorCode.UpstreamUnauthenticated ? lastError.message : undefined;
}

/** A poll, or a call behind an answer, belongs to no request: all who want to know share it. */
function ownScope(deadline: number): CallScope {
  return { correlationId: randomUUID(), deadline, countCall: () => {} };
}
