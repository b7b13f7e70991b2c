import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isKnown } from '../conditional-answer.ts';
import { acceptsGzip } from '../reports/accepts-gzip.ts';
import type { ReportExtension } from '../reports/report-request.ts';
import { rowMediaTypes } from '../reports/row-text.ts';
import type { CollectedRows } from './collect-rows.ts';

/** The file that rows are sent as. */
export interface RowsFile {
  readonly name: string;
  readonly extension: ReportExtension;
}

/** Sends rows whole, or 304 to who has them already: the tag is of their bytes and how they are coded. */
export async function sendRows(
  { body, isCut }: CollectedRows,
  { name, extension }: RowsFile,
  { method, headers }: Pick<FastifyRequest, 'method' | 'headers'>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const zipped = acceptsGzip(headers['accept-encoding']);
  const etag = tagOf(body, extension, zipped);
  reply.headers({ etag, 'x-hardware-more': String(isCut) });
  if (isKnown(etag, headers['if-none-match'])) return reply.code(304).send();
  reply
    .type(rowMediaTypes[extension])
    .header('content-disposition', `inline; filename="${name}.${extension}"`);
  if (zipped) reply.header('content-encoding', 'gzip');
  if (method === 'HEAD') return reply.send();
  return reply.send(zipped ? await zip(body, { level: fast }) : body);
}

const zip = promisify(gzip);

/** Rows repeat themselves so much that more effort saves little. */
const fast = 3;

function tagOf(body: Buffer, extension: ReportExtension, zipped: boolean): string {
  const hash = createHash('sha256').update(`${extension} ${zipped}\n`).update(body);
  return `"${hash.digest('base64url')}"`;
}
