import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Running } from './contenders.ts';
import { freePort } from './free-port.ts';
import { start } from './program.ts';
import { ready } from './ready.ts';

const compose = fileURLToPath(new URL('./servers/compose.js', import.meta.url));

/** Starts Hive Gateway with its compiler on, over a supergraph composed from an OpenAPI document. */
export async function startHive(upstream: string, folder: string): Promise<Running> {
  const composing = start({ place: 'server', args: [compose, upstream, folder] });
  const [code] = await once(composing.process, 'exit');
  if (code !== 0) throw new Error(`no supergraph could be composed:\n${composing.complaints()}`);
  const gateway = fileURLToPath(import.meta.resolve('@graphql-hive/gateway'));
  const port = await freePort();
  const supergraph = join(folder, 'supergraph.graphql');
  const listen = ['--host', '127.0.0.1', '--port', String(port), '--disable-websockets', '--jit'];
  const program = start({
    place: 'server',
    args: [join(gateway, '../bin.js'), 'supergraph', supergraph, ...listen],
    folder,
  });
  const origin = `http://127.0.0.1:${port}`;
  await ready(program, `${origin}/readiness`);
  return { origin, program };
}
