import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { leastCalls, type SmallAccount } from '../kit/least-calls.ts';
import { readSmallAccount } from '../kit/small-account.ts';
import { callTable, type KnownIds } from './call-table-rows.ts';

let emulator: RunningEmulator;
let ids: KnownIds;
let account: SmallAccount;

beforeAll(async () => {
  emulator = await startEmulator({
    products: 120,
    submissionsPerProduct: 3,
    labelsPerSubmission: 2,
    speed: 0,
  });
  const gateway = await startBuiltGateway(environmentFor(emulator));
  ids = await readIds(gateway);
  account = await readSmallAccount(gateway.url, 50);
  await gateway.stop('SIGKILL');
});

afterAll(() => emulator.close());

describe('the call table', () => {
  let gateway: BuiltGateway;

  // A new process for each row: what earlier rows taught it must not make a row cheaper.
  beforeEach(async () => {
    gateway = await startBuiltGateway(environmentFor(emulator));
  });

  test.each(callTable)('$shown costs $calls', async ({ query, calls }) => {
    await fetch(`${emulator.origin}/_control/calls`, { method: 'DELETE' });
    const answer = await ask(gateway.url, query(ids));
    // Nothing is under way: a polite end would only take its time.
    await gateway.stop('SIGKILL');
    const sent = (await (await fetch(`${emulator.origin}/_control/calls`)).json()) as unknown[];
    expect(answer.data).toBeTruthy();
    expect(sent).toHaveLength(calls);
    expect(answer.extensions.cost.upstreamCalls).toBe(calls);
  });
});

// Where a cursor leads the model does not know; one call is the least there is.
test.each(callTable.filter(({ shown }) => !shown.includes('by cursor')))(
  '$shown cannot cost less',
  ({ query, calls }) => {
    expect(leastCalls(parse(query(ids)), account)).toBe(calls);
  },
);

test('ten products by id come from the list once a walk has shown it to be shorter', async () => {
  const gateway = await startBuiltGateway(environmentFor(emulator));
  await ask(gateway.url, '{ products(first: 1) { totalCount } }');
  const wanted = JSON.stringify(ids.products.slice(0, 10).map(({ id }) => id));
  const answer = await ask(gateway.url, `{ nodes(ids: ${wanted}) { ... on Product { id name } } }`);
  await gateway.stop('SIGKILL');
  expect(answer.data.nodes.map(({ id }: { id: string }) => id)).toEqual(JSON.parse(wanted));
  expect(answer.extensions.cost.upstreamCalls).toBe(3);
});

test('the README shows the call table as it is tested here', async () => {
  const readme = new URL('../../README.md', import.meta.url);
  const text = await readFile(readme, 'utf8');
  const table = [
    '| query | calls | because |',
    '|---|---:|---|',
    ...callTable.map(({ shown, calls, because }) => `| \`${shown}\` | ${calls} | ${because} |`),
  ].join('\n');
  const written = text.replace(
    /(<!-- calls:begin -->)[\s\S]*(<!-- calls:end -->)/,
    (_, begin: string, end: string) => `${begin}\n${table}\n${end}`,
  );
  // The table in the README is this test's output: it is put right here, and committed by whoever changed a row.
  if (written !== text) await writeFile(readme, written);
  expect(text).toBe(written);
});

async function readIds({ url }: BuiltGateway): Promise<KnownIds> {
  const { data } = await ask(
    url,
    '{ products(first: 50) { nodes { id productId } pageInfo { endCursor } } first: products(first: 1) { nodes { submissions { nodes { id submissionId shippingLabels(first: 1) { nodes { id } } } } } } }',
  );
  return {
    products: data.products.nodes,
    submission: data.first.nodes[0].submissions.nodes[0],
    label: data.first.nodes[0].submissions.nodes[0].shippingLabels.nodes[0].id,
    secondPage: data.products.pageInfo.endCursor,
  };
}
