import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client/core';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../../../src/emulator/start-emulator.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../../kit/built-gateway.ts';
import { DriverDocument, DriversDocument, RegisterDriverDocument } from './documents.ts';

/*
 * The gateway as a frontend sees it: Apollo Client with the types that codegen's client preset made from the schema.
 * Nothing here knows of 64-bit numbers: ids are strings from end to end.
 */

let emulator: RunningEmulator;
let gateway: BuiltGateway;
let client: ApolloClient;

beforeAll(async () => {
  emulator = await startEmulator({ products: 60, submissionsPerProduct: 2, speed: 0 });
  gateway = await startBuiltGateway(environmentFor(emulator));
  client = new ApolloClient({
    link: new HttpLink({ uri: `${gateway.url}/graphql` }),
    // Every node of the gateway has a globally unique `id`, which is what the cache wants.
    cache: new InMemoryCache({
      possibleTypes: { Node: ['Product', 'Submission', 'ShippingLabel', 'Audience'] },
    }),
  });
});

afterAll(async () => {
  client.stop();
  await gateway.stop();
  await emulator.close();
});

test('a table pages through all drivers without a repeat', async () => {
  const seen: string[] = [];
  let page = await driversAfter(null);
  seen.push(...page.ids);
  while (page.next !== null) {
    page = await driversAfter(page.next);
    seen.push(...page.ids);
  }
  expect(seen).toHaveLength(60);
  expect(new Set(seen).size).toBe(60);
});

test('a detail page finds a driver by the id that the table gave it, to the last digit', async () => {
  const { data: drivers } = await client.query({ query: DriversDocument, variables: { first: 1 } });
  const id = drivers?.products?.nodes[0]?.id ?? '';
  const { data } = await client.query({ query: DriverDocument, variables: { id } });
  expect(data?.node?.id).toBe(id);
  const product = data?.node && 'submissions' in data.node ? data.node : undefined;
  expect(id).toBe(`products/${product?.productId}`);
  expect(product?.submissions?.nodes).toHaveLength(2);
});

test('a form shows what the gateway found wrong, field by field, and registers what is right', async () => {
  const input = {
    name: 'Example camera',
    testHarness: 'ATTESTATION' as const,
    deviceType: 'EXTERNAL' as const,
    requestedSignatures: [] as string[],
  };
  const refused = await client.mutate({ mutation: RegisterDriverDocument, variables: { input } });
  expect(refused.data?.createProduct?.userErrors[0]?.path).toEqual(['requestedSignatures']);

  const corrected = { ...input, requestedSignatures: ['WINDOWS_v100_X64_GE_FULL'] };
  const registered = await client.mutate({
    mutation: RegisterDriverDocument,
    variables: { input: corrected },
  });
  expect(registered.data?.createProduct?.userErrors).toEqual([]);
  expect(registered.data?.createProduct?.product).toMatchObject({
    name: 'Example camera',
    testHarness: 'ATTESTATION',
  });
});

async function driversAfter(after: string | null): Promise<{ ids: string[]; next: string | null }> {
  const { data } = await client.query({ query: DriversDocument, variables: { first: 25, after } });
  const { nodes = [], pageInfo } = data?.products ?? {};
  return { ids: nodes.map(({ id }) => id), next: (pageInfo?.hasNextPage && pageInfo.endCursor) || null };
}
