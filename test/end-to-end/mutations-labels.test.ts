import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type DemoProduct, demoAccount, named, submissionOf } from '../kit/demo-account.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;
let account: ReadonlyMap<string, DemoProduct>;
/** A certified submission with metadata. */
let submission: string;
let tuples: { bundleId: string; infId: string; operatingSystemCode: string; pnpString: string }[];

beforeAll(async () => {
  stage = await setStage();
  account = await demoAccount(stage);
  submission = submissionOf(account, 'Litware Precision Touchpad').id;
  const { data } =
    await stage.ask(`{ node(id: "${submission}") { ... on Submission { driverMetadata { hardwareIds {
    bundleId infId operatingSystemCode pnpString } } } } }`);
  tuples = data.node.driverMetadata.hardwareIds;
  stage.calm();
});
afterEach(() => stage.calm());
afterAll(() => stage.close());

const LABEL = `shippingLabel { id shippingLabelId name destination progress
  publishingSpecifications { goLiveDate visibleToAccounts isAutoInstallDuringOSUpgrade manualAcquisition
    additionalInfoForMsApproval { microsoftContact affectedOems } }
  recipientSpecifications { receiverPublisherId enforceChidTargeting }
  targeting { hardwareIds { pnpString distributionState } chids { chid distributionState } restrictedToAudiences
    inServicePublishInfo { flooring ceiling } coEngDriverPublishInfo { flooringBuildNumber } } }
  userErrors { code message path target }`;

const create = `mutation ($input: CreateShippingLabelInput!) { createShippingLabel(input: $input) { ${LABEL} } }`;
const update = `mutation ($input: UpdateShippingLabelInput!) { updateShippingLabel(input: $input) { ${LABEL} } }`;
const cancel = `mutation ($input: CancelShippingLabelInput!) { cancelShippingLabel(input: $input) { ${LABEL} } }`;
const expire = `mutation ($input: ExpireShippingLabelInput!) { expireShippingLabel(input: $input) { ${LABEL} } }`;

describe('createShippingLabel', () => {
  test('whose label cannot be read afresh gives what the service answered, and says of the rest why it is null', async () => {
    stage.emulator.control.addFault({
      kind: 'status',
      status: 403,
      match: { method: 'GET', pattern: 'shippingLabels/\\d+' },
    });
    const { data, errors } = await stage.ask(create, {
      input: {
        submission,
        name: 'not to be read',
        destination: 'ANOTHER_PARTNER',
        recipientSpecifications: { receiverPublisherId: '30000001' },
        targeting: { hardwareIds: tuples.slice(0, 1) },
      },
    });
    const label = data.createShippingLabel.shippingLabel;
    expect(label).toMatchObject({ name: 'not to be read', progress: 'PROCESSING', targeting: null });
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['createShippingLabel', 'shippingLabel', 'targeting'],
        extensions: expect.objectContaining({ code: 'UPSTREAM_FORBIDDEN' }),
      }),
    ]);
  });

  test('publishes to Windows Update with everything that can be said, and reads the label afresh', async () => {
    const input = {
      submission,
      name: 'release',
      destination: 'WINDOWS_UPDATE',
      publishingSpecifications: {
        goLiveDate: '2027-02-22T06:50:54.793Z',
        visibleToAccounts: ['27691110', '9007199254740993'],
        isAutoInstallDuringOSUpgrade: true,
        isAutoInstallOnApplicableSystems: false,
        isDisclosureRestricted: true,
        publishToWindows10s: true,
        additionalInfoForMsApproval: {
          microsoftContact: 'partner@microsoft.example',
          validationsPerformed: 'HLK',
          affectedOems: ['Contoso'],
          isRebootRequired: true,
          isCoEngineered: false,
          isForUnreleasedHardware: false,
          hasUiSoftware: false,
          businessJustification: 'Fixes a resume failure',
        },
      },
      targeting: {
        hardwareIds: tuples.slice(0, 2),
        chids: [{ chid: '0f6e4fd6-11c5-4f4a-92d8-6d29f3c3f1a7' }],
        restrictedToAudiences: ['9F4F44D8-2C1E-4B0A-9B57-D3F1E6A2C845'],
        inServicePublishInfo: { flooring: 'CO', ceiling: 'NI' },
      },
    };
    const { data, errors } = await stage.ask(create, { input });
    expect(errors).toBeUndefined();
    expect(data.createShippingLabel).toEqual({
      userErrors: [],
      shippingLabel: {
        id: expect.stringMatching(new RegExp(`^${submission}/shippingLabels/\\d{19}$`)),
        shippingLabelId: expect.stringMatching(/^\d{19}$/),
        name: 'release',
        destination: 'WINDOWS_UPDATE',
        progress: 'PROCESSING',
        publishingSpecifications: {
          goLiveDate: '2027-02-22T06:50:54.793Z',
          visibleToAccounts: ['27691110', '9007199254740993'],
          isAutoInstallDuringOSUpgrade: true,
          manualAcquisition: false,
          additionalInfoForMsApproval: {
            microsoftContact: 'partner@microsoft.example',
            affectedOems: ['Contoso'],
          },
        },
        recipientSpecifications: null,
        targeting: {
          hardwareIds: tuples
            .slice(0, 2)
            .map(({ pnpString }) => ({ pnpString, distributionState: 'PENDING_ADD' })),
          chids: [{ chid: '0f6e4fd6-11c5-4f4a-92d8-6d29f3c3f1a7', distributionState: 'PENDING_ADD' }],
          restrictedToAudiences: ['9f4f44d8-2c1e-4b0a-9b57-d3f1e6a2c845'],
          inServicePublishInfo: { flooring: 'CO', ceiling: 'NI' },
          coEngDriverPublishInfo: null,
        },
      },
    });
  });

  test('with allHardwareIds takes every tuple of the driver metadata', async () => {
    const input = { ...manual('everything'), targeting: { allHardwareIds: true } };
    const { data } = await stage.ask(create, { input });
    expect(data.createShippingLabel.userErrors).toEqual([]);
    const shown = data.createShippingLabel.shippingLabel.targeting.hardwareIds;
    expect(shown.map(({ pnpString }: { pnpString: string }) => pnpString)).toEqual(
      tuples.map(({ pnpString }) => pnpString),
    );
    expect(stage.emulator.control.blobRequests()).toMatchObject([{ method: 'GET', authorized: false }]);
  });

  test('with allHardwareIds is refused by us where there is no metadata, and not sent', async () => {
    const { id } = submissionOf(account, 'Adatum Legacy Display');
    const input = { ...manual('old'), submission: id, targeting: { allHardwareIds: true } };
    const { data } = await stage.ask(create, { input });
    expect(data.createShippingLabel).toMatchObject({
      shippingLabel: null,
      userErrors: [{ code: 'DRIVER_METADATA_MISSING', path: ['targeting', 'allHardwareIds'] }],
    });
    expect(stage.calls('POST')).toEqual([]);
  });

  test('shares with a partner', async () => {
    const input = {
      submission,
      name: 'share',
      destination: 'ANOTHER_PARTNER',
      recipientSpecifications: { receiverPublisherId: '30000007', enforceChidTargeting: true },
      targeting: { hardwareIds: tuples.slice(0, 1) },
    };
    const { data } = await stage.ask(create, { input });
    expect(data.createShippingLabel).toMatchObject({
      userErrors: [],
      shippingLabel: {
        destination: 'ANOTHER_PARTNER',
        recipientSpecifications: { receiverPublisherId: '30000007', enforceChidTargeting: true },
        publishingSpecifications: null,
      },
    });
  });

  test('fills in the manual acquisition that neither automatic way leaves', async () => {
    const { data } = await stage.ask(create, { input: manual('by hand') });
    expect(data.createShippingLabel.shippingLabel.publishingSpecifications).toMatchObject({
      manualAcquisition: true,
    });
  });

  const automatic = { isAutoInstallDuringOSUpgrade: true };
  test.each([
    [
      'to Windows Update without publishing specifications',
      { publishingSpecifications: null },
      ['publishingSpecifications'],
    ],
    ['to a partner without a receiver', { destination: 'ANOTHER_PARTNER' }, ['recipientSpecifications']],
    ['to nowhere', { destination: 'NOT_SET' }, ['destination']],
    ['without a name', { name: '' }, ['name']],
    [
      'neither automatic nor manual',
      { publishingSpecifications: { manualAcquisition: false } },
      ['publishingSpecifications', 'manualAcquisition'],
    ],
    [
      'automatic and manual',
      {
        publishingSpecifications: { ...automatic, manualAcquisition: true, additionalInfoForMsApproval: {} },
      },
      ['publishingSpecifications', 'manualAcquisition'],
    ],
    [
      'automatic without information for the approval',
      { publishingSpecifications: automatic },
      ['publishingSpecifications', 'additionalInfoForMsApproval'],
    ],
    [
      'to a receiver that is no number',
      { destination: 'ANOTHER_PARTNER', recipientSpecifications: { receiverPublisherId: 'Litware' } },
      ['recipientSpecifications', 'receiverPublisherId'],
    ],
    [
      'with limits by version and by build',
      {
        targeting: {
          inServicePublishInfo: { flooring: 'CO' },
          coEngDriverPublishInfo: { flooringBuildNumber: 22000 },
        },
      },
      ['targeting', 'coEngDriverPublishInfo'],
    ],
    [
      'with all hardware ids and some',
      {
        targeting: {
          allHardwareIds: true,
          hardwareIds: [{ bundleId: 'b', infId: 'i', operatingSystemCode: 'o', pnpString: 'p' }],
        },
      },
      ['targeting', 'allHardwareIds'],
    ],
    [
      'with CHIDs for Windows 7',
      {
        targeting: {
          hardwareIds: [{ bundleId: 'b', infId: 'i', operatingSystemCode: 'WINDOWS_7_X64', pnpString: 'p' }],
          chids: [{ chid: '0f6e4fd6-11c5-4f4a-92d8-6d29f3c3f1a7' }],
        },
      },
      ['targeting', 'chids'],
    ],
  ])('%s breaks a rule of our own that is named, and is not sent', async (_, change, path) => {
    const { data, errors } = await stage.ask(create, { input: { ...manual('rules'), ...change } });
    expect(errors).toBeUndefined();
    expect(data.createShippingLabel).toMatchObject({
      shippingLabel: null,
      userErrors: [{ code: 'INVALID_INPUT', path, target: null }],
    });
    expect(data.createShippingLabel.userErrors[0].message).toMatch(/`\w+`|CHIDs/);
    expect(stage.emulator.control.calls()).toEqual([]);
  });

  test('is checked and not sent when it is to be validated only', async () => {
    const input = { ...manual('check'), targeting: { allHardwareIds: true }, validateOnly: true };
    const { data } = await stage.ask(create, { input });
    expect(data.createShippingLabel).toEqual({ shippingLabel: null, userErrors: [] });
    expect(stage.emulator.control.calls()).toEqual([]);
  });
});

describe('updateShippingLabel', () => {
  test('adds and removes hardware ids and CHIDs, replaces audiences, and gives a reason', async () => {
    const { id, number } = await published();
    const [first, second, third] = tuples;
    const input = {
      id,
      targeting: {
        hardwareIds: [
          { action: 'REMOVE', ...first },
          { action: 'ADD', ...third },
        ],
        chids: [{ action: 'ADD', chid: '0f6e4fd6-11c5-4f4a-92d8-6d29f3c3f1a7' }],
        restrictedToAudiences: ['c8d9fa01-7e62-4d3b-b1c4-62f5a09b7d11'],
        businessJustification: 'Recalled',
      },
    };
    const { data } = await stage.ask(update, { input });
    expect(data.updateShippingLabel.userErrors).toEqual([]);
    const { targeting, progress } = data.updateShippingLabel.shippingLabel;
    expect(progress).toBe('PROCESSING');
    expect(statesOf(targeting)).toEqual({
      [first?.pnpString ?? '']: 'PENDING_REMOVE',
      [second?.pnpString ?? '']: 'ADDED',
      [third?.pnpString ?? '']: 'PENDING_ADD',
    });
    expect(targeting.restrictedToAudiences).toEqual(['c8d9fa01-7e62-4d3b-b1c4-62f5a09b7d11']);
    stage.emulator.control.label(number, { finish: true });
    const later = await stage.ask(
      `{ node(id: "${id}") { ... on ShippingLabel { progress targeting { hardwareIds { pnpString distributionState } } } } }`,
    );
    expect(later.data.node.progress).toBe('PUBLISHED');
    expect(Object.keys(statesOf(later.data.node.targeting))).toEqual([second?.pnpString, third?.pnpString]);
  });

  test('clears audiences with an empty list', async () => {
    const { id } = await published({ restrictedToAudiences: ['c8d9fa01-7e62-4d3b-b1c4-62f5a09b7d11'] });
    const { data } = await stage.ask(update, { input: { id, targeting: { restrictedToAudiences: [] } } });
    expect(data.updateShippingLabel.userErrors).toEqual([]);
    expect(data.updateShippingLabel.shippingLabel.targeting.restrictedToAudiences).toEqual([]);
  });

  test('of nothing is refused by us, and not sent', async () => {
    const id = `${submission}/shippingLabels/7`;
    for (const targeting of [undefined, null, {}, { hardwareIds: null }]) {
      const { data } = await stage.ask(update, { input: { id, targeting } });
      expect(data.updateShippingLabel).toMatchObject({
        shippingLabel: null,
        userErrors: [{ code: 'INVALID_INPUT' }],
      });
    }
    const valid = await stage.ask(update, {
      input: { id, targeting: { restrictedToAudiences: [] }, validateOnly: true },
    });
    expect(valid.data.updateShippingLabel).toEqual({ shippingLabel: null, userErrors: [] });
    expect(stage.emulator.control.calls()).toEqual([]);
  });
});

describe('cancelShippingLabel', () => {
  test('is accepted at once, and the label fails later', async () => {
    const { id, shippingLabelId } = await made();
    stage.emulator.control.label(shippingLabelId, { step: 'microsoftApproval' });
    const { data } = await stage.ask(cancel, { input: { id } });
    expect(data.cancelShippingLabel).toMatchObject({
      shippingLabel: { id, progress: 'AWAITING_APPROVAL' },
      userErrors: [],
    });
    stage.emulator.control.clock({ advanceMs: 48 * 3_600_000 });
    const later = await stage.ask(`{ node(id: "${id}") { ... on ShippingLabel { progress } } }`);
    expect(later.data.node.progress).toBe('FAILED');
  });

  test('is not sent when it is to be validated only', async () => {
    const input = { id: `${submission}/shippingLabels/7`, validateOnly: true };
    expect((await stage.ask(cancel, { input })).data.cancelShippingLabel).toEqual({
      shippingLabel: null,
      userErrors: [],
    });
    expect(stage.emulator.control.calls()).toEqual([]);
  });
});

describe('expireShippingLabel', () => {
  test('removes every hardware id', async () => {
    const { id, number } = await published();
    const { data } = await stage.ask(expire, { input: { id } });
    expect(data.expireShippingLabel.userErrors).toEqual([]);
    const states = Object.values(statesOf(data.expireShippingLabel.shippingLabel.targeting));
    expect(states).toEqual(['PENDING_REMOVE', 'PENDING_REMOVE']);
    stage.emulator.control.label(number, { finish: true });
    const later = await stage.ask(
      `{ node(id: "${id}") { ... on ShippingLabel { targeting { hardwareIds { pnpString } } } } }`,
    );
    expect(later.data.node.targeting.hardwareIds).toEqual([]);
    const again = await stage.ask(expire, { input: { id } });
    expect(again.data.expireShippingLabel).toMatchObject({
      shippingLabel: null,
      userErrors: [{ path: ['id'] }],
    });
  });

  test('of a label that does not exist says so', async () => {
    const { data } = await stage.ask(expire, {
      input: { id: `${submission}/shippingLabels/1152921504606846977` },
    });
    expect(data.expireShippingLabel).toMatchObject({
      shippingLabel: null,
      userErrors: [{ code: 'ENTITY_NOT_FOUND', path: ['id'] }],
    });
    expect(stage.calls('PATCH')).toEqual([]);
  });

  test('is not sent when it is to be validated only', async () => {
    const input = {
      id: named(account, 'Contoso Bluetooth LE Audio').submissions[0]?.shippingLabels[0]?.id,
      validateOnly: true,
    };
    expect((await stage.ask(expire, { input })).data.expireShippingLabel).toEqual({
      shippingLabel: null,
      userErrors: [],
    });
    expect(stage.emulator.control.calls()).toEqual([]);
  });
});

/** A label for Windows Update that is installed by hand. */
function manual(name: string) {
  return {
    submission,
    name,
    destination: 'WINDOWS_UPDATE',
    publishingSpecifications: {},
    targeting: { hardwareIds: tuples?.slice(0, 2) },
  };
}

async function made(targeting: object = {}) {
  const input = { ...manual('made'), targeting: { hardwareIds: tuples.slice(0, 2), ...targeting } };
  const { data } = await stage.ask(create, { input });
  expect(data.createShippingLabel.userErrors).toEqual([]);
  return data.createShippingLabel.shippingLabel as { id: string; shippingLabelId: string };
}

/** A label that is on Windows Update. */
async function published(targeting: object = {}): Promise<{ id: string; number: string }> {
  const { id, shippingLabelId } = await made(targeting);
  stage.emulator.control.label(shippingLabelId, { finish: true });
  return { id, number: shippingLabelId };
}

function statesOf({ hardwareIds }: { hardwareIds: { pnpString: string; distributionState: string }[] }) {
  return Object.fromEntries(
    hardwareIds.map(({ pnpString, distributionState }) => [pnpString, distributionState]),
  );
}
