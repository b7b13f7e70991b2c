import type { CallScope } from '../rest/http.ts';
import type { Sources } from '../sources/sources.ts';

/** One transfer, to those who carry it out. It may last for hours, so what it asks of the service has deadlines of its own. */
export interface TransferCall {
  /** A GUID: sent upstream, logged, and shown in errors. */
  readonly correlationId: string;
  /** Sources that remember nothing, with the time of one request from now on, or with `ms`. */
  sources(ms?: number): Sources;
  /** The same for a single call. */
  calls(): CallScope;
}
