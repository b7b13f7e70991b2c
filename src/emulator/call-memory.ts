/** Which door a call came in by: the REST API, Entra's token endpoints, or the blob endpoint. */
export type CallKind = 'api' | 'token' | 'blob';

/** One remembered call. */
export interface CallRecord {
  /** Counts all calls since the start. */
  readonly number: number;
  readonly kind: CallKind;
  /** When it came, in the wall clock's ISO form. */
  readonly time: string;
  readonly method: string;
  /** Path and query, byte for byte as they were sent. */
  readonly path: string;
  /** The endpoint's pattern: `GET /products/{productId}`; undefined where none fits. */
  endpoint?: string;
  /** The status of the answer; undefined while there is none, 0 when the connection was cut instead. */
  status?: number;
  /** The status that processing it came to, whatever was answered; undefined where it was not processed. */
  processed?: number;
  /** The kind of the fault that met the call. */
  fault?: string;
  readonly correlationId?: string;
  readonly requestId?: string;
  /** Whether an Authorization header came along: on a blob it must not. */
  readonly authorized: boolean;
}

/** Which calls are meant; all that is given must fit. */
export interface CallFilter {
  readonly kind?: CallKind;
  readonly method?: string;
  /** How the path begins, with or without the API's base. */
  readonly prefix?: string;
  readonly correlationId?: string;
}

/** Remembers the last calls, so that tests can count them. */
export class CallMemory {
  readonly #calls: CallRecord[] = [];
  readonly #base: string;
  readonly #limit: number;
  #count = 0;

  /** `base` is the path of the API, which a filter's prefix may leave out. */
  constructor(base: string, limit = 10_000) {
    this.#base = base;
    this.#limit = limit;
  }

  /** Remembers a call; the record given back is completed as the call goes on. */
  remember(call: Omit<CallRecord, 'number'>): CallRecord {
    const record = { number: ++this.#count, ...call };
    this.#calls.push(record);
    if (this.#calls.length > this.#limit * 1.1) this.#calls.splice(0, this.#calls.length - this.#limit);
    return record;
  }

  /** The remembered calls that fit, oldest first. */
  list(filter: CallFilter = {}): CallRecord[] {
    return this.#calls.slice(-this.#limit).filter((call) => this.#fits(call, filter));
  }

  /** Forgets the calls that fit, and says how many those were. */
  forget(filter: CallFilter = {}): number {
    const kept = this.#calls.filter((call) => !this.#fits(call, filter));
    const forgotten = this.#calls.length - kept.length;
    this.#calls.splice(0, this.#calls.length, ...kept);
    return forgotten;
  }

  #fits(call: CallRecord, { kind, method, prefix, correlationId }: CallFilter): boolean {
    if (kind !== undefined && call.kind !== kind) return false;
    if (method !== undefined && call.method !== method.toUpperCase()) return false;
    if (correlationId !== undefined && call.correlationId !== correlationId) return false;
    return prefix === undefined || call.path.startsWith(prefix) || call.path.startsWith(this.#base + prefix);
  }
}
