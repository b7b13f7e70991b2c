import { collectDefaultMetrics, Registry } from 'prom-client';
import type { CallersObserver } from '../callers/callers-observer.ts';
import type { UpstreamName } from '../config/config.ts';
import type { MemoryObserver } from '../memory/memory-observer.ts';
import type { StoreObserver } from '../store/observer.ts';
import { type AccountMetrics, createAccountMetrics } from './account-metrics.ts';
import type { Crowded } from './crowd.ts';
import { counter, gauge, histogram } from './metric-kinds.ts';
import { createMirrorMetrics, type MirrorMetrics } from './mirror-metrics.ts';
import type { OperationObserver } from './operation.ts';
import { quickCounter, quickHistogram } from './quick-metrics.ts';

/** What the gateway counts of itself. Every label takes few values: nothing of a caller's making becomes one. */
export interface Metrics {
  readonly operations: OperationObserver;
  /** What is counted for each account by itself. @param label Its label; `default` for one without. */
  account(label?: string): AccountMetrics;
  readonly store: StoreObserver;
  readonly memory: MemoryObserver;
  readonly callers: CallersObserver;
  readonly mirror: MirrorMetrics;
  /** The service sent a value that an enum of the schema does not know. @param enumName The enum in the schema. */
  unrecognizedValue(enumName: string): void;
  /** Something was refused with 503, because there were too many of its kind. */
  turnedAway(what: Crowded): void;
  /** Everything counted so far, in Prometheus's text format. */
  text(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** Counters that begin at nothing, in a registry of their own. */
export function createMetrics(about: { readonly version: string; readonly upstream: UpstreamName }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  gauge(registry, 'info', 'Always 1; says what is running and which upstream it serves', about);
  const unrecognized = counter(registry, 'unrecognized_values', 'Values that an enum does not know', 'enum');
  const turnedAway = counter(registry, 'overload_refusals', 'Refused because there were too many', 'what');
  return {
    operations: countOperations(registry),
    account: createAccountMetrics(registry),
    store: countStore(registry),
    memory: countMemory(registry),
    callers: countCallers(registry),
    mirror: createMirrorMetrics(registry),
    turnedAway: (what) => turnedAway.inc({ what }),
    unrecognizedValue: (enumName) => unrecognized.inc({ enum: enumName }),
    text: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}

function countOperations(registry: Registry): OperationObserver {
  const done = quickCounter(registry, 'operations', 'GraphQL operations answered', ['type', 'outcome'])();
  const duration = quickHistogram(registry, 'operation', 'Time to answer a GraphQL operation', 'type');
  const errors = counter(registry, 'operation_errors', 'Errors in answers', 'code');
  return {
    operationDone(type, outcome, ms) {
      done(type, outcome);
      duration(type, ms);
    },
    operationError: (code) => errors.inc({ code: /^[A-Z_]{1,64}$/.test(code) ? code : 'OTHER' }),
  };
}

function countStore(registry: Registry): StoreObserver {
  const calls = counter(
    registry,
    'cache_calls',
    'Calls of the cache; a get is a hit or a miss',
    'operation',
    'result',
  );
  const duration = histogram(registry, 'cache_call', 'Time of one call of the cache', 'operation');
  return {
    storeCall(operation, result, ms) {
      calls.inc({ operation, result });
      duration.observe({ operation }, ms / 1_000);
    },
  };
}

function countMemory(registry: Registry): MemoryObserver {
  const reads = counter(registry, 'reads', 'Reads for requests, by what answered them', 'answered_by');
  return { read: (answeredBy, count = 1) => reads.inc({ answered_by: answeredBy }, count) };
}

function countCallers(registry: Registry): CallersObserver {
  const attempts = counter(
    registry,
    'authentications',
    'Requests that were asked who sends them; undecided ones had a token whose issuer could not be reached',
    'credentials',
    'result',
  );
  const reads = counter(registry, 'callers_file_reads', 'Changed versions of the file of callers', 'result');
  return {
    authentication: (credentials, result) => attempts.inc({ credentials, result }),
    callersRead: (result) => reads.inc({ result }),
  };
}
