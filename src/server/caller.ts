/** Who sent an operation. There is one kind as long as the gateway knows no callers by name. */
export interface Caller {
  /** A name for logs; it holds nothing secret. */
  readonly name: string;
}

/** A caller that showed no credentials. */
export const anonymous: Caller = { name: 'anonymous' };
