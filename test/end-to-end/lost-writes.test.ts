import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { FaultOrder } from '../../src/emulator/faults.ts';
import { eventually } from '../kit/eventually.ts';
import { type OtherClient, otherClient } from '../kit/other-client.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;
let other: OtherClient;

beforeAll(async () => {
  stage = await setStage({ emulator: { products: 1 }, environment: { REQUEST_TIMEOUT_MS: '10000' } });
  other = otherClient(stage.emulator);
});
afterEach(() => stage.calm());
afterAll(() => stage.close());

/** Every way in which an answer can be lost, and the code that tells of it. */
const losses: readonly (readonly [string, FaultOrder, string])[] = [
  ['a cut', { kind: 'cut' }, 'UPSTREAM_UNAVAILABLE'],
  ['half a body', { kind: 'cut-body' }, 'UPSTREAM_UNAVAILABLE'],
  ['a 500', { kind: 'status', status: 500 }, 'UPSTREAM_UNAVAILABLE'],
  ['a 502', { kind: 'status', status: 502 }, 'UPSTREAM_UNAVAILABLE'],
  ['a 503', { kind: 'status', status: 503 }, 'UPSTREAM_UNAVAILABLE'],
  ['garbage', { kind: 'garbage', status: 201 }, 'UPSTREAM_INVALID_RESPONSE'],
  ['a page of HTML', { kind: 'html', status: 201 }, 'UPSTREAM_INVALID_RESPONSE'],
  ['an empty object', { kind: 'empty-object', status: 201 }, 'UPSTREAM_INVALID_RESPONSE'],
  ['no body', { kind: 'empty', status: 201 }, 'UPSTREAM_INVALID_RESPONSE'],
];

describe('a createProduct whose answer is lost', () => {
  test.each(losses)('to %s, after the service did it, is adopted', async (how, fault) => {
    lose('POST', /\/products$/, { ...fault, afterProcessing: true });
    const { data, errors } = await createProduct(`adopted after ${how}`);
    expect(errors).toBeUndefined();
    expect(data.createProduct.userErrors).toEqual([]);
    expect(data.createProduct.product).toMatchObject({ name: `adopted after ${how}`, isCommitted: false });
    expect(stage.calls('POST')).toHaveLength(1);
    expect(await idsNamed(`adopted after ${how}`)).toEqual([data.createProduct.product.id]);
  });

  test.each(losses.filter(([, { kind }]) => kind !== 'cut-body'))(
    'to %s, before the service did it, is INDETERMINATE and not sent again',
    async (how, fault, code) => {
      lose('POST', /\/products$/, fault);
      const { data, errors } = await createProduct(`never done, ${how}`);
      expect(data.createProduct).toBeNull();
      expect(errors?.[0]?.extensions).toMatchObject({ code, outcome: 'INDETERMINATE', found: [] });
      expect(stage.calls('POST')).toHaveLength(1);
      expect(await idsNamed(`never done, ${how}`)).toEqual([]);
    },
  );

  test('is not adopted when the product was known before', async () => {
    const first = await createProduct('made before');
    lose('POST', /\/products$/, { kind: 'cut' });
    const { errors } = await createProduct('made before');
    expect(errors?.[0]?.extensions).toMatchObject({ outcome: 'INDETERMINATE' });
    expect(await idsNamed('made before')).toEqual([first.data.createProduct.product.id]);
  });

  test('is not adopted when the product had been seen in a list', async () => {
    await other.call('POST', '/products', wireProduct('seen before'));
    await idsNamed('seen before');
    lose('POST', /\/products$/, { kind: 'cut' });
    const { errors } = await createProduct('seen before');
    expect(errors?.[0]?.extensions).toMatchObject({ outcome: 'INDETERMINATE' });
  });

  test('is not adopted when two products are alike, and says which', async () => {
    const wire = wireProduct('two alike');
    lose('POST', /\/products$/, { kind: 'cut-after-processing', delayMs: 300 });
    const answer = createProduct('two alike');
    await arrived('POST');
    await other.call('POST', '/products', wire);
    const { errors } = await answer;
    const found = await idsNamed('two alike');
    expect(found).toHaveLength(2);
    expect(errors?.[0]?.extensions).toMatchObject({ outcome: 'INDETERMINATE', found });
  });

  test('is not adopted when the only product alike has a submission', async () => {
    lose('POST', /\/products$/, { kind: 'cut', delayMs: 500 });
    const answer = createProduct('somebody works on it');
    await arrived('POST');
    const [, id] =
      /"id":(\d+)/.exec(await other.call('POST', '/products', wireProduct('somebody works on it'))) ?? [];
    await other.call('POST', `/products/${id}/submissions`, { name: 'theirs', type: 'initial' });
    const { errors } = await answer;
    expect(errors?.[0]?.extensions).toMatchObject({
      outcome: 'INDETERMINATE',
      found: await idsNamed('somebody works on it'),
    });
  });

  test('is not adopted when a field differs', async () => {
    lose('POST', /\/products$/, { kind: 'cut', delayMs: 500 });
    const answer = createProduct('not quite the same');
    await arrived('POST');
    await other.call('POST', '/products', { ...wireProduct('not quite the same'), deviceType: 'internal' });
    const { errors } = await answer;
    expect(errors?.[0]?.extensions).toMatchObject({ outcome: 'INDETERMINATE', found: [] });
  });

  test('is INDETERMINATE, without a word on what was found, when the look-up fails too', async () => {
    lose('POST', /\/products$/, { kind: 'cut' });
    lose('GET', /\/products$/, { kind: 'status', status: 500, times: null });
    const { errors } = await createProduct('nobody can tell');
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      outcome: 'INDETERMINATE',
    });
    expect(errors?.[0]?.extensions).not.toHaveProperty('found');
  });
});

describe('two createProducts of the same product at once', () => {
  test('never both get the one product that there is', async () => {
    lose('POST', /\/products$/, { kind: 'cut-after-processing', delayMs: 200 });
    lose('POST', /\/products$/, { kind: 'cut', delayMs: 200 });
    const answers = await Promise.all([createProduct('one of two'), createProduct('one of two')]);
    const adopted = answers.filter(({ errors }) => errors === undefined);
    expect(await idsNamed('one of two')).toHaveLength(1);
    expect(adopted.length).toBeLessThan(2);
  });

  test('do not mix up the one that was answered with the one that was lost', async () => {
    lose('POST', /\/products$/, { kind: 'cut', delayMs: 500 });
    const lost = createProduct('answered and lost');
    await arrived('POST');
    const answered = await createProduct('answered and lost');
    expect(answered.errors).toBeUndefined();
    expect((await lost).errors?.[0]?.extensions).toMatchObject({ outcome: 'INDETERMINATE' });
  });
});

describe('an updateProduct whose answer is lost', () => {
  test('is done when the product shows it, and INDETERMINATE when it does not', async () => {
    const id = await plainProduct();
    lose('PATCH', /\/products\/\d+$/, { kind: 'cut-after-processing' });
    const done = await updateProduct(id, 'renamed');
    expect(done.errors).toBeUndefined();
    expect(done.data.updateProduct.product.name).toBe('renamed');
    lose('PATCH', /\/products\/\d+$/, { kind: 'status', status: 503 });
    const lost = await updateProduct(id, 'renamed again');
    expect(lost.errors?.[0]?.extensions).toMatchObject({ outcome: 'INDETERMINATE', found: [id] });
    expect(stage.calls('PATCH')).toHaveLength(2);
  });
});

function lose(method: string, path: RegExp, fault: FaultOrder): void {
  stage.emulator.control.addFault({ ...fault, match: { method, pattern: path.source } });
}

async function arrived(method: string): Promise<void> {
  await eventually(`a ${method} at the emulator`, () => stage.calls(method).length > 0);
}

async function createProduct(name: string) {
  return stage.ask(
    `mutation ($input: CreateProductInput!) {
      createProduct(input: $input) { product { id name isCommitted } userErrors { code message } }
    }`,
    {
      input: {
        name,
        testHarness: 'ATTESTATION',
        deviceType: 'EXTERNAL',
        requestedSignatures: ['WINDOWS_v100_X64_GE_FULL', 'WINDOWS_v100_ARM64_GE_FULL'],
        announcementDate: '2027-01-01T00:00:00Z',
        selectedProductTypes: [{ operatingSystemFamily: 'Windows_v100_GE', productType: 'Camera' }],
      },
    },
  );
}

function wireProduct(productName: string) {
  return {
    productName,
    testHarness: 'attestation',
    deviceType: 'external',
    requestedSignatures: ['WINDOWS_v100_X64_GE_FULL', 'WINDOWS_v100_ARM64_GE_FULL'],
    announcementDate: '2027-01-01T00:00:00Z',
    selectedProductTypes: { Windows_v100_GE: 'Camera' },
  };
}

function updateProduct(id: string, name: string) {
  return stage.ask(
    'mutation ($id: ID!, $name: String!) { updateProduct(input: { id: $id, name: $name }) { product { name } userErrors { code } } }',
    { id, name },
  );
}

async function idsNamed(name: string): Promise<string[]> {
  const { data } = await stage.ask(
    'query ($name: String!) { products(first: 1000, filter: { nameContains: $name }) { nodes { id } } }',
    { name },
  );
  return data.products.nodes.map(({ id }: { id: string }) => id);
}

async function plainProduct(): Promise<string> {
  const { data } = await stage.ask('{ products(first: 1) { nodes { id } } }');
  return data.products.nodes[0].id;
}
