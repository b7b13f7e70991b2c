import { readDateTime } from './date-time.ts';

/**
 * What a blob address with a shared access signature (SAS) allows, such as `rwl`: its parameter `sp`. Null when it says
 * nothing. The address itself is only looked at and never built anew, which would break its signature.
 */
export function sasPermissions(url: string): string | null {
  return parameter(url, 'sp');
}

/** When a blob address stops working (its parameter `se`), in milliseconds since the epoch; null when it does not say. */
export function sasExpiry(url: string): number | null {
  const expiry = readDateTime(parameter(url, 'se'));
  return expiry === null ? null : Date.parse(expiry);
}

/** The host of an address, which is all of it that may be logged: path and query of a blob address are its secret. */
export function redactUrl(url: string): string {
  const host = URL.canParse(url) ? new URL(url).host : '';
  return host === '' ? '[no host]' : host;
}

function parameter(url: string, name: string): string | null {
  const [, value = ''] = new RegExp(`[?&]${name}=([^&#]*)`, 'i').exec(url) ?? [];
  return decode(value) || null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
