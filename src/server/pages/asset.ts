import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isKnown } from '../conditional-answer.ts';
import { acceptsGzip } from '../reports/accepts-gzip.ts';

/** A file of a page, ready to be sent. */
export interface Asset {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly gzipped: Buffer;
}

export async function packAsset(type: string, content: string | Buffer): Promise<Asset> {
  const plain = Buffer.from(content);
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  return { type, etag, plain, gzipped: await promisify(gzip)(plain) };
}

/** Browsers ask every time whether a file is still the same, which costs no bytes when it is. */
export function sendAsset(
  { type, etag, plain, gzipped }: Asset,
  { headers }: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  reply.headers({ etag, vary: 'Accept-Encoding, Origin', 'cache-control': 'no-cache' });
  if (isKnown(etag, headers['if-none-match'])) return reply.code(304).send();
  if (!acceptsGzip(headers['accept-encoding'])) return reply.type(type).send(plain);
  return reply.type(type).header('content-encoding', 'gzip').send(gzipped);
}
