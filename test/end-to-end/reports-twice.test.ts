import { expect, test } from '@jest/globals';
import { startEmulator } from '../../src/emulator/start-emulator.ts';
import { reports } from '../../src/mirror/reports/reports.ts';
import { environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';
import { rawRequest } from '../server/raw-request.ts';

test('the whole account is exported twice in a row, at no call of the service', async () => {
  const emulator = await startEmulator({ speed: 0 });
  const gateway = await startBuiltGateway({
    ...environmentFor(emulator),
    MIRROR_DIR: newFolder(),
    MIRROR_CALLS_PER_MINUTE: '3000',
  });
  const get = (path: string) => rawRequest(`${gateway.url}/reports/${path}`);
  await eventually(
    'the first walk is over',
    async () => {
      const { json } = await get('status.json');
      return (json() as unknown as { complete: boolean }).complete;
    },
    60_000,
  );
  const exported = async () => {
    const texts = Object.keys(reports).map(async (report) => (await get(`${report}.csv`)).text);
    return Promise.all(texts);
  };
  const first = await exported();
  const [products = '', submissions = ''] = first;
  expect([products, submissions].map((text) => text.split('\r\n').length > 40)).toEqual([true, true]);

  // Whoever would have to call the service now would fail.
  await emulator.close();
  expect(await exported()).toEqual(first);
  await gateway.stop();
}, 120_000);
