import { Gauge, type Registry } from 'prom-client';
import type { GateObserver } from '../rest/gate.ts';
import type { RestObserver } from '../rest/observer.ts';
import { counter, prefix } from './metric-kinds.ts';
import { quickCounter, quickHistogram } from './quick-metrics.ts';

/** What is counted of the way to one account. */
export interface AccountMetrics {
  readonly rest: RestObserver;
  readonly gate: GateObserver;
  /** Tells where the end of its credential is known. @param endOf in milliseconds since the epoch; asked at each scrape. */
  credential(endOf: () => Promise<number | undefined>): void;
}

/** What the one account of a gateway is called that has no label. */
export const unlabelled = 'default';

/** Makes them; the registry holds them under the account's label. */
export function createAccountMetrics(registry: Registry): (label?: string) => AccountMetrics {
  const restOf = countRest(registry);
  const gateOf = countGate(registry);
  const credentialOf = tellEnds(registry);
  return (account = unlabelled) => ({
    rest: restOf(account),
    gate: gateOf(account),
    credential: credentialOf(account),
  });
}

function countRest(registry: Registry): (account: string) => RestObserver {
  const callsOf = quickCounter(
    registry,
    'upstream_calls',
    'Requests to the REST API and to blobs',
    ['endpoint', 'status'],
    'account',
  );
  const duration = quickHistogram(
    registry,
    'upstream_call',
    'Time to answer one upstream request',
    'endpoint',
  );
  const retries = counter(
    registry,
    'upstream_retries',
    'Requests sent again',
    'endpoint',
    'reason',
    'account',
  );
  const tokens = counter(registry, 'token_requests', 'Requests to Entra ID for a token', 'result', 'account');
  const pauses = counter(
    registry,
    'throttle_pauses',
    'Pauses of all calls that the service asked for',
    'account',
  );
  const paused = counter(registry, 'throttle_pause_seconds', 'Length of those pauses', 'account');
  return (account) => {
    for (const one of [pauses, paused]) one.inc({ account }, 0);
    const count = callsOf({ account });
    return {
      upstreamCall(endpoint, status, ms) {
        count(endpoint, status);
        duration(endpoint, ms);
      },
      retry: (endpoint, reason) => retries.inc({ endpoint, reason, account }),
      tokenRequest: (result) => tokens.inc({ result, account }),
      paused(ms) {
        pauses.inc({ account });
        paused.inc({ account }, ms / 1_000);
      },
    };
  };
}

function countGate(registry: Registry): (account: string) => GateObserver {
  const opened = counter(
    registry,
    'breaker_opened',
    'Times that the service failed most of its calls',
    'account',
  );
  const refused = counter(
    registry,
    'breaker_refusals',
    'Calls refused while the breaker was open',
    'account',
  );
  const retries = counter(
    registry,
    'upstream_retries_refused',
    'Failed calls that the budget let go once only',
    'account',
  );
  const open = new Gauge({
    name: `${prefix}breaker_open`,
    help: 'Accounts whose calls are refused now, because the service fails most of them',
    labelNames: ['account'],
    registers: [registry],
  });
  return (account) => {
    for (const one of [opened, refused, retries, open]) one.inc({ account }, 0);
    return {
      breaker(isOpen) {
        open.inc({ account }, isOpen ? 1 : -1);
        if (isOpen) opened.inc({ account });
      },
      breakerRefused: () => refused.inc({ account }),
      retryRefused: () => retries.inc({ account }),
    };
  };
}

/** Asked when somebody looks, for a certificate may be replaced at any time. */
function tellEnds(registry: Registry): (account: string) => AccountMetrics['credential'] {
  const ends = new Map<string, () => Promise<number | undefined>>();
  new Gauge({
    name: `${prefix}credential_expires_timestamp_seconds`,
    help: 'When the certificate of the application ends, in seconds since the epoch',
    labelNames: ['account'],
    registers: [registry],
    async collect() {
      for (const [account, endOf] of ends) {
        const at = await endOf();
        if (at !== undefined) this.set({ account }, at / 1_000);
      }
    },
  });
  return (account) => (endOf) => void ends.set(account, endOf);
}
