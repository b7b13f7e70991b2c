import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { freePort } from '../gateways/free-port.ts';
import { type Program, reply, start } from '../gateways/program.ts';
import { ready } from '../gateways/ready.ts';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const probe = fileURLToPath(new URL('../gateways/loop-probe.ts', import.meta.url));

/** The built gateway on a mirror, with no service in reach: reports need none. */
export interface GatewayUnderTest {
  readonly origin: string;
  readonly program: Program;
  /** The longest time in milliseconds for which its event loop was held since this was asked last. */
  longestHold(): Promise<number>;
}

/** Starts it and waits until the mirror serves. @param mirror `MIRROR_DIR` or `MIRROR_URL`. */
export async function startGateway(mirror: Readonly<Record<string, string>>): Promise<GatewayUnderTest> {
  const port = await freePort();
  const nowhere = 'http://127.0.0.1:9';
  const program = start({
    args: ['--import', probeAddress(), main],
    environment: {
      PORT: String(port),
      AZURE_TENANT_ID: 'bench',
      AZURE_CLIENT_ID: 'bench',
      AZURE_CLIENT_SECRET: 'bench',
      AZURE_AUTHORITY_HOST: nowhere,
      HARDWARE_API_URL: `${nowhere}/v2.0/my/hardware`,
      LOG_LEVEL: 'info',
      ...mirror,
    },
  });
  const origin = `http://127.0.0.1:${port}`;
  await ready(program, `${origin}/reports/products.csv?limit=1`);
  return {
    origin,
    program,
    longestHold: async () => (await reply<{ readonly longest: number }>(program, 'longest')).longest,
  };
}

/** As JavaScript, so that the gateway needs no loader that it does not have where users run it. */
function probeAddress(): string {
  const { outputText } = ts.transpileModule(readFileSync(probe, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  return `data:text/javascript;base64,${Buffer.from(outputText).toString('base64')}`;
}
