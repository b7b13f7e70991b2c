import { join } from 'node:path';
import type { Tracer } from '@opentelemetry/api';
import type { Dispatcher } from 'undici';
import type { Config } from '../config/config.ts';
import type { DeclaredAccount } from '../config/declared-account.ts';
import { ErrorCode } from '../errors/codes.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { FollowedAccount } from '../mirror/walk/follow-account.ts';
import { createBlobReader } from '../rest/blob-reader.ts';
import type { Connections } from '../rest/connections.ts';
import { createGate, type Gate, type GateObserver } from '../rest/gate.ts';
import type { CallScope, Send } from '../rest/http.ts';
import { createRetryBudget } from '../rest/retry-budget.ts';
import { createSend } from '../rest/send.ts';
import { createSharedPause } from '../rest/shared-pause.ts';
import { createTokenSource, type TokenSource } from '../rest/token-source.ts';
import { openDurableStore, openStore } from '../store/open-store.ts';
import type { Counter, Store } from '../store/store.ts';
import { within } from '../store/within.ts';
import { createTransfer, type Transfer } from '../transfer/transfer.ts';
import type { TransferCall } from '../transfer/transfer-call.ts';
import type { Caller } from '../values/caller.ts';
import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';
import { createAccountSources } from './account-sources.ts';
import type { OperationAccount } from './build-context.ts';
import type { Metrics } from './metrics.ts';
import type { OperationScope } from './operation.ts';
import type { Readiness } from './readiness.ts';
import { sealingSecrets } from './sealing-secrets.ts';

/** An account that is to be served: one of a file, or the only one, which has no label. */
export type ServedAccount = Omit<DeclaredAccount, 'label'> & { readonly label: string | undefined };

/** What an account is made of. */
export interface AccountParts {
  readonly config: Config;
  readonly account: ServedAccount;
  /** The connections of the process. */
  readonly dispatcher: Dispatcher;
  /** Those to the API, where no proxy is between. */
  readonly connections?: Connections | undefined;
  /** Those that no proxy is between. */
  readonly direct: Dispatcher;
  /** A store that it shares with others; without one it opens its own. */
  readonly store?: (Store & Counter) | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly metrics: Metrics;
  readonly mirror?: Mirror | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly tracer?: Tracer;
}

/** One Partner Center account: its credentials, token, gate and memory, which no other account shares. */
export interface Account {
  readonly tokens: TokenSource;
  readonly gate: Gate;
  readonly store: Store & Counter;
  /** The way out to the API. */
  readonly send: Send;
  /** The account as one operation sees it. */
  context(scope: OperationScope, caller: Caller): OperationAccount;
  /** Carries packages. */
  readonly transfer: Transfer;
  transferCall(scope: Pick<OperationScope, 'correlationId' | 'cost'>): TransferCall;
  ready(): Readiness;
  /** Waits a little for the cache and the first token, so that a ready gateway answers at once. */
  warmUp(): Promise<void>;
  close(): Promise<void>;
}

/** Whom the token is for (Hardware Dashboard API, "Obtain an access token"). */
const resource = 'https://manage.devcenter.microsoft.com';
const warmUpMs = 2_000;

/** Assembles an account. Nothing is sent before it is warmed up or asked. */
export async function openAccount(parts: AccountParts): Promise<Account> {
  const { config, account, dispatcher, direct, clock, logger } = parts;
  const { label, upstream } = account;
  const metrics = parts.metrics.account(label);
  const shared = { clock, logger, random: Math.random, observer: metrics.rest };
  const secrets = await sealingSecrets(config.cacheSecrets, upstream.credential);
  const keeping = { secrets, clock, logger, observer: parts.metrics.store };
  const store = parts.store ?? openStore({ ...keeping, url: config.cacheUrl?.unwrap() });
  const durable = openDurableStore({ ...keeping, folder: folderOf(config, label) }, store);
  const tokens = createTokenSource({
    ...shared,
    ...upstream,
    label,
    resource,
    dispatcher,
    direct,
    store,
    timeoutMs: config.upstreamTimeoutMs,
    budget: createRetryBudget(clock, metrics.gate.retryRefused),
  });
  const gate = openGate(parts, metrics.gate, store);
  const send = createSend({
    ...shared,
    baseUrl: upstream.apiUrl,
    dispatcher,
    connections: parts.connections,
    tokens,
    gate,
    tracer: parts.tracer,
    readTimeoutMs: config.upstreamTimeoutMs,
    writeTimeoutMs: config.writeTimeoutMs,
  });
  const storageBudget = createRetryBudget(clock, metrics.gate.retryRefused);
  const storage = { ...shared, dispatcher, budget: storageBudget };
  const blobs = createBlobReader({ ...storage, timeoutMs: config.upstreamTimeoutMs });
  const sources = createAccountSources({
    ...parts,
    ...shared,
    label,
    upstream,
    store,
    memoryObserver: parts.metrics.memory,
    durable,
    send,
    tokens,
    blobs,
  });
  const { watchers, webhooks } = sources;
  const readiness = createReadiness(tokens, clock);

  return {
    tokens,
    gate,
    store,
    send,
    context(scope, caller) {
      const reads = sources.reads(callScope(scope, label), scope.reading);
      return {
        label,
        sources: sources.asRead(reads, caller),
        again: (read) => reads.dashboard.again(read),
        watchers,
        quota: {
          snapshot() {
            scope.reading.changing();
            return quotaOf(gate);
          },
        },
      };
    },
    transfer: createTransfer({
      ...storage,
      send,
      readTimeoutMs: config.upstreamTimeoutMs,
      writeTimeoutMs: config.writeTimeoutMs,
    }),
    transferCall(scope) {
      const calls = (ms = 0) =>
        callScope({ ...scope, deadline: clock.now() + Math.max(ms, config.requestTimeoutMs) });
      return {
        correlationId: scope.correlationId,
        sources: (ms) => sources.of(calls(ms)),
        calls: () => calls(),
      };
    },
    ready: readiness.state,
    async warmUp() {
      const token = tokens.get({ deadline: clock.now() + config.requestTimeoutMs }).catch(() => undefined);
      await Promise.all([store.connected(warmUpMs), within(token, warmUpMs, clock)]);
      readiness.started();
      webhooks.start();
      followInMirror(parts, { gate, visiting: sources.visiting });
    },
    async close() {
      await webhooks.close();
      watchers.close();
      if (durable !== store) await durable.close();
      if (parts.store === undefined) await store.close();
    },
  };
}

/** The mirror walks through the account behind everything else. */
function followInMirror(
  { account, config, mirror, clock, logger }: AccountParts,
  { gate, visiting }: { readonly gate: Gate; readonly visiting: FollowedAccount['visiting'] },
): void {
  if (mirror === undefined || config.mirror === undefined) return;
  const traffic = () => gate.snapshot();
  mirror.follow({ ...config.mirror, account: account.label, visiting, traffic, clock, logger });
}

/** Where replicas share a store, they share its quota and its pauses too. */
function openGate(
  { account, clock, logger }: AccountParts,
  observer: GateObserver,
  store: Store & Counter,
): Gate {
  const { upstream, upstreamConcurrency, upstreamCallsPerMinute } = account;
  const accountId = `${upstream.tenantId}:${upstream.clientId}`;
  const gate = createGate({
    concurrency: upstreamConcurrency,
    callsPerMinute: upstreamCallsPerMinute,
    ...(store.shared && { takePlaces: (request) => store.takePlaces(`quota:${accountId}`, request) }),
    clock,
    observer: logBreaker(observer, logger),
  });
  if (!store.shared) return gate;
  return createSharedPause(gate, { store, key: `pause:${accountId}`, clock, logger });
}

/** An operator who looks for the reason of many refusals finds when they began and ended. */
function logBreaker(observer: GateObserver, logger: Logger): GateObserver {
  return {
    ...observer,
    breaker(open) {
      observer.breaker(open);
      if (open) logger.warn({}, 'breaker open: the service failed over half of its calls');
      else logger.info({}, 'breaker closed: the service answers again');
    },
  };
}

function callScope(
  { correlationId, deadline, cost, calls }: CallingScope & Partial<Pick<OperationScope, 'calls'>>,
  label?: string,
): CallScope {
  return new CountingScope(correlationId, deadline, cost, calls, label);
}

/** Counts in the operation that it belongs to. */
class CountingScope implements CallScope {
  readonly correlationId: string;
  readonly deadline: number;
  readonly #cost: OperationScope['cost'];
  readonly #calls: OperationScope['calls'] | undefined;
  readonly #label: string | undefined;

  constructor(
    correlationId: string,
    deadline: number,
    cost: OperationScope['cost'],
    calls: OperationScope['calls'] | undefined,
    label: string | undefined,
  ) {
    this.correlationId = correlationId;
    this.deadline = deadline;
    this.#cost = cost;
    this.#calls = calls;
    this.#label = label;
  }

  countCall(): void {
    this.#cost.upstreamCalls += 1;
    this.#calls?.set(this.#label, (this.#calls.get(this.#label) ?? 0) + 1);
  }
}

type CallingScope = Pick<OperationScope, 'correlationId' | 'deadline' | 'cost'>;

/** What must survive a restart lies apart for each account that has a label. */
function folderOf({ dataDir }: Config, label: string | undefined): string | undefined {
  return dataDir === undefined || label === undefined ? dataDir : join(dataDir, 'accounts', label);
}

/** A quota that nobody configured is at most what was sent before the service refused. */
function quotaOf(gate: Gate) {
  const { callsPerMinute, callsBeforeThrottle, ...rest } = gate.snapshot();
  return { ...rest, callsPerMinute: callsPerMinute ?? callsBeforeThrottle };
}

/** Refused credentials are tried again when somebody asks, for no request may come to a gateway that is not ready. */
const probeEveryMs = 5_000;

function createReadiness(tokens: TokenSource, clock: Clock) {
  let started = false;
  let probedAt = 0;

  function probe(): void {
    if (clock.now() - probedAt < probeEveryMs) return;
    probedAt = clock.now();
    tokens.get({ deadline: clock.now() + probeEveryMs }).catch(() => undefined);
  }

  return {
    started() {
      started = true;
    },
    state(): Readiness {
      if (!started) return { ready: false, reason: 'starting' };
      const { lastError } = tokens.state();
      if (lastError?.code !== ErrorCode.UpstreamUnauthenticated) return { ready: true };
      probe();
      return { ready: false, reason: `credentials refused: ${lastError.message}` };
    },
  };
}
