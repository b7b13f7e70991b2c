import { describe, expect, test } from '@jest/globals';
import { type Answer, DEMO, startTestEmulator, type TestEmulator } from './emulator-kit.ts';
import { someHardwareId } from './hardware-id.ts';

const APPROVAL = {
  microsoftContact: 'a@example.com',
  validationsPerformed: 'HLK',
  affectedOems: ['Contoso'],
};
const AUDIENCE = '9f4f44d8-2c1e-4b0a-9b57-d3f1e6a2c845';

function targets({ body }: Answer): string[] {
  return body.error.validationErrors.map(({ target }: { target: string }) => target);
}

async function placeOf(emulator: TestEmulator, name: string): Promise<string> {
  const list = (await emulator.get('/products')).body.value;
  const product = list.find(({ productName }: { productName: string }) => productName.startsWith(name));
  const [submission] = (await emulator.get(`/products/${product.id}/submissions`)).body.value;
  return `/products/${product.id}/submissions/${submission.id}`;
}

async function create(emulator: TestEmulator, place: string, change: object, targeting: object = {}) {
  const hardwareIds = [await someHardwareId(emulator, place)];
  return await emulator.api('POST', `${place}/shippingLabels`, {
    name: 'Label',
    destination: 'windowsUpdate',
    publishingSpecifications: {},
    targeting: { hardwareIds, ...targeting },
    ...change,
  });
}

describe('rules for new labels', () => {
  test.each([
    ['no name', { name: '' }, ['name']],
    ['an unknown destination', { destination: 'moon' }, ['destination']],
    ['no publishing specifications', { publishingSpecifications: null }, ['publishingSpecifications']],
    ['no receiver', { destination: 'anotherPartner' }, ['recipientSpecifications']],
    [
      'a receiver that is no number',
      { destination: 'anotherPartner', recipientSpecifications: { receiverPublisherId: 'Contoso' } },
      ['recipientSpecifications.receiverPublisherId'],
    ],
    [
      'an automatic label without approval information',
      { publishingSpecifications: { isAutoInstallOnApplicableSystems: true } },
      ['publishingSpecifications.additionalInfoForMsApproval'],
    ],
    [
      'an automatic label with manual acquisition',
      {
        publishingSpecifications: {
          isAutoInstallDuringOSUpgrade: true,
          manualAcquisition: true,
          additionalInfoForMsApproval: APPROVAL,
        },
      },
      ['publishingSpecifications.manualAcquisition'],
    ],
    [
      'a label that is neither automatic nor manual',
      { publishingSpecifications: { manualAcquisition: false } },
      ['publishingSpecifications.manualAcquisition'],
    ],
    ['no targeting', { targeting: null }, ['targetingInfo.hardwareIds']],
    [
      'a foreign hardware id',
      {
        targeting: { hardwareIds: [{ bundleId: 'b', infId: 'i', operatingSystemCode: 'o', pnpString: 'p' }] },
      },
      ['targetingInfo.hardwareIds'],
    ],
  ])('%s is refused', async (_, change, expected) => {
    const emulator = await startTestEmulator();
    const answer = await create(emulator, DEMO.submission, change);
    expect(answer).toMatchObject({ status: 422, body: { error: { code: 'invalidInput' } } });
    expect(targets(answer)).toEqual(expected);
  });

  test.each([
    [
      'an unknown audience',
      { restrictedToAudiences: [AUDIENCE.replace('9', '8')] },
      ['targetingInfo.restrictedToAudiences'],
    ],
    ['a CHID that is none', { chids: [{ chid: 'x' }] }, ['targetingInfo.chids']],
    [
      'both publish infos',
      {
        inServicePublishInfo: { flooring: 'RS1', ceiling: 'RS3' },
        coEngDriverPublishInfo: { flooringBuildNumber: '17135', ceilingBuildNumber: 17140 },
      },
      ['targetingInfo.coEngDriverPublishInfo'],
    ],
  ])('%s is refused', async (_, targeting, expected) => {
    const emulator = await startTestEmulator();
    const answer = await create(emulator, DEMO.submission, {}, targeting);
    expect(answer.status).toBe(422);
    expect(targets(answer)).toEqual(expected);
  });

  test('empty floors, an empty go-live date and PnP strings in any case are accepted', async () => {
    const emulator = await startTestEmulator();
    const { status } = await create(
      emulator,
      DEMO.submission,
      { publishingSpecifications: { goLiveDate: '', manualAcquisition: true } },
      {
        inServicePublishInfo: { flooring: '', ceiling: '' },
        coEngDriverPublishInfo: { flooringBuildNumber: '17135' },
        restrictedToAudiences: [AUDIENCE.toUpperCase()],
      },
    );
    expect(status).toBe(201);
  });

  test('seller ids must be bare numbers, and keep their digits', async () => {
    const emulator = await startTestEmulator();
    const quoted = await create(emulator, DEMO.submission, {
      publishingSpecifications: { visibleToAccounts: ['1'] },
    });
    expect(quoted.status).toBe(400);
    const hardwareIds = [await someHardwareId(emulator, DEMO.submission)];
    const text = `{"name":"x","destination":"windowsUpdate","publishingSpecifications":{"visibleToAccounts":[9007199254740993]},"targeting":${JSON.stringify({ hardwareIds })}}`;
    const { body } = await emulator.api('POST', `${DEMO.submission}/shippingLabels`, text, {
      'content-type': 'application/json',
    });
    expect(body.publishingSpecifications.visibleToAccounts).toEqual(['9007199254740993']);
  });

  test('an extension driver must be automatic', async () => {
    const emulator = await startTestEmulator();
    const place = await placeOf(emulator, 'Northwind Audio Tuning Extension');
    const refused = await create(emulator, place, {});
    expect(refused.body.error.message).toMatch(
      /^Extension drivers must be published as an Automatic update\./,
    );
    const automatic = { isAutoInstallOnApplicableSystems: true, additionalInfoForMsApproval: APPROVAL };
    expect((await create(emulator, place, { publishingSpecifications: automatic })).status).toBe(201);
  });

  test('an attested driver needs an audience or co-engineering', async () => {
    const emulator = await startTestEmulator();
    const place = await placeOf(emulator, 'Trey USB Serial Bridge');
    expect(targets(await create(emulator, place, {}))).toEqual(['targetingInfo.restrictedToAudiences']);
    expect((await create(emulator, place, {}, { restrictedToAudiences: [AUDIENCE] })).status).toBe(201);
    emulator.control.settings({ attestationNeedsAudience: false });
    expect((await create(emulator, place, {})).status).toBe(201);
  });

  test('CHIDs go with Windows 10 and later only', async () => {
    const emulator = await startTestEmulator();
    const place = await placeOf(emulator, 'Wide World Laser 500');
    const { body } = await create(emulator, place, {}, { chids: [{ chid: AUDIENCE }] });
    expect(body.error.message).toBe(
      'CHIDs are allowed only when HardwareIds are for operating systems Windows 10 and later.',
    );
  });

  test('a submission must be prepared', async () => {
    const emulator = await startTestEmulator();
    for (const name of ['Lucerne Virtual Audio Cable 1.4.0 ARM64', 'Tailspin HD Camera with Hello']) {
      const place = await placeOf(emulator, name);
      const answer = await emulator.api('POST', `${place}/shippingLabels`, {
        name: 'x',
        destination: 'windowsUpdate',
      });
      expect(answer.body.error).toMatchObject({
        code: 'requestInvalidForCurrentState',
        message: "Submission isn't yet ready to create shipping label. Retry after some time.",
      });
    }
  });

  test('a read-only product takes no labels, an inbox driver only shared ones, a shared one no sharing', async () => {
    const emulator = await startTestEmulator();
    const body = { name: 'x', destination: 'windowsUpdate', publishingSpecifications: {} };
    const post = async (name: string, change: object = {}) =>
      await emulator.api('POST', `${await placeOf(emulator, name)}/shippingLabels`, { ...body, ...change });
    expect(await post('Fabrikam Ethernet I219')).toMatchObject({
      status: 403,
      body: { error: { code: 'readOnlyProduct' } },
    });
    expect((await post('Contoso Inbox')).body.error.message).toMatch(
      /^Can't create Publishing shipping label/,
    );
    const sharing = { destination: 'anotherPartner', recipientSpecifications: { receiverPublisherId: '1' } };
    expect(targets(await post('Litware Touch', sharing))).toContain('destination');
    expect(targets(await post('Litware Touch'))).toContain('targetingInfo.chids');
  });
});
