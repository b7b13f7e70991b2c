import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';
import { type Program, start } from './program.ts';
import { ready } from './ready.ts';

const main = fileURLToPath(new URL('../../../../../dist/main.js', import.meta.url));

/** As the image and `npm start` have it. */
const usualFlags = ['--use-largepages=silent', '--no-memory-reducer'];

/** The gateway as users run it, with the upstream as its service. */
export interface GatewayProgram {
  readonly origin: string;
  readonly program: Program;
  /** Milliseconds from its start to the first 200 of `/readyz`. */
  readonly readyAfter: number;
}

/** Starts the built gateway; `environment` beside what leads it to the upstream, `flags` for Node.js itself, beside the usual ones. */
export async function startGateway(
  upstream: string,
  environment: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<GatewayProgram> {
  const port = await freePort();
  const startedAt = performance.now();
  const program = start({
    place: 'server',
    args: [...usualFlags, ...flags, main],
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
  await ready(program, `${origin}/readyz`);
  return { origin, program, readyAfter: performance.now() - startedAt };
}
