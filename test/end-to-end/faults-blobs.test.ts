import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { FaultOrder } from '../../src/emulator/faults.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;
let failed: string;
let ready: string;

beforeAll(async () => {
  stage = await setStage({ environment: { REQUEST_TIMEOUT_MS: '4000', UPSTREAM_TIMEOUT_MS: '1500' } });
  const { data } = await stage.ask(
    '{ products(first: 100) { nodes { submissions { nodes { id progress workflowStatus { errorReportUrl } driverMetadata { hardwareIds { infId } } } } } } }',
  );
  const all = data.products.nodes.flatMap(
    (product: { submissions: { nodes: unknown[] } }) => product.submissions.nodes,
  );
  failed = all.find((one: Submission) => one.workflowStatus?.errorReportUrl).id;
  ready = all.find((one: Submission) => one.progress === 'READY' && one.driverMetadata).id;
});
afterEach(() => stage.calm());
afterAll(() => stage.close());

interface Submission {
  readonly progress: string;
  readonly workflowStatus: { readonly errorReportUrl: string | null } | null;
  readonly driverMetadata: unknown;
}

const troubles: readonly (readonly [string, FaultOrder, string])[] = [
  ['a 500', { kind: 'status' }, 'UPSTREAM_UNAVAILABLE'],
  ['a 404', { kind: 'status', status: 404 }, 'UPSTREAM_UNAVAILABLE'],
  ['a 403', { kind: 'status', status: 403 }, 'UPSTREAM_UNAVAILABLE'],
  ['a redirect', { kind: 'status', status: 302, headers: { location: '/' } }, 'UPSTREAM_INVALID_RESPONSE'],
  ['a cut', { kind: 'cut' }, 'UPSTREAM_UNAVAILABLE'],
  ['half a body', { kind: 'cut-body' }, 'UPSTREAM_UNAVAILABLE'],
  ['silence', { kind: 'hang' }, 'UPSTREAM_TIMEOUT'],
];

describe('an error report that cannot be read', () => {
  test.each(troubles)(
    'for %s is null with an error; its address and the rest stay',
    async (_, fault, code) => {
      blobTrouble(fault, null);
      const { data, errors } = await report();
      const { name, workflowStatus } = data.node;
      expect(name).toEqual(expect.any(String));
      expect(workflowStatus).toMatchObject({ state: 'FAILED', errorReport: null });
      expect(workflowStatus.errorReportUrl).toContain('sig=');
      expect(errors).toHaveLength(1);
      expect(errors?.[0]).toMatchObject({
        path: ['node', 'workflowStatus', 'errorReport'],
        extensions: { code },
      });
      expect(errors?.[0]?.message).not.toContain('sig=');
    },
  );

  test('at first is read all the same, when the trouble passes', async () => {
    blobTrouble({ kind: 'cut' }, 2);
    const { data, errors } = await report();
    expect(errors).toBeUndefined();
    expect(data.node.workflowStatus.errorReport).toEqual(expect.any(String));
  });

  test('because its address has expired is read by a fresh one', async () => {
    blobTrouble({ kind: 'status', status: 403 }, 1);
    const { data, errors } = await report();
    expect(errors).toBeUndefined();
    expect(data.node.workflowStatus.errorReport).toEqual(expect.any(String));
  });

  test('was never asked for with our bearer', async () => {
    await report();
    const requests = stage.emulator.control.blobRequests();
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.filter(({ authorized }) => authorized)).toEqual([]);
  });
});

describe('driver metadata that cannot be read', () => {
  test.each([
    ['garbage', { kind: 'garbage' }, 'UPSTREAM_INVALID_RESPONSE'],
    ['HTML', { kind: 'html' }, 'UPSTREAM_INVALID_RESPONSE'],
    ['nothing', { kind: 'empty' }, 'UPSTREAM_INVALID_RESPONSE'],
    ['an empty object', { kind: 'empty-object' }, 'UPSTREAM_INVALID_RESPONSE'],
    ['a 503', { kind: 'status', status: 503 }, 'UPSTREAM_UNAVAILABLE'],
  ] as const)('because it is %s is null with an error', async (_, fault, code) => {
    blobTrouble(fault, null);
    const { data, errors } = await stage.ask(
      `{ node(id: "${ready}") { ... on Submission { name driverMetadata { hardwareIds { infId } } } } }`,
    );
    expect(data.node).toEqual({ name: expect.any(String), driverMetadata: null });
    expect(errors?.[0]).toMatchObject({ path: ['node', 'driverMetadata'], extensions: { code } });
  });

  test('keeps a label that wants all its hardware ids from being sent', async () => {
    blobTrouble({ kind: 'status' }, null);
    const { errors } = await stage.ask(
      `mutation { createShippingLabel(input: { submission: "${ready}", name: "all", destination: ANOTHER_PARTNER,
        recipientSpecifications: { receiverPublisherId: "30000001" }, targeting: { allHardwareIds: true } })
        { userErrors { code } } }`,
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', outcome: 'NOT_SENT' });
    expect(stage.calls('POST')).toEqual([]);
  });
});

function blobTrouble(fault: FaultOrder, times: number | null): void {
  stage.emulator.control.addFault({ ...fault, times, match: { kind: 'blob' } });
}

function report() {
  return stage.ask(
    `{ node(id: "${failed}") { ... on Submission { name workflowStatus { state errorReport errorReportUrl } } } }`,
  );
}
