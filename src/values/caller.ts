import { type Role, roles } from './role.ts';

/** Who sent an operation, as far as it was proved. Nothing of it is secret. */
export interface Caller {
  /** Stable, and nobody else's: budgets, idempotency keys and audit lines go by it. */
  readonly id: string;
  /** What the roles that were granted include. */
  readonly roles: ReadonlySet<Role>;
  /** A budget of its own, in upstream calls; undefined for none. */
  readonly upstreamCallsPerMinute?: number;
  /** The labels of the accounts that it may use; undefined for all. */
  readonly accounts?: readonly string[];
  /** Until when the proof holds, in milliseconds since the epoch; undefined for as long as it is declared. */
  readonly expiresAt?: number;
}

/** The caller of a gateway that knows no callers by name: it is reached on loopback only, and may do everything. */
export const anonymous: Caller = { id: 'anonymous', roles: new Set(roles) };
