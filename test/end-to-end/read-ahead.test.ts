import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../kit/eventually.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage({
    emulator: { products: 3, submissionsPerProduct: 2, labelsPerSubmission: 2 },
    environment: { UPSTREAM_TIMEOUT_MS: '2000', MEMORY_MAX_AGE_SECONDS: '0' },
  });
});
afterEach(() => stage.calm());
afterAll(() => stage.close());

const product =
  'query ($id: Int64!) { it: product(productId: $id) { name below: submissions { nodes { name } } } }';
const submission = `query ($product: Int64!, $id: Int64!) {
  it: submission(productId: $product, submissionId: $id) { name below: shippingLabels { nodes { name } } }
}`;
const node = `query ($id: ID!) { it: node(id: $id) {
  ... on Product { name below: submissions(first: 1) { nodes { name } } }
  ... on Submission { name below: shippingLabels(first: 1) { nodes { name } } }
} }`;

test('the list below a known thing is asked for while the thing is still being read', async () => {
  const { data } = await stage.ask(
    '{ products(first: 1) { nodes { productId submissions { nodes { submissionId } } } } }',
  );
  const [{ productId, submissions }] = data.products.nodes;
  const [{ submissionId }] = submissions.nodes;
  const [productPath, submissionPath] = [
    `products/${productId}`,
    `products/${productId}/submissions/${submissionId}`,
  ];
  await meanwhile(productPath, 'submissions', product, { id: productId });
  await meanwhile(productPath, 'submissions', node, { id: productPath });
  await meanwhile(submissionPath, 'shippingLabels', submission, { product: productId, id: submissionId });
  await meanwhile(submissionPath, 'shippingLabels', node, { id: submissionPath });
  // As a plan, now that it has come before.
  await meanwhile(productPath, 'submissions', product, { id: productId });
}, 60_000);

test('a thing that was never seen is asked for alone, so that null costs one call', async () => {
  for (const [query, variables] of [
    [product, { id: '9007199254740993' }],
    [node, { id: 'products/9007199254740993/submissions/1152921504606846977' }],
  ] as const) {
    stage.calm();
    const { data, errors, extensions } = await stage.ask(query, variables);
    expect({ data, errors }).toEqual({ data: { it: null }, errors: undefined });
    expect(extensions.cost.upstreamCalls).toBe(1);
    expect(stage.calls('GET')).toHaveLength(1);
  }
});

test('where the thing fails the answer tells of it alone, whatever was read below it', async () => {
  const { data } = await stage.ask('{ products(first: 1) { nodes { id } } }');
  const [{ id }] = data.products.nodes;
  const failing = { kind: 'status', status: 403, times: null } as const;
  stage.emulator.control.addFault({ ...failing, match: { pattern: `${id}$` } });
  stage.emulator.control.addFault({ ...failing, match: { pattern: `${id}/submissions$` } });
  const answer = await stage.ask(node, { id });
  expect(answer.data).toEqual({ it: null });
  expect(answer.errors?.map(({ path }) => path)).toEqual([['it']]);
});

test('bad arguments of the list are told, and nothing is asked below', async () => {
  const { data } = await stage.ask('{ products(first: 1) { nodes { id } } }');
  stage.calm();
  const { id } = data.products.nodes[0];
  const answer = await stage.ask(
    `{ node(id: "${id}") { ... on Product { name submissions(first: 0) { nodes { name } } } } }`,
  );
  expect(answer.data.node).toEqual({ name: expect.any(String), submissions: null });
  expect(answer.errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
  expect(stage.calls('GET')).toHaveLength(1);
});

/** Lets the single read of `path` hang until the list below it was asked for. The answer must be whole for all that. */
async function meanwhile(path: string, below: string, query: string, variables: Record<string, unknown>) {
  stage.calm();
  stage.emulator.control.addFault({ kind: 'hang', match: { pattern: `${path}$` } });
  const answer = stage.ask(query, variables);
  await eventually(`${path} and ${below} are asked for side by side`, () => {
    const single = stage.calls('GET', new RegExp(`${path}$`));
    const list = stage.calls('GET', new RegExp(`${path}/${below}(\\?|$)`));
    return list.length > 0 && single.length === 1;
  });
  // The hanging read is given up and made again, beside that of the list.
  const { data, errors, extensions } = await answer;
  expect(errors).toBeUndefined();
  expect(data.it).toEqual({ name: expect.any(String), below: { nodes: expect.any(Array) } });
  expect(data.it.below.nodes.length).toBeGreaterThan(0);
  expect(extensions.cost.upstreamCalls).toBe(3);
}
