import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message as it arrived. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into messages of every shape
  readonly body: any;
  readonly status: number;
}

/** A program of the operator's that receives webhooks. */
export interface WebhookReceiver {
  readonly url: string;
  readonly received: Received[];
  /** The types of what arrived and was accepted, in order. */
  types(): string[];
  /** The statuses of the next answers, then 204. */
  answer(...statuses: number[]): void;
  close(): Promise<void>;
}

/** Starts one on a free port. */
export async function webhookReceiver(): Promise<WebhookReceiver> {
  const received: Received[] = [];
  const statuses: number[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const status = statuses.shift() ?? 204;
    received.push({ headers: request.headers, text, body: JSON.parse(text), status });
    response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?token=kept-close`,
    received,
    types: () => received.filter(({ status }) => status < 300).map(({ body }) => body.type),
    answer: (...next) => void statuses.push(...next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Checks a message as a receiver would, by the letter of Standard Webhooks. */
export function isSigned({ headers, text }: Received, key: Buffer): boolean {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${text}`;
  const expected = createHmac('sha256', key).update(signed).digest('base64');
  const age = Math.abs(Date.now() / 1_000 - Number(headers['webhook-timestamp']));
  return headers['webhook-signature'] === `v1,${expected}` && age < 300;
}
