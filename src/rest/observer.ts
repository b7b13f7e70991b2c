/** How one request ended: its status, or why there is none. */
export type UpstreamResult = number | 'cut' | 'timeout' | 'refused' | 'unreadable';

/** Who counts what leaves the process (the metrics). */
export interface RestObserver {
  /** One request to the API or to a blob (`endpoint` is `blob` then), ended after `ms`. */
  upstreamCall(endpoint: string, status: UpstreamResult, ms: number): void;
  /** One request to Entra ID. `refused`: Entra said no to the credentials. */
  tokenRequest(result: 'ok' | 'refused' | 'error'): void;
  /** All calls of the account stand still for `ms`. */
  paused(ms: number): void;
  /** A call is about to be sent again. */
  retry(endpoint: string, reason: string): void;
}
