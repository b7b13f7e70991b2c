import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { readJson } from '../json-reader.ts';
import type { Json } from '../json-writer.ts';
import { gatewayError, serviceError } from './refusal.ts';

/** A request with its whole body, and its target as it was sent. */
export interface EmulatorRequest {
  readonly method: string;
  /** Path and query, byte for byte. */
  readonly url: string;
  /** The path, still percent-encoded. */
  readonly path: string;
  /** What stands behind the question mark, byte for byte; empty when there is none. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Reads the body to its end and splits the target. Rejects when the caller goes away or sends more than `limit` bytes. */
export async function readRequest(message: IncomingMessage, limit: number): Promise<EmulatorRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw gatewayError(413, 'Payload too large');
    chunks.push(chunk);
  }
  const url = message.url ?? '/';
  const mark = url.indexOf('?');
  return {
    method: message.method ?? 'GET',
    url,
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? '' : url.slice(mark + 1),
    headers: message.headers,
    body: Buffer.concat(chunks),
  };
}

/**
 * The first value of a query parameter, its name in any case. Raw is as it was sent; else percent-decoded, a `+`
 * being a blank.
 */
export function queryParameter(query: string, name: string, raw = false): string | undefined {
  for (const part of query.split('&')) {
    const equals = part.indexOf('=');
    const key = equals < 0 ? part : part.slice(0, equals);
    if (decode(key).toLowerCase() === name.toLowerCase()) {
      const value = equals < 0 ? '' : part.slice(equals + 1);
      return raw ? value : decode(value);
    }
  }
  return undefined;
}

/** The media type of the body without its parameters, in lower case; undefined where none is named. */
export function mediaType(request: EmulatorRequest): string | undefined {
  return request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
}

/** The JSON body of a call that must have one: 415 for another media type or none, 400 for what is no JSON. */
export function jsonBody(request: EmulatorRequest): Json {
  if (!isJsonType(mediaType(request))) throw gatewayError(415, 'Unsupported Media Type');
  try {
    return readJson(request.body.toString('utf8'));
  } catch {
    throw serviceError(400, 'invalidInput', 'The request body is not valid JSON.');
  }
}

/** Section 2.3: a call without a body may name JSON or nothing as its type, and may send `{}`; 415 for all else. */
export function expectNoBody(request: EmulatorRequest): void {
  const type = mediaType(request);
  if (type !== undefined && !isJsonType(type)) throw gatewayError(415, 'Unsupported Media Type');
}

function isJsonType(type: string | undefined): boolean {
  return type === 'application/json' || type === 'text/json' || type?.endsWith('+json') === true;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
