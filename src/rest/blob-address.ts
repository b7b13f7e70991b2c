import { UpstreamInvalidResponse } from '../errors/upstream-errors.ts';
import { isLoopback } from './loopback.ts';

/** Where a blob is: what connects, and what is sent. */
export interface BlobAddress {
  readonly origin: string;
  /** Path and query as they stand in the address: a signature covers them, so nothing is decoded or encoded. */
  readonly path: string;
}

/**
 * Takes a SAS address apart. Only `https`, or `http` on loopback; throws UpstreamInvalidResponse for anything else,
 * without quoting the address, which is a key to the file.
 */
export function blobAddress(url: string): BlobAddress {
  const [, scheme, authority, path = ''] = /^(https?):\/\/([^/?#@\\\s]+)([/?][^#]*)?$/i.exec(url) ?? [];
  const origin =
    scheme === undefined || authority === undefined ? undefined : originOf(`${scheme}://${authority}`);
  if (origin === undefined || !/^[\x21-\x7e]*$/.test(path)) throw unusable('is no address that can be sent');
  if (origin.protocol !== 'https:' && !isLoopback(origin.hostname))
    throw unusable('does not begin with https');
  return { origin: origin.origin, path: path.startsWith('/') ? path : `/${path}` };
}

function originOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function unusable(what: string): UpstreamInvalidResponse {
  return new UpstreamInvalidResponse(`The link to the file that the service gave ${what}.`);
}
