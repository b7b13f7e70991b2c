import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { documentHash } from '../../src/documents/document-hash.ts';
import { newFolder } from '../kit/folders.ts';
import { runBuilt } from '../kit/run-built.ts';
import { type Stage, setStage } from '../kit/stage.ts';

const audiences = 'query Audiences {\n  audiences { name }\n}\n';
let stage: Stage;

beforeAll(async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'audiences.graphql'), audiences);
  stage = await setStage({ environment: { GATEWAY_QUERIES_DIR: folder } });
});
afterAll(() => stage?.close());

function get(search: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${stage.gateway.url}/graphql?${search}`, { headers });
}

test('a trusted document is served by name and hash; who has its answer is told so with 304', async () => {
  const byName = await get('documentId=audiences');
  expect(await byName.json()).toMatchObject({
    data: { audiences: expect.any(Array) },
    extensions: { cost: { upstreamCalls: expect.any(Number) } },
  });
  const etag = byName.headers.get('etag') ?? '';
  const byHash = await get(`documentId=sha256:${documentHash(audiences)}`, { 'if-none-match': etag });
  expect([byHash.status, await byHash.text()]).toEqual([304, '']);
});

test('another answer has another tag', async () => {
  const etag = (await get('documentId=audiences')).headers.get('etag') ?? '';
  stage.emulator.control.addFault({
    kind: 'body',
    body: { value: [], links: [] },
    match: { kind: 'api' },
  });
  const response = await get('documentId=audiences', { 'if-none-match': etag, 'cache-control': 'no-cache' });
  expect([response.status, await response.json()]).toMatchObject([200, { data: { audiences: [] } }]);
});

test('a folder with documents that are not sound ends the start with 1, every fault with its place', async () => {
  const folder = newFolder();
  writeFileSync(
    join(folder, 'old.graphql'),
    '{\n  audiences { nothing }\n  products { nodes { neither } }\n}',
  );
  writeFileSync(join(folder, 'large.graphql'), `{ ${'a: audiences { id } '.repeat(60)} }`);
  const { code, stdout, stderr } = await runBuilt({
    HARDWARE_API_URL: 'emulator',
    PORT: '0',
    GATEWAY_QUERIES_DIR: folder,
  });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/GATEWAY_QUERIES_DIR: large\.graphql: The operation has more than 50 mentions/);
  expect(stderr).toMatch(/GATEWAY_QUERIES_DIR: old\.graphql:2: Cannot query field "nothing"/);
  expect(stderr).toMatch(/GATEWAY_QUERIES_DIR: old\.graphql:3: Cannot query field "neither"/);
  expect(stderr).not.toMatch(/^\s+at |\.js:\d/m);
});

test('a folder that is not there is a fault of the configuration', async () => {
  const { code, stderr } = await runBuilt({
    HARDWARE_API_URL: 'emulator',
    GATEWAY_QUERIES_DIR: '/nowhere/at/all',
  });
  expect(code).toBe(1);
  expect(stderr).toMatch(/GATEWAY_QUERIES_DIR: expected a folder that can be read/);
});
