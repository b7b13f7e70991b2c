import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import type { Answer } from './tiny-gateway.ts';

/** An answer as it came over the socket. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly json: () => Answer['body'];
}

/** Sends a request with exactly these headers; unlike fetch, it may set `Host`, `Origin` and `Sec-Fetch-Site`. */
export function rawRequest(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Uint8Array } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, {
      method: options.method ?? 'GET',
      headers: options.headers ?? {},
      agent: false,
    });
    outgoing.once('error', reject);
    outgoing.once('response', (response) => void read(response).then(resolve, reject));
    outgoing.end(options.body);
  });
}

/** Rejects when the answer breaks off. */
async function read(response: IncomingMessage): Promise<RawAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text,
    json: () => JSON.parse(text),
  };
}
