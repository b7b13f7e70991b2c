import type { GraphQLFormattedError } from 'graphql';
import type { Freshness, Reading } from '../memory/reading.ts';
import type { AccountChoice } from '../values/account-choice.ts';
import type { Caller } from '../values/caller.ts';
import type { Logger } from '../values/logger.ts';
import type { TraceHeaders } from './in-span.ts';

/** An operation as a door received it: well-formed, and nothing more is known of it. */
export interface OperationRequest {
  readonly query?: string | undefined;
  /** The name of a document that is to be found, or `sha256:` and its hash. */
  readonly documentId?: string | undefined;
  readonly operationName?: string | undefined;
  readonly variables?: Record<string, unknown> | undefined;
  readonly extensions?: Record<string, unknown> | undefined;
  /** How it came over HTTP; a GET may only query. Absent for a WebSocket. */
  readonly http?: { readonly method: string; readonly search: string } | undefined;
  /** The trace that the caller's work belongs to. */
  readonly traceHeaders?: TraceHeaders | undefined;
  /** A GUID. */
  readonly correlationId: string;
  /** The label of the account that it is about where no id tells, as it was sent. */
  readonly account?: string | undefined;
  /** The oldest that the answer may be; 0: from the service, never from memory. As old as the memory allows by default. */
  readonly maxAgeMs?: number | undefined;
  /** Where its line goes, if not to the log at once: to one that is written before the answer is on its way. */
  readonly logger?: Logger | undefined;
}

/** What all resolvers of one operation share; the resolvers' context is built around it. */
export interface OperationScope {
  readonly correlationId: string;
  /** Which accounts it may use. */
  readonly accounts: AccountChoice;
  /** When the operation must have been answered, in the clock's milliseconds. */
  readonly deadline: number;
  /** What it wants of the memory, and what it was given; becomes `extensions.freshness`. */
  readonly reading: Reading;
  /** Counted up with every request to the API; becomes `extensions.cost`. */
  readonly cost: { upstreamCalls: number };
  /** The same requests by the label of their account; undefined for one without. */
  readonly calls: Map<string | undefined, number>;
}

/** Makes the resolvers' context of one operation. */
export type BuildContext = (scope: OperationScope, caller: Caller) => object | Promise<object>;

/** The body of an answer; `data` is absent when the operation was never executed. */
export interface AnswerBody {
  readonly errors?: readonly GraphQLFormattedError[];
  readonly data?: Record<string, unknown> | null;
  readonly extensions: {
    readonly cost: { readonly upstreamCalls: number };
    readonly freshness?: Freshness;
    readonly [name: string]: unknown;
  };
}

/** An answer, with the HTTP status and headers that it asks for where the door speaks HTTP. */
export interface OperationAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AnswerBody;
}

/** The one way in: every door hands its operations to this, and it never throws. */
export type RunOperation = (request: OperationRequest, caller: Caller) => Promise<OperationAnswer>;

export type OperationType = 'query' | 'mutation' | 'subscription';

/** `partial`: there are data and errors. */
export type OperationOutcome = 'ok' | 'partial' | 'failed';

/** Who counts operations (the metrics). */
export interface OperationObserver {
  /** @param type `unknown` when the document could not be read. */
  operationDone(type: OperationType | 'unknown', outcome: OperationOutcome, ms: number): void;
  /** One error that an answer carried. */
  operationError(code: string): void;
}
