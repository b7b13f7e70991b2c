import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '../kit/eventually.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage({
    emulator: { products: 1 },
    environment: { REQUEST_TIMEOUT_MS: '1500', UPSTREAM_TIMEOUT_MS: '400', WRITE_TIMEOUT_MS: '3000' },
  });
});
afterEach(() => stage.calm());
afterAll(() => stage.close());

describe('a write that is unanswered when its caller has waited long enough', () => {
  test('is reported at once as INDETERMINATE, and its late answer is logged', async () => {
    const late = { kind: 'delay', afterProcessing: true, delayMs: 2_200 } as const;
    stage.emulator.control.addFault({ ...late, match: { method: 'POST', pattern: '/products$' } });
    const startedAt = Date.now();
    const { data, errors } = await createProduct('late');
    const waited = Date.now() - startedAt;
    expect(data.createProduct).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_TIMEOUT', outcome: 'INDETERMINATE' });
    expect(waited).toBeGreaterThanOrEqual(1_400);
    expect(waited).toBeLessThan(2_200);
    const line = await lateAnswer(errors?.[0]?.extensions['correlationId']);
    expect(line).toMatchObject({ endpoint: 'createProduct', method: 'POST', status: 201 });
    expect(stage.calls('POST')).toHaveLength(1);
  });

  test('is listened for until WRITE_TIMEOUT_MS and no longer', async () => {
    stage.emulator.control.addFault({ kind: 'hang', match: { method: 'POST' } });
    const { errors } = await createProduct('never answered');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_TIMEOUT', outcome: 'INDETERMINATE' });
    const line = await lateAnswer(errors?.[0]?.extensions['correlationId']);
    expect(line).toMatchObject({ status: 'timeout' });
    expect(line['ms']).toBeGreaterThan(2_500);
    expect(stage.calls('POST')).toHaveLength(1);
  });

  test('leaves the gateway answering others meanwhile', async () => {
    stage.emulator.control.addFault({ kind: 'hang', times: 20, match: { method: 'POST' } });
    // More than the calls that may be in flight at once.
    const writes = Array.from({ length: 20 }, (_, n) => createProduct(`one of many ${n}`));
    await Promise.all(writes);
    const { data, errors } = await stage.ask('{ products(first: 1) { nodes { id } } }');
    expect(errors).toBeUndefined();
    expect(data.products.nodes).toHaveLength(1);
  });

  test('counts when its answer comes: a commit accepted late is under way, though the service says pending', async () => {
    const created = await createProduct('committed late');
    const { data } = await stage.ask(
      'mutation ($product: ID!) { createSubmission(input: { product: $product, name: "late", type: INITIAL }) { submission { id } } }',
      { product: created.data.createProduct.product.id },
    );
    const { id } = data.createSubmission.submission;
    const late = { kind: 'delay', afterProcessing: true, delayMs: 2_200 } as const;
    stage.emulator.control.addFault({ ...late, match: { method: 'POST', pattern: '/commit$' } });
    // Nothing of what the service shows gives the commit away, not even the address of the package.
    stage.emulator.control.settings({ downloadsForm: 'null' });
    const { errors } = await stage.ask(
      'mutation ($id: ID!) { commitSubmission(input: { id: $id }) { userErrors { code } } }',
      { id },
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_TIMEOUT', outcome: 'INDETERMINATE' });
    const progress = async () =>
      (await stage.ask('query ($id: ID!) { node(id: $id) { ... on Submission { progress } } }', { id })).data
        .node.progress;
    expect(await progress()).toBe('AWAITING_PACKAGE');
    await lateAnswer(errors?.[0]?.extensions['correlationId']);
    expect(await progress()).toBe('PROCESSING');
    stage.emulator.control.settings({ downloadsForm: 'object' });
  });

  test('may take longer than one try of a read', async () => {
    stage.emulator.control.addFault({ kind: 'delay', delayMs: 800, match: { method: 'POST' } });
    const { errors } = await createProduct('slower than a read');
    expect(errors).toBeUndefined();
    expect(stage.calls('POST')).toHaveLength(1);
  });
});

function createProduct(name: string) {
  return stage.ask(
    `mutation ($name: String!) {
      createProduct(input: { name: $name, testHarness: HLK, deviceType: INTERNAL, requestedSignatures: ["WINDOWS_v100_X64_GE_FULL"] }) {
        product { id }
      }
    }`,
    { name },
  );
}

function lateAnswer(correlationId: unknown): Promise<Record<string, unknown>> {
  return eventually('the log line of the late answer', () =>
    stage.gateway
      .log()
      .find((line) => line['msg'] === 'late write answer' && line['correlationId'] === correlationId),
  );
}
