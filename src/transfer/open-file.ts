import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { ErrorCode } from '../errors/codes.ts';
import { GatewayError } from '../errors/gateway-error.ts';
import { UpstreamInvalidResponse, UpstreamTimeout, UpstreamUnavailable } from '../errors/upstream-errors.ts';
import { blobAddress } from '../rest/blob-address.ts';
import type { NoAnswer } from '../rest/exchange.ts';
import type { RestObserver } from '../rest/observer.ts';
import { type Opened, openStream } from '../rest/open-stream.ts';
import { repeat } from '../rest/repeat.ts';
import { fromHeader } from '../rest/retry-after.ts';
import type { RetryBudget } from '../rest/retry-budget.ts';
import { backoffMs } from '../rest/retry-strategies/backoff.ts';
import type { Clock } from '../values/clock.ts';

/** What reading files needs. */
export interface OpenFileParts {
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  readonly random: () => number;
  readonly observer: RestObserver;
  /** Longest wait for the headers of one try. */
  readonly readTimeoutMs: number;
  /** Bounds the tries of all files together when the storage fails. */
  readonly budget?: RetryBudget;
}

/** How a file is asked for. */
export interface FileRequest {
  readonly method: 'GET' | 'HEAD';
  /** A range and conditions, as HTTP has them. */
  readonly headers: Readonly<Record<string, string>>;
  /** Aborted when nobody wants it any more. */
  readonly signal: AbortSignal;
}

/** A file that is there: the status and headers that HTTP has for it, and its bytes as a stream. */
export interface OpenedFile {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}

/**
 * Opens the file behind a SAS address. Resolves for every status that says something of the file or its address (2xx,
 * 304, 403, 404, 412, 416); failures of the storage are tried again until the deadline, and rejected as GatewayError.
 */
export async function openFile(
  parts: OpenFileParts,
  url: string,
  file: FileRequest,
  deadline: number,
): Promise<OpenedFile> {
  const address = blobAddress(url);
  const last = await repeat(
    { clock: parts.clock, deadline: () => (file.signal.aborted ? 0 : deadline), budget: parts.budget },
    async () => {
      const startedAt = parts.clock.now();
      const answerBy = Math.min(startedAt + parts.readTimeoutMs, deadline);
      const result = await openStream(parts, { ...address, ...file, answerBy });
      const status =
        result.kind === 'opened' ? result.status : 'tooLarge' === result.kind ? 'cut' : result.kind;
      parts.observer.upstreamCall('blob', status, parts.clock.now() - startedAt);
      if (isPassing(result) && result.kind === 'opened') result.body.destroy();
      return result;
    },
    (result, retries) => (isPassing(result) ? waitAfter(parts, result, retries) : undefined),
  );
  if (last.kind === 'opened' && !isPassing(last)) return expected(last);
  throw trouble(last);
}

const tellingStatuses = new Set([200, 206, 304, 403, 404, 412, 416]);

function expected(opened: Opened): OpenedFile {
  if (tellingStatuses.has(opened.status)) return opened;
  opened.body.destroy();
  throw new UpstreamInvalidResponse(`The file storage gave status ${opened.status} for the file.`);
}

function isPassing(result: Opened | NoAnswer): boolean {
  return result.kind !== 'opened' || result.status === 429 || result.status >= 500;
}

function waitAfter(parts: OpenFileParts, result: Opened | NoAnswer, retries: number): number {
  const asked = result.kind === 'opened' ? fromHeader(result.headers, parts.clock.now()) : undefined;
  return asked ?? backoffMs(retries, parts.random);
}

function trouble(result: Opened | NoAnswer): GatewayError {
  if (result.kind === 'timeout') return new UpstreamTimeout('The file storage did not answer in time.');
  if (result.kind !== 'opened') {
    return new UpstreamUnavailable('The file storage could not be reached, or ended the connection early.');
  }
  if (result.status !== 429)
    return new UpstreamUnavailable(`The file storage failed (status ${result.status}).`);
  const seconds = Math.max(1, Math.ceil(Number(result.headers['retry-after'] ?? 1) || 1));
  return new GatewayError(
    ErrorCode.UpstreamThrottled,
    `The file storage limits the requests to it. Ask again in ${seconds} s.`,
    { retryAfterSeconds: seconds },
  );
}
