import type { Tracer } from '@opentelemetry/api';
import type { AddressedUpstream, Config } from '../config/config.ts';
import { ErrorCode } from '../errors/codes.ts';
import type { AccountContext, Context } from '../resolvers/context.ts';
import { createBlobReader } from '../rest/blob-reader.ts';
import { createDispatcher } from '../rest/dispatcher.ts';
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
import { unlabelled } from '../values/account-choice.ts';
import type { Caller } from '../values/caller.ts';
import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';
import { createAccountSources } from './account-sources.ts';
import { type Audit, accountLabel, createAudit } from './audit.ts';
import { createBuildContext } from './build-context.ts';
import type { Metrics } from './metrics.ts';
import type { OperationScope } from './operation.ts';
import type { Readiness } from './readiness.ts';
import { sealingSecrets } from './sealing-secrets.ts';

/** What an account is made of. */
export interface AccountParts {
  readonly config: Config;
  readonly upstream: AddressedUpstream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly metrics: Metrics;
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
  /** The resolvers' context of one operation. */
  buildContext(scope: OperationScope, caller: Caller): Context;
  /** Keeps account of what is changed in it. */
  readonly audit: Audit;
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
  const { config, upstream, metrics, clock, logger } = parts;
  const shared = { clock, logger, random: Math.random, observer: metrics.rest };
  const dispatcher = createDispatcher({ environment: parts.environment });
  const direct = createDispatcher({ environment: {} });
  const secrets = await sealingSecrets(config.cacheSecrets, upstream.credential);
  const keeping = { secrets, clock, logger, observer: metrics.store };
  const store = openStore({ ...keeping, url: config.cacheUrl?.unwrap() });
  const durable = openDurableStore({ ...keeping, folder: config.dataDir }, store);
  const tokens = createTokenSource({
    ...shared,
    ...upstream,
    resource,
    dispatcher,
    direct,
    store,
    timeoutMs: config.upstreamTimeoutMs,
    budget: createRetryBudget(clock, metrics.gate.retryRefused),
  });
  const gate = openGate(parts, store);
  const send = createSend({
    ...shared,
    baseUrl: upstream.apiUrl,
    dispatcher,
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
    store,
    memoryObserver: metrics.memory,
    durable,
    send,
    tokens,
    blobs,
    dispatcher,
  });
  const { watchers, webhooks } = sources;
  const readiness = createReadiness(tokens, clock);

  return {
    tokens,
    gate,
    store,
    send,
    buildContext: createBuildContext({
      choose: () => unlabelled,
      contextOf: (_label, scope, caller): AccountContext => ({
        sources: sources.of(callScope(scope), caller, scope.reading),
        watchers,
        quota: { snapshot: () => quotaOf(gate) },
      }),
      unrecognized: metrics.unrecognizedValue,
    }),
    audit: createAudit(logger, accountLabel(upstream)),
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
    },
    async close() {
      await webhooks.close();
      watchers.close();
      if (durable !== store) await durable.close();
      await store.close();
      await Promise.all([dispatcher.destroy(), direct.destroy()]);
    },
  };
}

/** Where replicas share a store, they share its quota and its pauses too. */
function openGate({ config, upstream, metrics, clock, logger }: AccountParts, store: Store & Counter): Gate {
  const account = `${upstream.tenantId}:${upstream.clientId}`;
  const gate = createGate({
    concurrency: config.upstreamConcurrency,
    callsPerMinute: config.upstreamCallsPerMinute,
    ...(store.shared && { takePlaces: (request) => store.takePlaces(`quota:${account}`, request) }),
    clock,
    observer: logBreaker(metrics.gate, logger),
  });
  if (!store.shared) return gate;
  return createSharedPause(gate, { store, key: `pause:${account}`, clock, logger });
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

function callScope({
  correlationId,
  deadline,
  cost,
}: Pick<OperationScope, 'correlationId' | 'deadline' | 'cost'>): CallScope {
  return {
    correlationId,
    deadline,
    countCall() {
      cost.upstreamCalls += 1;
    },
  };
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
