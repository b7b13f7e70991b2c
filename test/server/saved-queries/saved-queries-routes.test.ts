import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { expect, test } from '@jest/globals';
import { readTrustedDocuments } from '../../../src/documents/trusted-documents.ts';
import { eventually } from '../../kit/eventually.ts';
import { newFolder } from '../../kit/folders.ts';
import { rawRequest } from '../raw-request.ts';
import { startTinyGateway } from '../tiny-gateway.ts';

/** A gateway over an endless list, whose pages come when they are let go. */
async function startPaged() {
  const waiting: (() => void)[] = [];
  let asked = 0;
  const schema = makeExecutableSchema({
    typeDefs: `
      type PageInfo { hasNextPage: Boolean! endCursor: String }
      type Item { id: ID! }
      type ItemConnection { nodes: [Item!]! pageInfo: PageInfo! }
      type Query { items(after: String): ItemConnection }
    `,
    resolvers: {
      Query: {
        items: async () => {
          asked += 1;
          await new Promise<void>((resolve) => waiting.push(resolve));
          return { nodes: [{ id: asked }], pageInfo: { hasNextPage: true, endCursor: String(asked) } };
        },
      },
    },
  });
  const folder = newFolder();
  writeFileSync(
    join(folder, 'items.graphql'),
    'query ($after: String) { items(after: $after) { nodes { id } } }',
  );
  writeFileSync(join(folder, 'page.graphql'), '{ items { nodes { id } } }');
  const trusted = readTrustedDocuments(folder, { schema, checkText: () => {} });
  const gateway = await startTinyGateway({}, { schema, trusted, limits: { reports: 1 } });
  return { gateway, waiting, asked: () => asked };
}

test('no further page is asked for once nobody waits', async () => {
  const { gateway, waiting, asked } = await startPaged();
  const leaving = new AbortController();
  const left = fetch(`${gateway.url}/q/items.csv`, { signal: leaving.signal }).catch(() => 'left');
  await eventually('the first page is asked for', () => waiting.length === 1);
  waiting.shift()?.();
  await eventually('the second page is asked for', () => waiting.length === 1);
  leaving.abort();
  expect(await left).toBe('left');
  const other = await eventually('its place is free', async () => {
    const answer = rawRequest(`${gateway.url}/q/page.csv`);
    const underWay = eventually('another is under way', () => waiting.length === 2);
    const refused = await Promise.race([answer.then(() => true), underWay.then(() => false)]);
    return !refused && { answer };
  });
  waiting.shift()?.();
  await eventually('the log tells of it', () =>
    gateway.log.lines.some(({ fields }) => fields['reason'] === 'Nobody waits for the rows any more.'),
  );
  expect([waiting.length, asked()]).toEqual([1, 3]);
  waiting.shift()?.();
  expect((await other.answer).status).toBe(200);
});

test('saved queries take the places of reports; who finds none is told when to come back', async () => {
  const { gateway, waiting } = await startPaged();
  const first = rawRequest(`${gateway.url}/q/page.csv`);
  await eventually('the first is under way', () => waiting.length === 1);
  const second = await rawRequest(`${gateway.url}/q/page.csv`);
  expect([second.status, second.headers['retry-after']]).toEqual([503, '5']);
  waiting.shift()?.();
  expect(await first).toMatchObject({
    status: 200,
    text: 'id\r\n1\r\n',
    headers: { 'x-hardware-more': 'true' },
  });
});
