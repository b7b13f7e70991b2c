import { createHmac } from 'node:crypto';

/** Where a list goes on. */
export interface Continuation {
  /** The list it belongs to: its path below the API. */
  readonly list: string;
  /** The key of the last item that was shown. */
  readonly last: string;
  /** Number of the page to come, from 1. */
  readonly page: number;
  /** When the token was issued, in milliseconds of the wall clock. */
  readonly issuedAt: number;
}

/**
 * Writes a continuation as the service does (section 3): percent-encoded base64 of an XML document. It always holds
 * `%2B` and ends with `%3D`, so that whoever decodes and encodes it carelessly breaks it.
 */
export function writeToken(continuation: Continuation): string {
  const { list, last, page, issuedAt } = continuation;
  const row = `${list}\n${last}\n${page}\n${issuedAt}`;
  const body = `<NextPartitionKey>${key('publishers-0000000000030000001')}</NextPartitionKey><NextRowKey>${key(row)}</NextRowKey>`;
  let xml = `${PROLOG}${body}<!--${seal(body)}~~~--><TargetLocation>Secondary</TargetLocation></ContinuationToken>`;
  while (xml.length % 3 !== 1) xml += ' ';
  return encodeURIComponent(Buffer.from(xml, 'latin1').toString('base64'));
}

/** Reads a token as it stood in the query; undefined when it is not, byte for byte, one that was written here. */
export function readToken(raw: string): Continuation | undefined {
  const xml = Buffer.from(decode(raw), 'base64').toString('latin1');
  const row = /<NextRowKey>1!\d+!([^<]*)</.exec(xml)?.[1];
  if (row === undefined) return undefined;
  const [list, last, page, issuedAt] = Buffer.from(row, 'base64').toString('latin1').split('\n');
  if (list === undefined || last === undefined) return undefined;
  const continuation = { list, last, page: Number(page), issuedAt: Number(issuedAt) };
  return writeToken(continuation) === raw ? continuation : undefined;
}

const PROLOG =
  '<?xml version="1.0" encoding="utf-16"?><ContinuationToken><Version>2.0</Version><Type>Table</Type>';

function key(text: string): string {
  const encoded = Buffer.from(text, 'latin1').toString('base64');
  return `1!${encoded.length}!${encoded}`;
}

function seal(text: string): string {
  return createHmac('sha256', 'continuation').update(text).digest('hex').slice(0, 32);
}

function decode(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return '';
  }
}
