import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;

beforeAll(async () => {
  // The walk does next to nothing: what is there has passed through.
  stage = await setStage({ environment: { MIRROR_DIR: newFolder(), MIRROR_CALLS_PER_MINUTE: '1' } });
  await stage.ask(
    '{ products(first: 50) { nodes { name submissions { nodes { progress shippingLabels { nodes { name } } } } } } }',
  );
});
afterAll(() => stage.close());

test('the mirror answers for what has passed through, at no call', async () => {
  const query = `{ mirror { complete products(first: 1000) { totalCount nodes { id name product { id } } }
    submissions(filter: { progress: READY }) { totalCount complete nodes { id progress submission { id } } }
    submissionStats { totalCount groups { progress count } } } }`;
  await eventually('the submissions', async () => {
    const { data } = await stage.ask(query);
    return data.mirror.submissions?.totalCount > 0 && data.mirror.products?.totalCount >= 3;
  });
  const { data, errors, extensions } = await stage.ask(query);
  expect(errors).toBeUndefined();
  expect(extensions.cost.upstreamCalls).toBe(0);
  const { products, submissions, submissionStats } = data.mirror;
  expect(products.nodes.every((row: { id: string; product: unknown }) => row.product !== null)).toBe(true);
  expect(submissions.nodes[0]).toMatchObject({
    progress: 'READY',
    submission: { id: submissions.nodes[0].id },
  });
  const ready = submissionStats.groups.find(({ progress }: { progress: string }) => progress === 'READY');
  expect(ready.count).toBe(submissions.totalCount);
});

test('a submission that went on while it was looked at has the change in its history', async () => {
  const moving = stage.emulator.control.account.products
    .flatMap(({ submissions }) => submissions)
    .find(({ committedAt, labels }) => committedAt !== undefined && labels.length === 0);
  if (moving === undefined) throw new Error('nothing is under way');
  const id = `products/${moving.productId}/submissions/${moving.id}`;
  stage.emulator.control.submission(moving.id, { step: 'scanning' });
  const look = async () => {
    const { data } = await stage.ask(
      `{ node(id: "${id}") { ... on Submission { progress history(first: 9) { nodes { what fromValue toValue } } } } }`,
      undefined,
      { 'cache-control': 'no-cache' },
    );
    return data.node;
  };
  expect(await look()).toMatchObject({ progress: 'PROCESSING' });

  stage.emulator.control.submission(moving.id, { finish: true });
  expect(await look()).toMatchObject({ progress: 'READY' });
  await eventually('the change', async () => (await look()).history.nodes.length > 0);
  expect((await look()).history.nodes).toContainEqual({
    what: 'PROGRESS',
    fromValue: 'PROCESSING',
    toValue: 'READY',
  });
});

test('a gateway without a mirror says so, and has no history', async () => {
  const bare = await setStage();
  const answer = await bare.ask(
    '{ mirror { asOf } products(first: 1) { nodes { history { totalCount } } } }',
  );
  expect(answer).toMatchObject({
    data: { mirror: null, products: { nodes: [{ history: null }] } },
    errors: [{ path: ['mirror'], extensions: { code: 'MIRROR_UNAVAILABLE' } }],
  });
  await bare.close();
});
