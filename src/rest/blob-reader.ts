import type { Dispatcher } from 'undici';
import type { GatewayError } from '../errors/gateway-error.ts';
import { UpstreamInvalidResponse, UpstreamTimeout, UpstreamUnavailable } from '../errors/upstream-errors.ts';
import type { Clock } from '../values/clock.ts';
import { type BlobAddress, blobAddress } from './blob-address.ts';
import { BlobLinkExpired, BlobMissing } from './blob-errors.ts';
import { type Answered, exchange, type NoAnswer } from './exchange.ts';
import type { RestObserver, UpstreamResult } from './observer.ts';
import { repeat } from './repeat.ts';
import type { RetryBudget } from './retry-budget.ts';
import { backoffMs } from './retry-strategies/backoff.ts';

/** What a read may cost. */
export interface BlobLimits {
  readonly maxBytes: number;
  /** In the clock's milliseconds. */
  readonly deadline: number;
}

/** Reads the small texts that the service keeps behind SAS addresses: driver metadata, error reports. */
export interface BlobReader {
  /**
   * The text behind the address. Rejects with BlobLinkExpired (403), BlobMissing (404), UpstreamTimeout,
   * UpstreamUnavailable, or UpstreamInvalidResponse (too large, a redirect, an address that may not be asked).
   */
  read(url: string, limits: BlobLimits): Promise<string>;
}

interface BlobReaderOptions {
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
  readonly random: () => number;
  readonly observer: RestObserver;
  /** Longest wait for one try. */
  readonly timeoutMs: number;
  /** The storage is another server than the API, so this is a budget of its own. */
  readonly budget?: RetryBudget;
}

type Try = { readonly text: string } | { readonly error: GatewayError; readonly again: boolean };

/** A reader that sends no bearer: the address itself is the permission, and storage refuses a second one. */
export function createBlobReader(options: BlobReaderOptions): BlobReader {
  return {
    async read(url, limits) {
      const address = blobAddress(url);
      const last = await repeat(
        { clock: options.clock, deadline: () => limits.deadline, budget: options.budget },
        (attempt) => {
          if (attempt > 1) options.observer.retry('blob', 'failed');
          return tryOnce(options, address, limits);
        },
        (result, retries) =>
          'text' in result || !result.again ? undefined : backoffMs(retries, options.random),
      );
      if ('text' in last) return last.text;
      throw last.error;
    },
  };
}

async function tryOnce(options: BlobReaderOptions, address: BlobAddress, limits: BlobLimits): Promise<Try> {
  const startedAt = options.clock.now();
  const endBy = Math.min(startedAt + options.timeoutMs, limits.deadline);
  const { maxBytes } = limits;
  const headers = { accept: '*/*' };
  const result = await exchange(options, {
    ...address,
    method: 'GET',
    headers,
    maxBytes,
    sendBy: endBy,
    answerBy: endBy,
  });
  options.observer.upstreamCall('blob', resultOf(result), options.clock.now() - startedAt);
  return result.kind === 'answered' ? judge(result) : failure(result);
}

function resultOf(result: Answered | NoAnswer): UpstreamResult {
  if (result.kind === 'answered') return result.status;
  return result.kind === 'tooLarge' ? 'unreadable' : result.kind;
}

function judge({ status, body }: Answered): Try {
  if (status === 200) return { text: decode(body) };
  if (status === 403) return { error: new BlobLinkExpired(), again: false };
  if (status === 404) return { error: new BlobMissing(), again: false };
  if (status === 429 || status >= 500) return { error: failed(`status ${status}`), again: true };
  return {
    error: new UpstreamInvalidResponse(`The file storage gave status ${status} for a file.`),
    again: false,
  };
}

function failure(result: NoAnswer): Try {
  switch (result.kind) {
    case 'tooLarge':
      return {
        error: new UpstreamInvalidResponse('The file is larger than the gateway reads.'),
        again: false,
      };
    case 'timeout':
      return { error: new UpstreamTimeout('The file storage did not answer in time.'), again: true };
    case 'cut':
      return { error: failed('the connection ended early'), again: true };
    case 'refused':
      return { error: failed(`no connection: ${result.reason}`), again: true };
  }
}

function failed(reason: string): UpstreamUnavailable {
  return new UpstreamUnavailable(`The file could not be read from the file storage (${reason}).`);
}

/** Reports written on Windows may come as UTF-16; a byte order mark says so, and is no part of the text. */
function decode(body: Buffer): string {
  const label = body[0] === 0xff && body[1] === 0xfe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(label).decode(body);
}
