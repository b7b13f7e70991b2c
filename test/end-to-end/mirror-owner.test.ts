import { expect, test } from '@jest/globals';
import { ask } from '../kit/ask.ts';
import { environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';
import { makeAccount } from '../kit/made-account.ts';
import { outOfReach } from '../kit/out-of-reach.ts';
import { rawRequest } from '../server/raw-request.ts';

const [ours, theirs] = ['5c5b1c9e-5f5b-4a9e-8d0d-3a4f9c1b2d3e', '11111111-5f5b-4a9e-8d0d-3a4f9c1b2d3e'];

/** No service answers there: what is in the mirror stays. */
const servedBy = (tenantId: string, clientId: string = outOfReach.clientId) =>
  environmentFor({ ...outOfReach, tenantId, clientId });

test('a mirror is not mixed with that of another tenant: it is left alone, and reports say why', async () => {
  const folder = newFolder();
  await makeAccount(folder, { products: 3, submissions: 1, labels: 1 });
  const start = (tenantId: string, clientId?: string) =>
    startBuiltGateway({ ...servedBy(tenantId, clientId), MIRROR_DIR: folder });

  const first = await start(ours);
  const report = (url: string) => rawRequest(`${url}/reports/products.csv?fields=id`);
  await eventually('it serves', async () => (await report(first.url)).status === 200);
  const before = (await report(first.url)).text;
  expect(before.split('\r\n')).toHaveLength(5);
  await first.stop();

  const other = await start(theirs);
  const refused = await eventually('it says why', async () => {
    const answer = await report(other.url);
    return answer.text.includes('another account') && answer;
  });
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '10']);
  expect(refused.json().errors?.[0]?.extensions?.['code']).toBe('MIRROR_UNAVAILABLE');
  expect(refused.text).not.toContain(ours);
  const status = JSON.parse((await rawRequest(`${other.url}/reports/status.json`)).text) as object;
  expect(status).toMatchObject({ state: 'away', reason: expect.stringContaining('another account') });
  expect((await ask(other.url, '{ __typename }')).data).toEqual({ __typename: 'Query' });
  expect(other.log().filter(({ reason }) => reason === 'foreign')).toHaveLength(1);
  await other.stop();

  // Another application of the same tenant, written in another way, is the same account.
  const again = await start(ours.toUpperCase(), 'abcdef01-3b4a-4958-8776-655443322110');
  await eventually('it serves again', async () => (await report(again.url)).status === 200);
  expect((await report(again.url)).text).toBe(before);
  await again.stop();
}, 60_000);
