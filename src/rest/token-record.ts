import { Secret } from '../values/secret.ts';

/** A token and its times, in the clock's milliseconds. */
export interface TokenRecord {
  readonly token: Secret;
  /** From here on it is not given out any more. */
  readonly expiresAt: number;
  /** From here on it is renewed in the background while it still serves. */
  readonly refreshAt: number;
}

/** Renewal begins five minutes before the end, or with the last quarter of a short life. */
const longestRefreshMs = 300_000;
/** A call that begins later than this before the end could arrive too late. */
const longestMarginMs = 5_000;

/** The record of a token that was asked for at `askedAt` and lives `lifeMs` from then. */
export function tokenRecord(token: string, askedAt: number, lifeMs: number): TokenRecord {
  const end = askedAt + lifeMs;
  return {
    token: new Secret(token),
    expiresAt: end - Math.min(longestMarginMs, lifeMs / 20),
    refreshAt: end - Math.min(longestRefreshMs, lifeMs / 4),
  };
}

/**
 * The token in Entra's answer (v1 gives numbers as strings, v2 as numbers; `expires_on` is in seconds of the epoch);
 * undefined when there is none to be used. `expires_in` comes first: it does not depend on whose clock is right.
 */
export function readTokenAnswer(body: unknown, askedAt: number): TokenRecord | undefined {
  if (!isRecord(body)) return undefined;
  const token = body['access_token'];
  const lifeSeconds = seconds(body['expires_in']) ?? secondsUntil(seconds(body['expires_on']), askedAt);
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) return undefined;
  if (lifeSeconds === undefined || lifeSeconds <= 0) return undefined;
  return tokenRecord(token, askedAt, lifeSeconds * 1_000);
}

/** What the store keeps; it encrypts what leaves the process. */
export function toStored(record: TokenRecord): unknown {
  return { token: record.token.unwrap(), expiresAt: record.expiresAt, refreshAt: record.refreshAt };
}

/** The record in a stored value, or undefined when it is none. */
export function fromStored(value: unknown): TokenRecord | undefined {
  if (!isRecord(value)) return undefined;
  const { token, expiresAt, refreshAt } = value;
  if (typeof token !== 'string' || typeof expiresAt !== 'number' || typeof refreshAt !== 'number')
    return undefined;
  return { token: new Secret(token), expiresAt, refreshAt };
}

/** True when both are the same text. */
export function sameToken(one: Secret | undefined, other: Secret | undefined): boolean {
  return one !== undefined && other !== undefined && one.unwrap() === other.unwrap();
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function seconds(value: unknown): number | undefined {
  if (typeof value !== 'number' && !(typeof value === 'string' && /^\d{1,12}$/.test(value.trim())))
    return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}

function secondsUntil(epochSeconds: number | undefined, now: number): number | undefined {
  return epochSeconds === undefined ? undefined : epochSeconds - now / 1_000;
}
