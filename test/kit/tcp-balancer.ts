import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Spreads connections over servers, one after the other, and knows nothing of what they carry. */
export interface TcpBalancer {
  readonly url: string;
  /** From now on new connections go to this server too. */
  add(url: string): void;
  /** From now on no new connection goes there; those that are open stay. */
  drop(url: string): void;
  /** Which server the connection of this client's port went to. */
  serverOf(clientPort: number | undefined): string | undefined;
  close(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1. A connection that one server refuses goes to the next. */
export async function startTcpBalancer(urls: readonly string[]): Promise<TcpBalancer> {
  const servers = [...urls];
  const went = new Map<number, string>();
  const sockets = new Set<Socket>();
  let turn = 0;

  const server = createServer({ allowHalfOpen: true }, async (client) => {
    const port = client.remotePort ?? 0;
    watch(client);
    for (let tries = servers.length; tries > 0 && !client.destroyed; tries -= 1) {
      turn += 1;
      const url = servers[turn % servers.length] ?? '';
      const target = await reach(url).catch(() => undefined);
      if (target === undefined) continue;
      watch(target);
      went.set(port, url);
      join(client, target);
      return;
    }
    client.destroy();
  });
  const watch = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (url) => void servers.push(url),
    drop(url) {
      if (servers.includes(url)) servers.splice(servers.indexOf(url), 1);
    },
    serverOf: (port) => went.get(port ?? 0),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function reach(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const target = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  await once(target, 'connect');
  return target;
}

/** An end goes on as an end, and a broken connection as a broken one. */
function join(client: Socket, target: Socket): void {
  for (const [from, to] of [
    [client, target],
    [target, client],
  ] as const) {
    from.pipe(to);
    from.on('close', () => {
      if (!from.readableEnded) to.destroy();
    });
  }
}
