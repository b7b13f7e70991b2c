import { createHash } from 'node:crypto';
import { createGzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Mirror } from '../../mirror/mirror.ts';
import type { Clock } from '../../values/clock.ts';
import type { Logger } from '../../values/logger.ts';
import { abandonedSignal } from '../abandoned-signal.ts';
import { isKnown } from '../conditional-answer.ts';
import type { Crowd } from '../crowd.ts';
import { acceptsGzip } from './accepts-gzip.ts';
import { standing } from './mirror-status.ts';
import { type OpenReport, openReport } from './open-report.ts';
import { pump } from './pump.ts';
import type { ReportRequest } from './report-request.ts';
import { rowMediaTypes } from './row-text.ts';

/** What sending needs. */
export interface SendReportParts {
  readonly mirror: Mirror;
  readonly accounts: readonly string[];
  readonly crowd: Crowd;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Sends a report as it is read. What fails before its first byte rejects; what fails later breaks the transfer, so that
 * a part never looks whole. @throws MirrorUnavailable
 */
export async function sendReport(
  asked: ReportRequest,
  request: FastifyRequest,
  reply: FastifyReply,
  { mirror, accounts, crowd, clock, logger }: SendReportParts,
): Promise<FastifyReply> {
  const { query, form } = asked;
  const gone = abandonedSignal(reply.raw);
  const { complete, asOf } = standing(mirror.status(), accounts);
  // Read before the rows: they can only be newer than the tag says, and then the next request finds another.
  const revision = await mirror.revision();
  const zipped = acceptsGzip(request.headers['accept-encoding']);
  const etag = tagOf([query, form, revision, zipped, ...(form.trailer ? [complete, asOf] : [])]);
  reply.headers({
    etag,
    'x-hardware-complete': String(complete),
    ...(asOf !== null && { 'x-hardware-as-of': asOf }),
  });
  if (isKnown(etag, request.headers['if-none-match'])) return reply.code(304).send();
  reply
    .type(rowMediaTypes[form.extension])
    .header('content-disposition', `inline; filename="${query.report}.${form.extension}"`);
  if (zipped) reply.header('content-encoding', 'gzip');
  if (request.method === 'HEAD') return reply.send();

  const report = await openReport(mirror, asked, (rows, next) => ({ rows, complete, as_of: asOf, next }));
  gone.addEventListener('abort', report.leave);
  if (gone.aborted) report.leave();
  if (report.next !== undefined) reply.header('x-hardware-next', report.next);
  logEnd({ clock, logger }, request, reply, asked, report);
  stream(report, reply, { zipped, unreadMs: crowd.limits.unreadMs });
  return reply;
}

/** Raised when the same rows are written in another way. */
const writing = 1;

function tagOf(parts: readonly unknown[]): string {
  const hash = createHash('sha256').update(JSON.stringify([writing, ...parts]));
  return `"${hash.digest('base64url')}"`;
}

/** By hand: once this begins there is no other answer any more, whatever becomes of it. */
function stream(
  { text }: OpenReport,
  reply: FastifyReply,
  { zipped, unreadMs }: { readonly zipped: boolean; readonly unreadMs: number },
): void {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) raw.setHeader(name, value);
  }
  raw.writeHead(200).setTimeout(unreadMs, () => raw.destroy());
  const gzip = zipped ? createGzip({ level: fast }) : undefined;
  gzip?.pipe(raw).once('close', () => gzip.destroy());
  // A mere end of the connection is a whole answer to HTTP/1.0.
  pump(text, gzip ?? raw).catch(() => raw.socket?.resetAndDestroy());
}

/** Rows repeat themselves so much that more effort saves little. */
const fast = 3;

function logEnd(
  { clock, logger }: Pick<SendReportParts, 'clock' | 'logger'>,
  { id: correlationId, caller }: FastifyRequest,
  { raw }: FastifyReply,
  { query, form }: ReportRequest,
  report: OpenReport,
): void {
  const openedAt = clock.now();
  raw.once('close', () => {
    const { report: name } = query;
    const fields = { correlationId, caller: caller?.id, report: name, format: form.format };
    const told = { ...fields, rows: report.rows(), ms: clock.now() - openedAt };
    if (raw.writableFinished) logger.info(told, 'report sent');
    else logger.warn(told, 'report broken off');
  });
}
