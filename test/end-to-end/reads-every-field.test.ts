import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { GraphQLSchema } from 'graphql';
import { everyField, fieldsBelow, fieldsThatSpeak } from '../kit/every-field.ts';
import { type OtherClient, otherClient } from '../kit/other-client.ts';
import { printedSchema } from '../kit/printed-schema.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;
let other: OtherClient;
let schema: GraphQLSchema;
let spoken: Set<string>;
// biome-ignore lint/suspicious/noExplicitAny: the answer holds every type there is
let products: any[];
let audiences: unknown;

beforeAll(async () => {
  stage = await setStage();
  other = otherClient(stage.emulator);
  await makeWhatTheDemoLacks();
  schema = await printedSchema(stage.gateway.url);
  // In pages: everything of fifty at once is more than one operation may cost.
  const query = `query ($after: String) { products(first: 25, after: $after) { nodes ${everyField(schema, 'Product')} pageInfo { endCursor hasNextPage } }
    audiences ${everyField(schema, 'Audience')} }`;
  products = [];
  for (let after: string | null = null, more = true; more; ) {
    const { data, errors } = await stage.ask(query, { after });
    expect(errors).toBeUndefined();
    products.push(...data.products.nodes);
    audiences = data.audiences;
    ({ endCursor: after, hasNextPage: more } = data.products.pageInfo);
  }
  spoken = new Set([
    ...fieldsThatSpeak(schema, 'Product', products),
    ...fieldsThatSpeak(schema, 'Audience', audiences),
  ]);
});
afterAll(() => stage.close());

describe('one query for everything', () => {
  test('gets a value of every field that can be reached from a product', () => {
    // Nobody has seen what the service writes there; reads-values proves that it is passed on.
    const unseen = new Set(['Product.message']);
    // There is no history without a mirror; mirror-graphql proves it.
    const silent = fieldsBelow(schema, 'Product').filter(
      (field) => !spoken.has(field) && !unseen.has(field) && !/[.]history$|^StatusChange/.test(field),
    );
    expect(silent).toEqual([]);
  });

  test('reads each of the forty products and what hangs below them', () => {
    const submissions = products.flatMap(({ submissions: { edges } }) => edges);
    const labels = submissions.flatMap(({ node }) => node.shippingLabels.edges);
    expect(products.length).toBeGreaterThanOrEqual(40);
    expect(submissions.length).toBeGreaterThan(90);
    expect(labels.length).toBeGreaterThan(50);
  });
});

describe('numbers', () => {
  test('of products are those that the service wrote, to the last digit', async () => {
    const text = await other.call('GET', '/products?pageSize=500');
    expect(products.map(({ productId }) => productId)).toEqual(idsIn(text, 'id'));
    expect(products.map(({ sharedProductId }) => sharedProductId)).toEqual(idsIn(text, 'sharedProductId'));
    expect(products.map(({ sourceProductId }) => sourceProductId)).toEqual(idsIn(text, 'sourceProductId'));
    expect(products.map(({ sourcePublisherId }) => sourcePublisherId)).toEqual(
      idsIn(text, 'sourcePublisherId'),
    );
  });

  test('of submissions and labels are those that the service wrote, to the last digit', async () => {
    for (const { productId, submissions } of products.slice(0, 8)) {
      const list = `/products/${productId}/submissions`;
      const text = await other.call('GET', list);
      const shown = submissions.edges.map(
        ({ node }: { node: { submissionId: string } }) => node.submissionId,
      );
      expect(shown).toEqual(idsIn(text, 'id'));
      for (const { node } of submissions.edges) {
        const labels = await other.call('GET', `${list}/${node.submissionId}/shippingLabels`);
        const ids = node.shippingLabels.edges.map(
          (edge: { node: { shippingLabelId: string } }) => edge.node.shippingLabelId,
        );
        expect(ids).toEqual(idsIn(labels, 'id').slice(0, 50));
      }
    }
  });

  test('would be other ones for whoever rounds them', () => {
    const ids = products.flatMap(({ productId, submissions }) => [
      productId,
      ...submissions.edges.map(({ node }: { node: { submissionId: string } }) => node.submissionId),
    ]);
    const rounded = ids.filter((id) => String(Number(id)) !== id);
    expect(rounded.length).toBeGreaterThan(ids.length / 2);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('stand in the node ids of the things and of their parents', () => {
    for (const { id, productId, submissions } of products) {
      expect(id).toBe(`products/${productId}`);
      for (const { node } of submissions.edges) {
        expect(node.id).toBe(`products/${productId}/submissions/${node.submissionId}`);
        expect(node).toMatchObject({ productId, product: { id } });
        for (const label of node.shippingLabels.edges.map((edge: { node: unknown }) => edge.node)) {
          expect(label.id).toBe(`${node.id}/shippingLabels/${label.shippingLabelId}`);
          expect(label).toMatchObject({ productId, submissionId: node.submissionId });
          expect(label).toMatchObject({ product: { id }, submission: { id: node.id } });
        }
      }
    }
  });
});

test('every date is in UTC with Z, or null', () => {
  const dates = JSON.stringify(products).matchAll(/"(\w+(?:Date|DateTime))":(null|"[^"]*")/g);
  const values = [...dates].map(([, , value]) => value ?? '');
  expect(values.length).toBeGreaterThan(400);
  for (const value of values)
    expect(value).toMatch(/^(?:null|"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3,7})?Z")$/);
});

/** The numbers of a member, as they stand in the text. */
function idsIn(text: string, member: string): string[] {
  return [...text.matchAll(new RegExp(`"${member}":(\\d+)`, 'g'))].map(([, id]) => id ?? '');
}

/** Two products whose attributes fill the other half of the fields, and a label with limits by build. */
async function makeWhatTheDemoLacks(): Promise<void> {
  const product = {
    testHarness: 'hlk',
    deviceType: 'internal',
    requestedSignatures: ['WINDOWS_v100_X64_GE_FULL'],
  };
  const microsoft = { usedMicrosoft: true, microsoftName: 'StorNVMe', microsoftVersion: '10.0' };
  const storage = {
    ...product,
    productName: 'Storage',
    additionalAttributes: { storageController: microsoft },
  };
  const text = await other.call('POST', '/products', storage);
  const proprietary = { usedProprietary: true, proprietaryName: 'rx', proprietaryVersion: '9' };
  const raid = { ...product, productName: 'RAID', additionalAttributes: { raidController: proprietary } };
  await other.call('POST', '/products', raid);

  const list = `/products/${idsIn(text, 'id')[0]}/submissions`;
  const [submissionId = ''] = idsIn(await other.call('POST', list, { name: 'first', type: 'initial' }), 'id');
  stage.emulator.control.submission(submissionId, { finish: true });
  stage.emulator.control.settings({ checkHardwareIds: false });
  await other.call('POST', `${list}/${submissionId}/shippingLabels`, {
    name: 'for a build',
    destination: 'windowsUpdate',
    publishingSpecifications: { manualAcquisition: true },
    targeting: {
      hardwareIds: [
        {
          bundleId: 'amd64',
          infId: 'x.inf',
          operatingSystemCode: 'WINDOWS_v100_X64_GE_FULL',
          pnpString: 'x',
        },
      ],
      coEngDriverPublishInfo: { flooringBuildNumber: 17135, ceilingBuildNumber: 22621 },
    },
  });
}
