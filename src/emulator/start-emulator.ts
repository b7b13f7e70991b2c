import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Control } from './control/control.ts';
import { dispatch } from './http/dispatcher.ts';
import { API_PATH } from './links.ts';
import { Machine, type MachineOptions } from './machine.ts';
import { APPLICATION } from './token-endpoint.ts';

/** How to start an emulator; everything has a default. */
export interface EmulatorOptions extends MachineOptions {
  /** `127.0.0.1` by default. */
  readonly host?: string;
  /** 0, the default, takes a free port. */
  readonly port?: number;
}

/** An emulator that listens. */
export interface RunningEmulator {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** Base of the REST API: HARDWARE_API_URL. */
  readonly apiUrl: string;
  /** AZURE_AUTHORITY_HOST. */
  readonly authorityHost: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The operations of the control endpoint, without HTTP between. */
  readonly control: Control;
  /** Cuts all connections and ends all timers; resolves when nothing is left. */
  close(): Promise<void>;
}

/** Starts an emulated Hardware Dashboard. Rejects when the port is taken or a setting is unknown. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<RunningEmulator> {
  const machine = new Machine(options);
  const server = createServer((request, response) => {
    dispatch(request, response, machine).catch(() => response.destroy());
  });
  // Longer than any client keeps an idle connection, so that none sends into one that is closing.
  server.keepAliveTimeout = 90_000;
  server.requestTimeout = 0;
  const host = options.host ?? '127.0.0.1';
  const port = await listen(server, host, options.port ?? 0);
  machine.origin = `http://${reachable(host)}:${port}`;
  return {
    origin: machine.origin,
    apiUrl: machine.origin + API_PATH,
    authorityHost: machine.origin,
    ...APPLICATION,
    control: machine.control,
    close: () => close(server, machine),
  };
}

/** The host as an address names it; who listens everywhere is reached on loopback. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port;
}

async function close(server: Server, machine: Machine): Promise<void> {
  if (!server.listening) return;
  machine.release();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
