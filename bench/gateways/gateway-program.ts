import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Program, start } from './program.ts';

const main = fileURLToPath(new URL('../../../../../dist/main.js', import.meta.url));
const readyWithinMs = 20_000;

/** The gateway as users run it, with the upstream as its service. */
export interface GatewayProgram {
  readonly origin: string;
  readonly program: Program;
  /** Milliseconds from its start to the first 200 of `/readyz`. */
  readonly readyAfter: number;
}

/** Starts the built gateway; `environment` beside what leads it to the upstream, `flags` for Node.js itself. */
export async function startGateway(
  upstream: string,
  environment: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<GatewayProgram> {
  const port = await freePort();
  const startedAt = performance.now();
  const program = start({
    place: 'server',
    args: [...flags, main],
    environment: {
      PORT: String(port),
      AZURE_TENANT_ID: 'bench',
      AZURE_CLIENT_ID: 'bench',
      AZURE_CLIENT_SECRET: 'bench',
      AZURE_AUTHORITY_HOST: upstream,
      HARDWARE_API_URL: `${upstream}/v2.0/my/hardware`,
      UPSTREAM_CONCURRENCY: '128',
      LOG_LEVEL: 'info',
      ...environment,
    },
  });
  const origin = `http://127.0.0.1:${port}`;
  while (!(await isReady(origin))) {
    if (program.process.exitCode !== null || performance.now() - startedAt > readyWithinMs) {
      await program.stop();
      throw new Error(`the gateway was not ready:\n${program.complaints()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return { origin, program, readyAfter: performance.now() - startedAt };
}

async function isReady(origin: string): Promise<boolean> {
  try {
    const response = await fetch(`${origin}/readyz`);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
