import { Agent, request } from 'undici';

/** One HTTP request to a gateway. */
export interface Order {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Path and query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Of a stream, only the last that it tells counts: how often it tells is a matter of time. */
  readonly lastOnly?: boolean;
}

/** What came of it. */
export interface Reply {
  readonly status: number;
  /** A JSON answer as it parses; any other as the Base64 of its bytes. */
  readonly body: unknown;
  /** When it was ordered, in milliseconds since the epoch. */
  readonly at: number;
  /** From the order to the end of the answer. */
  readonly ms: number;
}

/** Stands for a body whose end did not come. */
export const brokenOff = Symbol('broken off');

/** A subscription as an order for an event stream. */
export function streamOrder(query: string, variables: Readonly<Record<string, unknown>>): Order {
  const order = graphqlOrder(query, variables);
  return { ...order, headers: { ...order.headers, accept: 'text/event-stream' } };
}

/** A GraphQL operation as an order. */
export function graphqlOrder(query: string, variables: Readonly<Record<string, unknown>> = {}): Order {
  return {
    method: 'POST',
    path: '/graphql',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      'cache-control': 'no-cache',
    },
    body: JSON.stringify({ query, variables }),
  };
}

/** Sends orders over connections of its own. Rejects when there is no answer; close it in the end. */
export class Messenger {
  readonly #agent = new Agent({ connections: 128, bodyTimeout: 120_000, headersTimeout: 120_000 });

  /** @param told Called with every part of the answer's body that comes. */
  async send(url: string, order: Order, correlationId: string, told = () => {}): Promise<Reply> {
    const startedAt = performance.now();
    const { statusCode, headers, body } = await request(url + order.path, {
      dispatcher: this.#agent,
      method: order.method,
      headers: { ...order.headers, 'x-correlation-id': correlationId },
      body: order.body ?? null,
    });
    const bytes = await collect(body, told).catch(() => undefined);
    const ms = performance.now() - startedAt;
    const at = performance.timeOrigin + startedAt;
    if (bytes === undefined) return { status: statusCode, body: brokenOff, at, ms };
    if (/^text\/event-stream/.test(String(headers['content-type']))) {
      return { status: statusCode, body: eventsOf(bytes.toString(), order.lastOnly), at, ms };
    }
    // A file's own bytes may be anything.
    const isFile = order.method === 'GET' && statusCode === 200;
    const isJson = !isFile && /\bjson\b/.test(String(headers['content-type']));
    const read = isJson ? JSON.parse(bytes.toString()) : bytes.toString('base64');
    return { status: statusCode, body: read, at, ms };
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }
}

async function collect(body: AsyncIterable<Buffer>, told: () => void): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of body) {
    parts.push(part);
    if (part.includes('data: {')) told();
  }
  return Buffer.concat(parts);
}

/** What a stream told, as one answer: the data of all its events, or the errors that ended it. */
function eventsOf(text: string, lastOnly = false): unknown {
  const answers = Array.from(
    text.matchAll(/^data: (\{.*\})$/gm),
    ([, json = '']) => JSON.parse(json) as Event,
  );
  const errors = answers.flatMap((answer) => answer.errors ?? []);
  const data = answers.map((answer) => answer.data);
  return errors.length > 0 ? { errors } : { data: lastOnly ? data.slice(-1) : data };
}

interface Event {
  readonly data?: unknown;
  readonly errors?: readonly object[];
}
