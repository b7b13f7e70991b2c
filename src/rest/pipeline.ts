import type { Secret } from '../values/secret.ts';
import type { TryResult } from './answer.ts';
import type { CallScope, RestRequest } from './http.ts';

/** A try that was made ahead of the policies. */
export interface FirstTry {
  readonly result: TryResult;
  /** What it showed, which may have been renewed meanwhile. */
  readonly token: Secret;
}

/** One try of a call. */
export interface Try {
  readonly request: RestRequest;
  readonly scope: CallScope;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Called when this try is put on the wire. */
  readonly onSent: () => void;
}

/** A call on its way through the policies; each hands a copy on. */
export interface Call extends Try {
  /** What policies remember of this call over its tries. */
  readonly memo: {
    tokenRenewed: boolean;
    /** The first try, where it was made before the call came here; taken out by whoever uses it. */
    first?: FirstTry | undefined;
  };
}

/** The rest of the pipeline. Resolves with how the try ended; rejects with a GatewayError when nothing can be sent. */
export type Next = (call: Call) => Promise<TryResult>;

/**
 * One concern of sending, wrapped around the rest of the pipeline. Hundreds of calls may be under way, and each is carried
 * along by every garbage collection: those that nearly all calls meet wait by `then`, which keeps less than an async function.
 */
export type Policy = (call: Call, next: Next) => Promise<TryResult>;

/** Lays the policies around the transport, the first outermost. */
export function assemble(policies: readonly Policy[], transport: Next): Next {
  return policies.reduceRight<Next>((next, policy) => (call) => policy(call, next), transport);
}
