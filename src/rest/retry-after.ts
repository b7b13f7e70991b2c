import type { RestResponse } from './http.ts';

/** No pause is shorter: the header counts in whole seconds. */
const shortestMs = 1_000;
/** A header that asks for more than this is taken for a mistake, so that it cannot stop the gateway for days. */
export const longestPauseMs = 3_600_000;
/**
 * The pause when an answer says nothing. The quota counts by the minute: ten seconds are short enough for two pauses in
 * the default request time, and six tries see the end of any minute.
 */
const silentMs = 10_000;

/**
 * Milliseconds to leave the service alone after a 429: the header `Retry-After` (seconds or a date), else the
 * "Try again in N seconds" of the body, else ten seconds.
 */
export function retryAfterMs(response: Pick<RestResponse, 'headers'>, text: string, now: number): number {
  const asked = fromHeader(response.headers, now) ?? fromText(text) ?? silentMs;
  return Math.min(Math.max(asked, shortestMs), longestPauseMs);
}

/** Milliseconds that the header `Retry-After` asks for, or undefined when it is missing or means nothing. */
export function fromHeader(headers: Readonly<Record<string, string>>, now: number): number | undefined {
  const value = headers['retry-after']?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1_000;
  const date = Date.parse(value);
  if (Number.isNaN(date)) return undefined;
  // Against the service's own clock where it tells it: ours may be wrong by more than the pause is long.
  const sentAt = Date.parse(headers['date'] ?? '');
  return Math.max(0, date - (Number.isNaN(sentAt) ? now : sentAt));
}

function fromText(text: string): number | undefined {
  const seconds = /\btry again in (\d{1,6}) ?s(?:ec|\b)/i.exec(text)?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1_000;
}
