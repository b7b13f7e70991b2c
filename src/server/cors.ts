import type { IncomingHttpHeaders } from 'node:http';
import { type Doorkeeper, isSameOrigin } from './who-may-ask.ts';

/** How long a browser may remember a permission. Chromium caps it at two hours. */
const rememberSeconds = 7_200;

/** Headers of ours that a page of another origin may read. */
const exposed =
  'x-correlation-id, x-hardware-upstream, x-hardware-account, x-hardware-as-of, x-hardware-complete, x-hardware-next, x-hardware-more';

/** What every answer to a request must say about origins; nothing is allowed to origins that are not on the list. */
export function corsHeaders(
  doorkeeper: Doorkeeper,
  { origin, host }: IncomingHttpHeaders,
): Record<string, string> {
  const allowed = origin !== undefined && (doorkeeper.origins.has(origin) || isSameOrigin(origin, host));
  return {
    vary: 'Origin',
    ...(allowed && { 'access-control-allow-origin': origin, 'access-control-expose-headers': exposed }),
  };
}

/** Is it a browser that asks whether it may send something? */
export function isPreflight(method: string, headers: IncomingHttpHeaders): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

/**
 * The permission for an origin that was checked before. Any header may be sent: what carries authority, such as a key,
 * the page must have been given, and no browser adds it by itself. A public page that reaches into a local network asks for that too
 * (Private Network Access, later Local Network Access).
 */
export function preflightHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const wanted = headers['access-control-request-headers'];
  return {
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Private-Network, Access-Control-Request-Local-Network',
    'access-control-allow-methods': 'GET, POST, PUT',
    'access-control-max-age': String(rememberSeconds),
    ...(wanted !== undefined && { 'access-control-allow-headers': wanted }),
    ...(headers['access-control-request-private-network'] === 'true' && {
      'access-control-allow-private-network': 'true',
    }),
    ...(headers['access-control-request-local-network'] === 'true' && {
      'access-control-allow-local-network': 'true',
    }),
  };
}
