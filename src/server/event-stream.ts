import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { Streamed } from './run-subscription.ts';

/*
 * GraphQL over server-sent events in distinct connections mode: https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md
 */

/** The media type of event streams. */
export const eventStreamType = 'text/event-stream';

/** How often something is sent where nothing happens, so that nobody on the way takes the connection for dead. */
const keepAliveMs = 12_000;

/** The event streams that are open, to be ended when the gateway ends. */
export interface EventStreams {
  /** Answers a request with a stream; resolves when it has ended. `run` begins when the headers have left. */
  send(reply: FastifyReply, run: () => Promise<Streamed>): Promise<void>;
  /** Ends the subscriptions without saying that they are complete, so that clients come back elsewhere. */
  close(): void;
}

/** No streams so far. */
export function createEventStreams(options: { readonly keepAliveMs?: number } = {}): EventStreams {
  const leave = new Set<() => void>();
  return {
    async send(reply, run) {
      const events = openStream(reply, options.keepAliveMs ?? keepAliveMs);
      try {
        const streamed = await run();
        if (streamed.kind === 'answer') await events.send('next', streamed.answer.body);
        else await pass(streamed.events, events, leave);
        await events.end();
      } finally {
        events.cut();
      }
    },
    close() {
      for (const one of [...leave]) one();
    },
  };
}

/** Hands on what comes until it is complete, the client has gone, or the gateway ends. */
async function pass(
  source: Extract<Streamed, { kind: 'stream' }>['events'],
  events: OpenStream,
  leave: Set<() => void>,
): Promise<void> {
  const stop = () => void source.return();
  const leaveNow = () => {
    events.leave();
    stop();
  };
  leave.add(leaveNow);
  events.whenGone(stop);
  try {
    for await (const body of source) await events.send('next', body);
  } finally {
    leave.delete(leaveNow);
  }
}

interface OpenStream {
  /** Resolves when the client can take more. */
  send(event: string, data: object): Promise<void>;
  /** Says that it is complete, unless it was left before. */
  end(): Promise<void>;
  /** Ends it without a word. */
  leave(): void;
  whenGone(tell: () => void): void;
  /** Ends what is left of it in any case. */
  cut(): void;
}

function openStream(reply: FastifyReply, aliveMs: number): OpenStream {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, {
    'content-type': `${eventStreamType}; charset=utf-8`,
    'cache-control': 'no-cache, no-transform',
    // For nginx, which would keep events until a buffer is full.
    'x-accel-buffering': 'no',
  });
  raw.flushHeaders();
  const stopKeepAlive = keepAlive(raw, aliveMs);
  raw.once('close', stopKeepAlive);
  return {
    send: (event, data) => write(raw, `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    async end() {
      // Without a line of data a browser's EventSource would not see the event.
      await write(raw, 'event: complete\ndata: \n\n');
      if (!raw.writableEnded) raw.end();
    },
    leave: () => void raw.end(),
    whenGone: (tell) => void (raw.destroyed ? tell() : raw.once('close', tell)),
    cut() {
      stopKeepAlive();
      if (!raw.writableEnded) raw.destroy();
    },
  };
}

async function write(raw: ServerResponse, text: string): Promise<void> {
  if (raw.writableEnded || raw.destroyed || raw.write(text)) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      raw.off('drain', done).off('close', done);
      resolve();
    };
    raw.on('drain', done).on('close', done);
  });
}

/** A client that has read nothing from one time to the next is gone, or as good as gone. */
function keepAlive(raw: ServerResponse, aliveMs: number): () => void {
  let stuck = false;
  const timer = setInterval(() => {
    if (stuck && raw.writableNeedDrain) {
      raw.destroy();
      return;
    }
    stuck = raw.writableNeedDrain;
    if (!stuck && !raw.writableEnded) raw.write(':\n\n');
  }, aliveMs);
  return () => clearInterval(timer);
}
