import type { AddressedUpstream } from './config.ts';

/** One of several Partner Center accounts, as `GATEWAY_ACCOUNTS_FILE` has it. */
export interface DeclaredAccount {
  /** What ids, headers, metrics and log lines call it. */
  readonly label: string;
  readonly upstream: AddressedUpstream;
  readonly upstreamConcurrency: number;
  /** A known quota; undefined when it must be learnt from 429s. */
  readonly upstreamCallsPerMinute: number | undefined;
}
