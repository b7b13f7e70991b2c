import type { ErrorCode } from '../errors/codes.ts';
import { GatewayError } from '../errors/gateway-error.ts';
import { UpstreamTimeout, UpstreamUnauthenticated } from '../errors/upstream-errors.ts';
import type { Store } from '../store/store.ts';
import { LATE, within } from '../store/within.ts';
import type { Secret } from '../values/secret.ts';
import { accountWords } from './account-words.ts';
import type { Tokens } from './policies/authorize.ts';
import { type Proof, type ProofOptions, readProof } from './proof.ts';
import { sharedToken, tokenKey } from './shared-token.ts';
import { sameToken, type TokenRecord } from './token-record.ts';
import { requestToken, type TokenRequestOptions } from './token-request.ts';

/** How long a refusal is remembered, so that a storm of calls does not become a storm of refused logins. */
const refusalMs = 5_000;
/** After a renewal that failed, while the old token still serves. */
const renewalPauseMs = 10_000;

/** What is known of the credentials, for readiness and `check`. */
export interface TokenState {
  /** The last failure to get a token; absent once a token came. */
  readonly lastError?: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly entraCode?: string;
    /** In the clock's milliseconds. */
    readonly at: number;
  };
}

/** The account's token: fetched once for all, renewed ahead of its end, thrown away when the service refuses it. */
export interface TokenSource extends Tokens {
  state(): TokenState;
}

/** What a token source is made of. */
export interface TokenSourceOptions extends TokenRequestOptions, ProofOptions {
  readonly store: Store;
}

/** The token source of one account. Nothing is sent before the first {@link Tokens.get}. */
export function createTokenSource(options: TokenSourceOptions): TokenSource {
  return new AccountTokens(options);
}

interface Flight {
  /** The latest deadline of those who wait for it. */
  deadline: number;
  readonly token: Promise<TokenRecord>;
}

class AccountTokens implements TokenSource {
  readonly #options: TokenSourceOptions;
  #current: TokenRecord | undefined;
  /** Kept for good: the store of a replica that comes back may still hold it. */
  #rejected: Secret | undefined;
  #flight: Flight | undefined;
  #renewNotBefore = 0;
  #refusal: { readonly shown: string; readonly error: GatewayError; readonly until: number } | undefined;
  #lastError: TokenState['lastError'];

  constructor(options: TokenSourceOptions) {
    this.#options = options;
  }

  async get({ deadline }: { readonly deadline: number }): Promise<Secret> {
    const token = this.inHand();
    if (token !== undefined) return token;
    const { clock } = this.#options;
    const record = await within(this.#join(deadline), deadline - clock.now(), clock);
    if (record === LATE) throw new UpstreamTimeout('No token came from Entra ID in time.');
    return record.token;
  }

  /** Renews it ahead of its end, behind the back of whoever asks. */
  inHand(): Secret | undefined {
    const { clock, timeoutMs } = this.#options;
    const now = clock.now();
    if (this.#current === undefined || now >= this.#current.expiresAt) return undefined;
    if (now >= Math.max(this.#current.refreshAt, this.#renewNotBefore)) this.#join(now + 2 * timeoutMs);
    return this.#current.token;
  }

  discard(token: Secret): void {
    if (!sameToken(token, this.#current?.token)) return;
    this.#options.logger.warn({}, 'token refused by the service and thrown away');
    this.#rejected = token;
    this.#current = undefined;
  }

  state(): TokenState {
    return this.#lastError === undefined ? {} : { lastError: this.#lastError };
  }

  /** The one request under way, begun if there is none. */
  #join(deadline: number): Promise<TokenRecord> {
    if (this.#flight !== undefined) {
      this.#flight.deadline = Math.max(this.#flight.deadline, deadline);
      return this.#flight.token;
    }
    const token = this.#acquire(() => flight.deadline).finally(() => {
      this.#flight = undefined;
    });
    const flight: Flight = { deadline, token };
    this.#flight = flight;
    // A renewal has nobody who waits for it; its failure is logged where it happens.
    token.catch(() => undefined);
    return token;
  }

  async #acquire(deadline: () => number): Promise<TokenRecord> {
    const { tenantId, clientId, store, clock } = this.#options;
    // The flight must be in its place before anything is asked.
    await Promise.resolve();
    let shown = '';
    try {
      const proof = await this.#readProof();
      const key = tokenKey(tenantId, clientId, proof.fingerprint);
      shown = `${key} ${proof.version}`;
      this.#throwRemembered(shown);
      const record = await sharedToken({
        store,
        clock,
        key,
        accepts: (known) => this.#accepts(known),
        rejected: this.#rejected,
        fetch: () => requestToken(this.#options, proof, deadline),
        deadline,
      });
      this.#current = record;
      this.#lastError = undefined;
      return record;
    } catch (error) {
      this.#remember(error, shown);
      throw error;
    }
  }

  /** Another replica's token: not the refused one, alive, and fresher than what is in hand. */
  #accepts(record: TokenRecord): boolean {
    if (sameToken(record.token, this.#rejected) || this.#options.clock.now() >= record.expiresAt)
      return false;
    return this.#current === undefined || record.expiresAt > this.#current.expiresAt;
  }

  async #readProof(): Promise<Proof> {
    try {
      return await readProof(this.#options);
    } catch {
      const { ofAccount } = accountWords(this.#options.label);
      throw new UpstreamUnauthenticated(
        `What the application${ofAccount} proves itself with cannot be read: check the file of its secret, certificate or token.`,
      );
    }
  }

  #throwRemembered(shown: string): void {
    const refusal = this.#refusal;
    if (refusal !== undefined && refusal.shown === shown && this.#options.clock.now() < refusal.until)
      throw refusal.error;
  }

  #remember(error: unknown, shown: string): void {
    const now = this.#options.clock.now();
    this.#renewNotBefore = now + renewalPauseMs;
    if (!(error instanceof GatewayError)) return;
    const { code, message } = error;
    const entraCode = error.details['entraCode'];
    this.#lastError = { code, message, at: now, ...(typeof entraCode === 'string' ? { entraCode } : {}) };
    if (error instanceof UpstreamUnauthenticated && error !== this.#refusal?.error) {
      this.#refusal = { shown, error, until: now + refusalMs };
    }
  }
}
