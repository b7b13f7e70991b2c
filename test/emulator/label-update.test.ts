import { describe, expect, test } from '@jest/globals';
import { DEMO, startTestEmulator, type TestEmulator } from './emulator-kit.ts';

const AUDIENCE = '9f4f44d8-2c1e-4b0a-9b57-d3f1e6a2c845';
const WITH_TARGETING = `${DEMO.label}?includeTargetingInfo=true`;

async function targetingOf({ get }: TestEmulator) {
  return (await get(WITH_TARGETING)).body.targeting;
}

describe('changing a label', () => {
  test.each([
    {},
    { targetingInfo: { chids: [{ chid: AUDIENCE, action: 'add' }] } },
    { targeting: {} },
    { targeting: { businessJustification: 'because' } },
  ])('%j has nothing to update, and says so with three targets', async (body) => {
    const { api } = await startTestEmulator();
    const message = 'At least one property is required for update.';
    expect(await api('PATCH', DEMO.label, body)).toMatchObject({
      status: 422,
      body: {
        error: {
          code: 'invalidInput',
          message: 'Validation Failed.',
          validationErrors: [
            { target: 'targetingInfo.chids', message },
            { target: 'targetingInfo.hardwareIds', message },
            { target: 'targetingInfo.restrictedToAudiences', message },
          ],
        },
      },
    });
  });

  test('adds and removes by action, and starts the workflow again', async () => {
    const emulator = await startTestEmulator();
    const [first] = (await targetingOf(emulator)).hardwareIds;
    const { status, text } = await emulator.api('PATCH', DEMO.label, {
      targeting: {
        hardwareIds: [{ ...first, action: 'Remove' }],
        chids: [{ chid: AUDIENCE, action: 'add' }],
        restrictedToAudiences: [AUDIENCE],
        businessJustification: 'because',
      },
    });
    expect([status, text]).toEqual([204, '']);
    const { targeting, workflowStatus } = (await emulator.get(WITH_TARGETING)).body;
    expect(workflowStatus).toMatchObject({ currentStep: 'preProcessShippingLabel', state: 'notStarted' });
    expect(targeting.hardwareIds[0]).toEqual({ ...first, distributionState: 'pendingRemove' });
    expect(targeting.chids.at(-1)).toEqual({ chid: AUDIENCE, distributionState: 'pendingAdd' });
    expect(targeting.restrictedToAudiences).toEqual([AUDIENCE]);
    emulator.control.label('1152921504676978391', { finish: true });
    const settled = await targetingOf(emulator);
    expect(settled.hardwareIds).not.toContainEqual(
      expect.objectContaining({ pnpString: first.pnpString, operatingSystemCode: first.operatingSystemCode }),
    );
    expect(settled.chids.at(-1).distributionState).toBe('added');
  });

  test('waits for the workflow that is in progress', async () => {
    const emulator = await startTestEmulator();
    const [{ chid }] = (await targetingOf(emulator)).chids;
    const body = { targeting: { chids: [{ chid, action: 'remove' }] } };
    expect((await emulator.api('PATCH', DEMO.label, body)).status).toBe(204);
    expect(await emulator.api('PATCH', DEMO.label, body)).toMatchObject({
      status: 422,
      body: {
        error: {
          code: 'invalidInput',
          message: "Can't update the shipping label when another workflow is in progress. Try again.",
        },
      },
    });
  });

  test('needs an action for every entry', async () => {
    const { api } = await startTestEmulator();
    const { body } = await api('PATCH', DEMO.label, { targeting: { chids: [{ chid: AUDIENCE }] } });
    expect(body.error.validationErrors).toEqual([
      { target: 'targetingInfo.chids', message: 'The action must be add or remove.' },
    ]);
  });

  test('an empty list clears the audiences, unless the setting says that it is nothing', async () => {
    const emulator = await startTestEmulator();
    const clear = { targeting: { restrictedToAudiences: [] } };
    emulator.control.settings({ emptyAudiencesClear: false });
    expect((await emulator.api('PATCH', DEMO.label, clear)).status).toBe(422);
    emulator.control.settings({ emptyAudiencesClear: true });
    expect((await emulator.api('PATCH', DEMO.label, clear)).status).toBe(204);
    expect((await targetingOf(emulator)).restrictedToAudiences).toEqual([]);
  });
});
