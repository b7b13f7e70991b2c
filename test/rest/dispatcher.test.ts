import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createDispatcher } from '../../src/rest/dispatcher.ts';
import { type ScriptedServer, scriptedServer } from '../kit/scripted-server.ts';

let server: ScriptedServer;
let proxy: { url: string; asked: string[]; close(): Promise<void> };

beforeEach(async () => {
  server = await scriptedServer();
  proxy = await proxyTo(server);
});

afterEach(async () => {
  await proxy.close();
  await server.close();
});

async function statusThrough(environment: Record<string, string>, origin: string): Promise<number> {
  const dispatcher = createDispatcher({ environment });
  try {
    const { statusCode, body } = await dispatcher.request({ origin, path: '/', method: 'GET' });
    await body.dump();
    return statusCode;
  } finally {
    await dispatcher.destroy();
  }
}

describe('the connections', () => {
  test('go through the proxy that the environment names', async () => {
    expect(await statusThrough({ HTTP_PROXY: proxy.url }, 'http://hardware.example')).toBe(200);
    expect(await statusThrough({ http_proxy: proxy.url }, 'http://hardware.example')).toBe(200);
    expect(proxy.asked).toEqual(['hardware.example:80', 'hardware.example:80']);
  });

  test('never go through it to loopback', async () => {
    expect(await statusThrough({ HTTP_PROXY: proxy.url, NO_PROXY: 'other.example' }, server.origin)).toBe(
      200,
    );
    expect(proxy.asked).toEqual([]);
  });

  test('leave the hosts of NO_PROXY alone', async () => {
    const environment = { HTTP_PROXY: proxy.url, NO_PROXY: '.invalid' };
    await expect(statusThrough(environment, 'http://hardware.invalid')).rejects.toThrow();
    expect(proxy.asked).toEqual([]);
  });

  test('need no proxy', async () => {
    expect(await statusThrough({}, server.origin)).toBe(200);
  });
});

/** A proxy that tunnels whatever it is asked for to the one server. */
async function proxyTo(target: ScriptedServer): Promise<typeof proxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const tunnel: Server = createServer();
  tunnel.on('connect', (request, client: Socket) => {
    asked.push(request.url ?? '');
    const upstream = connect(Number(new URL(target.origin).port), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
  });
  await new Promise<void>((resolve) => tunnel.listen(0, '127.0.0.1', resolve));
  const address = tunnel.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = () => {
    for (const socket of sockets) socket.destroy();
    tunnel.closeAllConnections();
    return new Promise<void>((resolve) => tunnel.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${port}`, asked, close };
}
