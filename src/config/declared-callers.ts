import type { Role } from '../values/role.ts';

/** What every kind of caller may be given. */
interface Granted {
  /** A budget of upstream calls. */
  readonly upstreamCallsPerMinute?: number;
  /** The labels of the accounts that may be used; undefined for all. */
  readonly accounts?: readonly string[];
}

/** A caller that shows a key. */
export interface DeclaredKey extends Granted {
  /** May stand in several entries, so that a key can be changed while both are known. */
  readonly id: string;
  /** The SHA-256 of the key, 32 bytes. */
  readonly sha256: Buffer;
  readonly roles: readonly Role[];
}

/** Callers that show a token which somebody else signed. */
export interface DeclaredIssuer extends Granted {
  /** As it stands in the claim `iss`, to the last slash. */
  readonly issuer: string;
  readonly audience: readonly string[];
  /** Ours, by a role (`roles`) or a scope (`scp`, `scope`) of the token. */
  readonly roles: ReadonlyMap<string, readonly Role[]>;
  /** The claim that tells the issuer's callers apart; `sub` by default. */
  readonly idClaim: string;
  /** Where the issuer's keys are; undefined to ask the issuer (OpenID Connect Discovery). */
  readonly jwksUri?: string;
}

/** Who may call, as `GATEWAY_CALLERS_FILE` has it. */
export interface DeclaredCallers {
  readonly keys: readonly DeclaredKey[];
  readonly issuers: readonly DeclaredIssuer[];
}

/** The file, and what it held at the start. */
export interface CallersFile {
  /** Absolute. */
  readonly path: string;
  /** What it held, to tell whether it has changed. */
  readonly text: string;
  /** The labels of the accounts that there are; empty where they have none. */
  readonly labels: readonly string[];
  readonly declared: DeclaredCallers;
}
