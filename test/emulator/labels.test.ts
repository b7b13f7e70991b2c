import { describe, expect, test } from '@jest/globals';
import { DEMO, startTestEmulator, type TestEmulator } from './emulator-kit.ts';
import { someHardwareId } from './hardware-id.ts';

const LABELS = `${DEMO.submission}/shippingLabels`;

async function body(emulator: TestEmulator, change: object = {}) {
  return {
    name: 'Wave 1',
    destination: 'WindowsUpdate',
    publishingSpecifications: { goLiveDate: '2026-12-24T06:50:54.793Z', visibleToAccounts: [27691110] },
    targeting: {
      hardwareIds: [{ ...(await someHardwareId(emulator)), distributionState: null }],
      chids: null,
    },
    ...change,
  };
}

describe('reading labels', () => {
  test('targeting comes only when it is asked for, in lists too unless the setting says no', async () => {
    const { get, control } = await startTestEmulator();
    expect((await get(DEMO.label)).body).not.toHaveProperty('targeting');
    expect(
      (await get(`${DEMO.label}?includeTargetingInfo=TRUE`)).body.targeting.hardwareIds.length,
    ).toBeGreaterThan(1);
    expect((await get(`${LABELS}?includeTargetingInfo=true`)).body.value[0]).toHaveProperty('targeting');
    expect((await get(LABELS)).body.value[0]).not.toHaveProperty('targeting');
    control.settings({ targetingInLists: false });
    expect((await get(`${LABELS}?includeTargetingInfo=true`)).body.value[0]).not.toHaveProperty('targeting');
  });

  test('the go-live date has another form in each answer', async () => {
    const emulator = await startTestEmulator();
    const made = await emulator.api('POST', LABELS, await body(emulator));
    const path = `${LABELS}/${made.body.id}`;
    const listed = (await emulator.get(LABELS)).body.value.at(-1);
    expect(made.body.publishingSpecifications.goLiveDate).toBe('2026-12-24T06:50:54.793+00:00');
    expect(listed.publishingSpecifications.goLiveDate).toBe('2026-12-24T06:50:54.7930000+00:00');
    expect((await emulator.get(path)).body.publishingSpecifications.goLiveDate).toBe(
      '2026-12-24T06:50:54.793Z',
    );
  });

  test('a label has the specifications of its destination only', async () => {
    const { get, control } = await startTestEmulator();
    const labels = (await get(LABELS)).body.value;
    const shared = labels.find(
      ({ destination }: { destination: string }) => destination === 'anotherPartner',
    );
    expect(shared.recipientSpecifications.receiverPublisherId).toMatch(/^\d{8}$/);
    control.settings({ recipientAsList: true });
    expect((await get(LABELS)).body.value[3].recipientSpecifications).toEqual([
      shared.recipientSpecifications,
    ]);
    expect(shared).not.toHaveProperty('publishingSpecifications');
    expect(labels[0]).not.toHaveProperty('recipientSpecifications');
    expect(labels[0].publishingSpecifications.visibleToAccounts).toEqual([27691110, 30000001]);
  });
});

describe('making a label', () => {
  test('answers 201 with preProcessShippingLabel/notStarted, and parks at the approval until told', async () => {
    const emulator = await startTestEmulator();
    const { status, body: made } = await emulator.api('POST', LABELS, await body(emulator));
    expect(status).toBe(201);
    expect(made.workflowStatus).toMatchObject({
      currentStep: 'preProcessShippingLabel',
      state: 'notStarted',
    });
    expect(made).not.toHaveProperty('targeting');
    const seen = new Set<string>();
    const walk = async (times: number) => {
      for (let count = 0; count < times; count++) {
        const { workflowStatus } = (await emulator.get(`${LABELS}/${made.id}`)).body;
        seen.add(`${workflowStatus.currentStep}/${workflowStatus.state}`);
        emulator.control.clock({ advanceMs: 4000 });
      }
    };
    await walk(90);
    expect([...seen].at(-1)).toBe('microsoftApproval/started');
    emulator.control.label(made.id, { approve: true });
    await walk(60);
    const steps = [
      'preProcessShippingLabel',
      'finalizePreProcessing',
      'publishJobValidation',
      'updateGeneration',
      'microsoftApproval',
      'publishing',
      'finalizePublishing',
    ];
    const states = ['notStarted', 'started', 'completed'];
    expect([...seen]).toEqual(steps.flatMap((step) => states.map((state) => `${step}/${state}`)));
    const { targeting } = (await emulator.get(`${LABELS}/${made.id}?includeTargetingInfo=true`)).body;
    expect(targeting.hardwareIds[0].distributionState).toBe('added');
  });

  test('approval can come by itself', async () => {
    const emulator = await startTestEmulator({ settings: { approveLabelsAfterMs: 60_000 } });
    const { body: made } = await emulator.api('POST', LABELS, await body(emulator));
    emulator.control.clock({ advanceMs: 3_600_000 });
    const { workflowStatus } = (await emulator.get(`${LABELS}/${made.id}`)).body;
    expect(workflowStatus).toMatchObject({ currentStep: 'finalizePublishing', state: 'completed' });
  });

  test('sharing ends with finalizeSharing, and superfluous publishing specifications are ignored', async () => {
    const emulator = await startTestEmulator();
    const sharing = await body(emulator, {
      destination: 'anotherPartner',
      recipientSpecifications: { receiverPublisherId: '30000009', enforceChidTargeting: true },
    });
    const { body: made } = await emulator.api('POST', LABELS, sharing);
    expect(made).not.toHaveProperty('publishingSpecifications');
    emulator.control.clock({ advanceMs: 3_600_000 });
    const { workflowStatus } = (await emulator.get(`${LABELS}/${made.id}`)).body;
    expect(workflowStatus).toMatchObject({ currentStep: 'finalizeSharing', state: 'completed' });
    expect((await emulator.api('PUT', `${LABELS}/${made.id}/cancel`)).status).toBe(422);
  });

  test('a label made early waits for the end of ingestion, and fails with the submission', async () => {
    const emulator = await startTestEmulator();
    const early = await body(emulator);
    emulator.control.submission('1152921504621441945', { step: 'validation', state: 'started' });
    const { body: made } = await emulator.api('POST', LABELS, early);
    emulator.control.clock({ advanceMs: 3_600_000 });
    const workflow = async () => (await emulator.get(`${LABELS}/${made.id}`)).body.workflowStatus;
    expect(await workflow()).toMatchObject({ currentStep: 'publishJobValidation', state: 'started' });
    emulator.control.submission('1152921504621441945', { fail: true });
    expect(await workflow()).toMatchObject({ currentStep: 'publishJobValidation', state: 'failed' });
  });
});

describe('cancelling a label', () => {
  const waiting = `${LABELS}/1152921504676978395`;

  test('at the approval is a 204, and the label fails a while later at the same step', async () => {
    const { api, get, control } = await startTestEmulator();
    expect(await api('PUT', `${waiting}/cancel`)).toMatchObject({ status: 204, text: '' });
    expect((await get(waiting)).body.workflowStatus).toMatchObject({
      currentStep: 'microsoftApproval',
      state: 'started',
    });
    expect((await api('PUT', `${waiting}/cancel`)).status).toBe(422);
    control.clock({ advanceMs: 60_000 });
    expect((await get(waiting)).body.workflowStatus).toMatchObject({
      currentStep: 'microsoftApproval',
      state: 'failed',
    });
  });

  test('anywhere else is refused', async () => {
    const { api } = await startTestEmulator();
    expect(await api('PUT', `${DEMO.label}/cancel`)).toMatchObject({
      status: 422,
      body: { error: { code: 'requestInvalidForCurrentState' } },
    });
  });
});
