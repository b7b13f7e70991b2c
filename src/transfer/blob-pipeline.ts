import type { HttpOperationResponse, IHttpClient, RestError, WebResource } from '@azure/storage-blob';
import type { Dispatcher } from 'undici';
import type { BlobAddress } from '../rest/blob-address.ts';
import { type Answered, exchange, type NoAnswer } from '../rest/exchange.ts';
import type { RestObserver } from '../rest/observer.ts';
import type { Clock } from '../values/clock.ts';

/** What the storage client's requests leave by. */
export interface BlobPipelineParts {
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  readonly observer: RestObserver;
  /** Longest wait for the answer to one try. */
  readonly tryTimeoutMs: number;
}

/**
 * Stands for the blob in the storage client, which parses and rebuilds addresses and writes them into its errors and its
 * own log: the real one is a secret whose signature covers every byte, so the client never gets to see it.
 */
export const standInUrl = 'https://storage.invalid/container/package';

/** Storage's answers are a few lines of XML. */
const maxAnswerBytes = 64 * 1024;

/**
 * The inner end of the storage client: its requests go to the address that `target` gives at that moment, byte for byte,
 * with the parameters that the client itself wants behind the address's own. No bearer, no redirects, our connections.
 * @param Failure The class by which the client knows errors that are worth another try.
 */
export function createBlobPipeline(
  parts: BlobPipelineParts,
  target: () => BlobAddress,
  Failure: typeof RestError,
): IHttpClient {
  return {
    async sendRequest(request) {
      const startedAt = parts.clock.now();
      const endBy = startedAt + parts.tryTimeoutMs;
      const result = await exchange(parts, {
        ...addressFor(target(), request.url),
        method: 'PUT',
        headers: headersOf(request),
        body: bodyOf(request),
        maxBytes: maxAnswerBytes,
        sendBy: endBy,
        answerBy: endBy,
        signal: request.abortSignal as AbortSignal | undefined,
      });
      const status = statusOf(result);
      parts.observer.upstreamCall('blob', status, parts.clock.now() - startedAt);
      if (result.kind === 'answered' && !isRedirect(result.status)) return toResponse(request, result);
      // An error, because the client would follow an answer of this kind.
      if (result.kind === 'answered')
        throw new Failure('The file storage redirects.', { statusCode: result.status });
      const code = result.kind === 'timeout' ? 'ETIMEDOUT' : 'REQUEST_SEND_ERROR';
      throw new Failure(`No answer from the file storage (${result.kind}).`, { code });
    },
  };
}

/** The client writes its parameters behind the stand-in, which has none of its own. */
function addressFor({ origin, path }: BlobAddress, url: string): BlobAddress {
  const query = url.slice(url.indexOf('?') + 1);
  return { origin, path: `${path}${path.includes('?') ? '&' : '?'}${query}` };
}

function headersOf(request: WebResource): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { name, value } of request.headers.headersArray()) {
    const lower = name.toLowerCase();
    if (lower !== 'host' && lower !== 'accept-encoding') headers[lower] = value;
  }
  return headers;
}

function bodyOf({ body }: WebResource): string | Buffer | undefined {
  return typeof body === 'string' || Buffer.isBuffer(body) ? body : undefined;
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}

function statusOf(result: Answered | NoAnswer) {
  if (result.kind === 'answered') return result.status;
  return result.kind === 'tooLarge' ? 'unreadable' : result.kind;
}

function toResponse(request: WebResource, answer: Answered): HttpOperationResponse {
  const headers = request.headers.clone();
  for (const { name } of headers.headersArray()) headers.remove(name);
  for (const [name, value] of Object.entries(answer.headers)) headers.set(name, value);
  return { request, status: answer.status, headers, bodyAsText: answer.body.toString('utf8') };
}
