import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback } from '../config/loopback.ts';
import { HttpError } from './http-error.ts';

/*
 * What keeps a page in some browser tab from using a gateway that can publish drivers. A browser tells the truth in
 * Host, Origin and Sec-Fetch-Site; other programs send none of the last two and are not what this is about.
 */

/** The rules of one gateway. */
export interface Doorkeeper {
  /** True where the gateway listens on loopback only. */
  readonly onLoopback: boolean;
  /** Other origins that may call from a browser. */
  readonly origins: ReadonlySet<string>;
}

/**
 * On loopback, `Host` must name loopback: a foreign name that resolves to 127.0.0.1 (DNS rebinding) would make a
 * foreign page same-origin. @throws HttpError 403
 */
export function checkHost({ onLoopback }: Doorkeeper, { host }: IncomingHttpHeaders): void {
  if (!onLoopback || isLoopback(nameOf(host))) return;
  throw new HttpError(
    403,
    'FORBIDDEN',
    'This gateway listens on loopback, so the Host header must name loopback, such as localhost or 127.0.0.1. ' +
      'To serve it under another name, declare who may call in GATEWAY_CALLERS_FILE.',
  );
}

/** A page of another origin may call only when it is on the list. @throws HttpError 403 */
export function checkOrigin(doorkeeper: Doorkeeper, { origin, host }: IncomingHttpHeaders): void {
  if (origin === undefined || isSameOrigin(origin, host) || doorkeeper.origins.has(origin)) return;
  throw new HttpError(
    403,
    'FORBIDDEN',
    'Pages of this origin may not call the gateway. Its operator can add the origin to CORS_ORIGINS.',
  );
}

/**
 * A GET that another site's page caused can be sent without a question (an image, a link); one that carries a header
 * of its own was preflighted, so the page was allowed to send it. @throws HttpError 403
 */
export function checkFetchSite(headers: IncomingHttpHeaders): void {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return;
  if (preflightHeaders.some((name) => headers[name] !== undefined)) return;
  throw new HttpError(
    403,
    'FORBIDDEN',
    `A GET from a page of another site needs a header that browsers ask permission for: send ${preflightHeaders.join(' or ')}.`,
  );
}

/** Is this the origin under which the request itself reached us, whatever the scheme in front of an ingress? */
export function isSameOrigin(origin: string, host: string | undefined): boolean {
  if (host === undefined || !URL.canParse(origin)) return false;
  const { protocol, host: originHost } = new URL(origin);
  const own = `${protocol}//${host}`;
  return originHost !== '' && URL.canParse(own) && new URL(own).host === originHost;
}

const preflightHeaders = ['apollo-require-preflight', 'x-apollo-operation-name'] as const;

/** The host name without its port. */
function nameOf(host: string | undefined): string {
  return (host ?? '').replace(/:\d*$/, '');
}
