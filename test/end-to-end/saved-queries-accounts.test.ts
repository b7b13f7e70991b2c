import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newFolder } from '../kit/folders.ts';
import { setTwoAccounts, type TwoAccounts } from '../kit/two-accounts.ts';
import { rawRequest } from '../server/raw-request.ts';

let stage: TwoAccounts;

beforeAll(async () => {
  const folder = newFolder();
  writeFileSync(
    join(folder, 'products.graphql'),
    'query ($after: String) { products(first: 2, after: $after) { nodes { id } } }',
  );
  stage = await setTwoAccounts({ environment: { GATEWAY_QUERIES_DIR: folder } });
});
afterAll(() => stage?.close());

test('the header says which account every page is of, and the answer names it', async () => {
  for (const [asked, label, count] of [
    [undefined, 'main', 4],
    ['main', 'main', 4],
    ['other', 'other', 3],
  ] as const) {
    const headers = asked === undefined ? {} : { 'x-hardware-account': asked };
    const {
      status,
      text,
      headers: told,
    } = await rawRequest(`${stage.gateway.url}/q/products.csv`, { headers });
    expect([status, told['x-hardware-account']]).toEqual([200, label]);
    const rows = text.trimEnd().split('\r\n').slice(1);
    expect(rows).toHaveLength(count);
    for (const id of rows) expect(id).toMatch(new RegExp(`^accounts/${label}/products/`));
  }
});

test('an account that is not there is 400', async () => {
  const headers = { 'x-hardware-account': 'third' };
  const { status, json } = await rawRequest(`${stage.gateway.url}/q/products.csv`, { headers });
  expect([status, json().errors?.[0]?.extensions['code']]).toEqual([400, 'BAD_USER_INPUT']);
});
