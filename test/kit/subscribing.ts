import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { Answer } from './ask.ts';

/** A subscription under way, as one client sees it. */
export interface Subscribed {
  readonly events: Answer[];
  /** Resolves when it is complete; rejects with what ended it. */
  readonly ended: Promise<void>;
  /** Unsubscribes and gives the connection up. */
  stop(): Promise<void>;
}

/** The two doors that a subscription can come by. */
export type Door = 'WebSocket' | 'event stream';

/**
 * Subscribes by one of the doors, with the reference client for it, and never tries again by itself.
 * @param connectionParams What a WebSocket opens with; event streams have none.
 * @param headers Of the request that becomes the socket, as proxies and programs can send them and browsers cannot.
 */
export function subscribe(
  door: Door,
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  connectionParams?: Record<string, unknown>,
  headers: Record<string, string> = {},
): Subscribed {
  const events: Answer[] = [];
  const client =
    door === 'WebSocket'
      ? createWsClient({
          url: `${url.replace('http', 'ws')}/graphql`,
          webSocketImpl: socketWith(headers),
          retryAttempts: 0,
          ...(connectionParams && { connectionParams }),
        })
      : createSseClient({ url: `${url}/graphql`, headers, retryAttempts: 0 });
  let unsubscribe = () => {};
  const ended = new Promise<void>((resolve, reject) => {
    unsubscribe = client.subscribe(
      { query, variables },
      {
        next: (event) => void events.push(event as unknown as Answer),
        error: reject,
        complete: resolve,
      },
    );
  });
  ended.catch(() => undefined);
  return {
    events,
    ended,
    async stop() {
      unsubscribe();
      await client.dispose();
    },
  };
}

function socketWith(headers: Record<string, string>) {
  return class extends WebSocket {
    constructor(address: string, protocols: string | string[]) {
      super(address, protocols, { headers });
    }
  };
}
