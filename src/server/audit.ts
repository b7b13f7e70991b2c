import type { Outcome } from '../errors/codes.ts';
import type { Logger } from '../values/logger.ts';

/**
 * What became of a change: `DONE`, also when a repeat got the answer of the first time; `REFUSED` by the service or by
 * our own rules, so nothing changed; or an error's {@link Outcome}. A check alone (`validateOnly`) is `NOT_SENT`.
 */
export type AuditOutcome = 'DONE' | 'REFUSED' | Outcome;

/** One change that somebody asked for. */
export interface AuditEntry {
  /** The id of the caller. */
  readonly caller: string;
  /** The mutation's name, or `uploadPackage`. */
  readonly action: string;
  /** The label of the account that it was asked of; undefined for one without. */
  readonly account: string | undefined;
  /** Node ids of what was changed, and of what it is part of. */
  readonly touched: readonly string[];
  readonly outcome: AuditOutcome;
  /** Why not, in codes of our own or of the service. */
  readonly codes: readonly string[];
  readonly correlationId: string;
}

/** Keeps account of changes: who, what, in which account, with what outcome. */
export type Audit = (entry: AuditEntry) => void;

/**
 * An account book in the log: a line `audit` for every change, fields chosen one by one.
 * @param only What an account without a label is called.
 */
export function createAudit(logger: Logger, only: string): Audit {
  return ({ caller, action, account = only, touched, outcome, codes, correlationId }) => {
    const reasons = [...new Set(codes)].filter((code) => /^[A-Z_]{1,64}$/.test(code));
    const known = reasons.length === 0 ? {} : { codes: reasons };
    logger.info(
      { caller, action, touched: [...new Set(touched)], account, outcome, ...known, correlationId },
      'audit',
    );
  };
}

/** The name of an account without a label: enough of tenant and application to tell it from others. */
export function accountName({
  tenantId,
  clientId,
}: {
  readonly tenantId: string;
  readonly clientId: string;
}) {
  return `${tenantId.slice(0, 8)}/${clientId.slice(0, 8)}`;
}
