import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { startEmulator } from '../../src/emulator/start-emulator.ts';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';
import { rawRequest } from '../server/raw-request.ts';

test('on a full disk reports and live queries go on, and what was seen meanwhile is written when there is room', async () => {
  const emulator = await startEmulator({ speed: 0 });
  const gateway = await startBuiltGateway({
    ...environmentFor(emulator),
    MIRROR_DIR: newFolder(),
    // The walk is to stay out of this.
    MIRROR_CALLS_PER_MINUTE: '1',
  });
  try {
    const rows = async () => {
      const { status, text } = await rawRequest(`${gateway.url}/reports/submissions.csv?fields=id`);
      return status === 200 ? text.split('\r\n').length - 2 : -1;
    };
    const look = (path: string) => rawRequest(`${gateway.url}/${path}`).then(({ text }) => text);
    await eventually('the mirror serves', async () =>
      (await look('reports/status.json')).includes('"serving"'),
    );
    expect(await rows()).toBe(0);

    limitFiles(gateway, '1');
    const seen = await readSubmissions(gateway);
    expect(seen).toBeGreaterThan(40);
    await eventually('it fails', () => gateway.output().includes('mirror not kept up'));
    await eventually('it waits', async () => /mirror_sightings_waiting [1-9]/.test(await look('metrics')));
    expect(await rows()).toBe(0);
    expect(await look('metrics')).toContain('hardware_gateway_mirror_serving 1');

    limitFiles(gateway, 'unlimited');
    await eventually('it is written', async () => (await rows()) === seen, 30_000);
    expect(await look('metrics')).toContain('hardware_gateway_mirror_sightings_lost_total 0');
  } finally {
    await gateway.stop('SIGKILL');
    await emulator.close();
  }
}, 90_000);

/** @returns how many there are */
async function readSubmissions({ url }: BuiltGateway): Promise<number> {
  const { data } = await ask(
    url,
    '{ products(first: 50) { nodes { submissions(first: 50) { nodes { id } } } } }',
  );
  const products: readonly { readonly submissions: { readonly nodes: readonly unknown[] } }[] =
    data.products.nodes;
  return products.reduce((sum, { submissions }) => sum + submissions.nodes.length, 0);
}

/** No file of the process may be written beyond so many bytes: what it does then is what it does on a full disk. */
function limitFiles({ process: { pid } }: BuiltGateway, bytes: string): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
}
