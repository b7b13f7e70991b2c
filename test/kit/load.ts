import { Agent, request } from 'node:http';
import type { Answer } from './ask.ts';
import type { TcpBalancer } from './tcp-balancer.ts';

/** What became of one request: an answer, or a broken connection, with the server that it led to. */
export type Sent =
  | { readonly answer: Answer; readonly ms: number }
  | { readonly broken: string; readonly server: string | undefined; readonly ms: number };

/** A client with one connection at a time, which it keeps as long as the server lets it. */
export interface Client {
  send(query: string, variables?: Record<string, unknown>): Promise<Sent>;
  close(): void;
}

/** It asks through a balancer, and never sends anything again by itself. */
export function createLoadClient({ url, serverOf }: TcpBalancer): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    send(query, variables = {}) {
      const startedAt = Date.now();
      const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
      return new Promise((resolve) => {
        const sending = request(`${url}/graphql`, { method: 'POST', agent, headers });
        let port: number | undefined;
        const fail = (error: Error) =>
          resolve({ broken: error.message, server: serverOf(port), ms: Date.now() - startedAt });
        sending.on('socket', (socket) => {
          const note = () => {
            port = socket.localPort;
          };
          if (socket.connecting) socket.once('connect', note);
          else note();
        });
        sending.on('error', fail);
        sending.on('response', (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (part: string) => {
            text += part;
          });
          response.on('error', fail);
          response.on('end', () => resolve({ answer: JSON.parse(text), ms: Date.now() - startedAt }));
        });
        sending.end(JSON.stringify({ query, variables }));
      });
    },
    close: () => agent.destroy(),
  };
}

/** Clients that ask without a pause until they are stopped. */
export interface Load {
  /** Stops it and gives all that was sent, in the order of the ends. */
  stop(): Promise<readonly Sent[]>;
}

/** So many clients; each sends what `next` names. */
export function startLoad(
  balancer: TcpBalancer,
  clients: number,
  next: () => { readonly query: string; readonly variables?: Record<string, unknown> },
): Load {
  const sent: Sent[] = [];
  let stopped = false;
  const work = Array.from({ length: clients }, async () => {
    const client = createLoadClient(balancer);
    while (!stopped) {
      const { query, variables } = next();
      sent.push(await client.send(query, variables));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    client.close();
  });
  return {
    async stop() {
      stopped = true;
      await Promise.all(work);
      return sent;
    },
  };
}
