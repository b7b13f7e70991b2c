import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { CallersObserver } from '../callers/callers-observer.ts';
import type { UpstreamName } from '../config/config.ts';
import type { MemoryObserver } from '../memory/memory-observer.ts';
import type { GateObserver } from '../rest/gate.ts';
import type { RestObserver } from '../rest/observer.ts';
import type { StoreObserver } from '../store/observer.ts';
import type { Crowded } from './crowd.ts';
import type { OperationObserver } from './operation.ts';

/** What the gateway counts of itself. Every label takes few values: nothing of a caller's making becomes one. */
export interface Metrics {
  readonly operations: OperationObserver;
  readonly rest: RestObserver;
  readonly gate: GateObserver;
  readonly store: StoreObserver;
  readonly memory: MemoryObserver;
  readonly callers: CallersObserver;
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
    rest: countRest(registry),
    gate: countGate(registry),
    store: countStore(registry),
    memory: countMemory(registry),
    callers: countCallers(registry),
    turnedAway: (what) => turnedAway.inc({ what }),
    unrecognizedValue: (enumName) => unrecognized.inc({ enum: enumName }),
    text: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}

function countOperations(registry: Registry): OperationObserver {
  const done = counter(registry, 'operations', 'GraphQL operations answered', 'type', 'outcome');
  const duration = histogram(registry, 'operation', 'Time to answer a GraphQL operation', 'type');
  const errors = counter(registry, 'operation_errors', 'Errors in answers', 'code');
  return {
    operationDone(type, outcome, ms) {
      done.inc({ type, outcome });
      duration.observe({ type }, ms / 1_000);
    },
    operationError: (code) => errors.inc({ code: /^[A-Z_]{1,64}$/.test(code) ? code : 'OTHER' }),
  };
}

function countRest(registry: Registry): RestObserver {
  const calls = counter(
    registry,
    'upstream_calls',
    'Requests to the REST API and to blobs',
    'endpoint',
    'status',
  );
  const duration = histogram(registry, 'upstream_call', 'Time to answer one upstream request', 'endpoint');
  const retries = counter(registry, 'upstream_retries', 'Requests sent again', 'endpoint', 'reason');
  const tokens = counter(registry, 'token_requests', 'Requests to Entra ID for a token', 'result');
  const pauses = counter(registry, 'throttle_pauses', 'Pauses of all calls that the service asked for');
  const paused = counter(registry, 'throttle_pause_seconds', 'Length of those pauses');
  return {
    upstreamCall(endpoint, status, ms) {
      calls.inc({ endpoint, status: String(status) });
      duration.observe({ endpoint }, ms / 1_000);
    },
    retry: (endpoint, reason) => retries.inc({ endpoint, reason }),
    tokenRequest: (result) => tokens.inc({ result }),
    paused(ms) {
      pauses.inc();
      paused.inc(ms / 1_000);
    },
  };
}

function countGate(registry: Registry): GateObserver {
  const opened = counter(registry, 'breaker_opened', 'Times that the service failed most of its calls');
  const refused = counter(registry, 'breaker_refusals', 'Calls refused while the breaker was open');
  const retries = counter(
    registry,
    'upstream_retries_refused',
    'Failed calls that the budget let go once only',
  );
  const open = new Gauge({
    name: `${prefix}breaker_open`,
    help: 'Accounts whose calls are refused now, because the service fails most of them',
    registers: [registry],
  });
  return {
    breaker(isOpen) {
      open.inc(isOpen ? 1 : -1);
      if (isOpen) opened.inc();
    },
    breakerRefused: () => refused.inc(),
    retryRefused: () => retries.inc(),
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
  return { read: (answeredBy) => reads.inc({ answered_by: answeredBy }) };
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

const prefix = 'hardware_gateway_';

function counter<Label extends string>(
  registry: Registry,
  name: string,
  help: string,
  ...labelNames: Label[]
) {
  return new Counter({ name: `${prefix}${name}_total`, help, labelNames, registers: [registry] });
}

function histogram<Label extends string>(
  registry: Registry,
  name: string,
  help: string,
  ...labelNames: Label[]
) {
  const buckets = [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
  return new Histogram({
    name: `${prefix}${name}_duration_seconds`,
    help,
    labelNames,
    buckets,
    registers: [registry],
  });
}

function gauge(
  registry: Registry,
  name: string,
  help: string,
  labels: Readonly<Record<string, string>>,
): void {
  new Gauge({ name: `${prefix}${name}`, help, labelNames: Object.keys(labels), registers: [registry] }).set(
    { ...labels },
    1,
  );
}
