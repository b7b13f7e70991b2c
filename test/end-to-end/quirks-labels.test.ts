import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS } from '../../src/emulator/settings.ts';
import { type DemoProduct, demoAccount, submissionOf } from '../kit/demo-account.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;
let account: ReadonlyMap<string, DemoProduct>;

beforeAll(async () => {
  stage = await setStage();
  account = await demoAccount(stage);
});
afterEach(() => {
  stage.emulator.control.settings(structuredClone(DEFAULT_SETTINGS));
  stage.calm();
});
afterAll(() => stage.close());

const WIFI = 'Contoso Wi-Fi 6E AX Adapter';
const TOUCHPAD = 'Litware Precision Touchpad';

/** The numbers are those of the service's tricky cases. */
describe('tricky cases of shipping labels', () => {
  test('17: accounts that see a label and the receiver of a share are both numbers of sellers, and both are text here', async () => {
    const [publishing] = await read(0, 'publishingSpecifications { visibleToAccounts }');
    const [sharing] = await read(3, 'recipientSpecifications { receiverPublisherId }');
    expect(publishing.publishingSpecifications.visibleToAccounts).toEqual(['27691110', '30000001']);
    expect(sharing.recipientSpecifications.receiverPublisherId).toBe('30000005');
  });

  test('18: labels full of nulls and empty texts are read without an error', async () => {
    const body = {
      publishingSpecifications: {
        goLiveDate: '',
        visibleToAccounts: null,
        additionalInfoForMsApproval: null,
      },
      recipientSpecifications: null,
      targeting: {
        hardwareIds: [{ bundleId: null, infId: '', pnpString: 'x', distributionState: null }, null],
        chids: null,
        restrictedToAudiences: null,
        inServicePublishInfo: { flooring: '', ceiling: null },
        coEngDriverPublishInfo: {},
      },
      workflowStatus: { currentStep: null, state: null, messages: null, errorReport: null },
      name: null,
      destination: null,
    };
    expect(await readBody(body)).toEqual({
      name: null,
      destination: null,
      progress: 'PROCESSING',
      publishingSpecifications: {
        goLiveDate: null,
        visibleToAccounts: [],
        additionalInfoForMsApproval: null,
      },
      recipientSpecifications: null,
      targeting: {
        hardwareIds: [
          { bundleId: null, infId: null, operatingSystemCode: null, pnpString: 'x', distributionState: null },
        ],
        chids: [],
        restrictedToAudiences: [],
        audiences: [],
        inServicePublishInfo: { flooring: null, ceiling: null },
        coEngDriverPublishInfo: null,
      },
      workflowStatus: { currentStep: null, state: null, messages: [], errorReport: null },
    });
  });

  test('18: labels of nothing but an id are read without an error', async () => {
    expect(await readBody({})).toMatchObject({
      name: null,
      targeting: null,
      workflowStatus: null,
      progress: 'PROCESSING',
    });
  });

  test('20: targeting is there after a create whose answer lacks it, and where lists leave it out', async () => {
    stage.emulator.control.settings({ targetingInLists: false });
    const { data } = await stage.ask(create, { input: manual('20') });
    const { id, targeting } = data.createShippingLabel.shippingLabel;
    expect(targeting.hardwareIds.length).toBeGreaterThan(0);
    const list = await stage.ask(
      `{ node(id: "${submissionOf(account, TOUCHPAD).id}") { ... on Submission { shippingLabels { nodes { id targeting { hardwareIds { pnpString } } } } } } }`,
    );
    const { hardwareIds } = targeting;
    expect(list.data.node.shippingLabels.nodes).toContainEqual({ id, targeting: { hardwareIds } });
  });

  test('21: a receiver in a list and manufacturers in one text are read as they are meant', async () => {
    const body = {
      recipientSpecifications: [{ receiverPublisherId: 30000001, enforceChidTargeting: 'true' }],
      publishingSpecifications: { additionalInfoForMsApproval: { affectedOems: 'Contoso' } },
    };
    expect(await readBody(body)).toMatchObject({
      recipientSpecifications: { receiverPublisherId: '30000001', enforceChidTargeting: true },
      publishingSpecifications: { additionalInfoForMsApproval: { affectedOems: ['Contoso'] } },
    });
  });

  test('22: a manual label has no information for the approval', async () => {
    const [manualLabel] = await read(
      1,
      'publishingSpecifications { manualAcquisition additionalInfoForMsApproval { microsoftContact } }',
    );
    expect(manualLabel.publishingSpecifications).toEqual({
      manualAcquisition: true,
      additionalInfoForMsApproval: null,
    });
  });

  test('23: limits by version and by build exclude each other as input, and are both read where both are there', async () => {
    const both = {
      inServicePublishInfo: { flooring: 'RS1' },
      coEngDriverPublishInfo: { flooringBuildNumber: 17135 },
    };
    const label = submissionOf(account, WIFI).shippingLabels[0];
    const { data } = await stage.ask(
      'mutation ($input: UpdateShippingLabelInput!) { updateShippingLabel(input: $input) { userErrors { path } } }',
      { input: { id: label?.id, targeting: both } },
    );
    expect(data.updateShippingLabel.userErrors).toEqual([{ path: ['targeting', 'coEngDriverPublishInfo'] }]);
    expect((await readBody({ targeting: both })).targeting).toMatchObject({
      inServicePublishInfo: { flooring: 'RS1', ceiling: null },
      coEngDriverPublishInfo: { flooringBuildNumber: 17135 },
    });
  });

  test('24: manual acquisition is filled in as the opposite of the automatic ways, also for a service that insists', async () => {
    stage.emulator.control.settings({ manualAcquisitionRequired: true });
    const { data } = await stage.ask(create, { input: manual('24') });
    expect(data.createShippingLabel).toMatchObject({
      userErrors: [],
      shippingLabel: { publishingSpecifications: { manualAcquisition: true } },
    });
  });

  test('24: manual acquisition is null on labels of before there was one', async () => {
    const [old] = await read(
      7,
      'publishingSpecifications { manualAcquisition isAutoInstallDuringOSUpgrade }',
    );
    expect(old.publishingSpecifications).toEqual({
      manualAcquisition: null,
      isAutoInstallDuringOSUpgrade: false,
    });
  });

  test('32: floors and codes that nobody has heard of are passed on in both directions', async () => {
    const targeting = { inServicePublishInfo: { flooring: '26H1', ceiling: 'MN' } };
    expect((await readBody({ targeting })).targeting.inServicePublishInfo).toEqual({
      flooring: '26H1',
      ceiling: 'MN',
    });
    const input = manual('32');
    const { data } = await stage.ask(create, {
      input: { ...input, targeting: { ...input.targeting, inServicePublishInfo: { flooring: '27H2' } } },
    });
    expect(data.createShippingLabel).toMatchObject({
      userErrors: [],
      shippingLabel: { targeting: { inServicePublishInfo: { flooring: '27H2', ceiling: null } } },
    });
  });

  test('35: what was cancelled looks failed, and there is no other state for it', async () => {
    const [withdrawn] = await read(4, 'name progress workflowStatus { state messages }');
    expect(withdrawn).toMatchObject({
      name: 'Withdrawn in approval',
      progress: 'FAILED',
      workflowStatus: { state: 'FAILED' },
    });
  });

  test('36: a label waits for approval until somebody gives it', async () => {
    const { data } = await stage.ask(create, { input: manual('36') });
    const { id, shippingLabelId } = data.createShippingLabel.shippingLabel;
    const progress = async () =>
      (await stage.ask(`{ node(id: "${id}") { ... on ShippingLabel { progress } } }`)).data.node.progress;
    stage.emulator.control.clock({ advanceMs: 14 * 86_400_000 });
    expect(await progress()).toBe('AWAITING_APPROVAL');
    stage.emulator.control.label(shippingLabelId, { approve: true });
    stage.emulator.control.clock({ advanceMs: 3_600_000 });
    expect(await progress()).toBe('PUBLISHED');
  });
});

const create = `mutation ($input: CreateShippingLabelInput!) { createShippingLabel(input: $input) {
  shippingLabel { id shippingLabelId targeting { hardwareIds { pnpString } } publishingSpecifications { manualAcquisition } }
  userErrors { code message } } }`.replace(
  'targeting {',
  'targeting { inServicePublishInfo { flooring ceiling }',
);

/** A label that is installed by hand, for every hardware id. */
function manual(name: string) {
  return {
    submission: submissionOf(account, TOUCHPAD).id,
    name,
    destination: 'WINDOWS_UPDATE',
    publishingSpecifications: {},
    targeting: { allHardwareIds: true },
  };
}

/** Fields of one of the labels of the Wi-Fi adapter. */
async function read(index: number, fields: string) {
  const id = submissionOf(account, WIFI).shippingLabels[index]?.id;
  const { data, errors } = await stage.ask(
    `{ nodes(ids: ["${id}"]) { ... on ShippingLabel { ${fields} } } }`,
  );
  expect(errors).toBeUndefined();
  return data.nodes;
}

/** A label as the service writes it, read field by field. */
async function readBody(body: object) {
  const match = { pattern: '/shippingLabels/7[?]' };
  stage.emulator.control.addFault({
    match,
    kind: 'body',
    body: { id: 7, productId: 5, submissionId: 6, ...body },
  });
  const { data, errors } =
    await stage.ask(`{ shippingLabel(productId: 5, submissionId: 6, shippingLabelId: 7) {
    name destination progress
    publishingSpecifications { goLiveDate visibleToAccounts additionalInfoForMsApproval { affectedOems } }
    recipientSpecifications { receiverPublisherId enforceChidTargeting }
    targeting { hardwareIds { bundleId infId operatingSystemCode pnpString distributionState } chids { chid }
      restrictedToAudiences audiences { id } inServicePublishInfo { flooring ceiling }
      coEngDriverPublishInfo { flooringBuildNumber } }
    workflowStatus { currentStep state messages errorReport }
  } }`);
  expect(errors).toBeUndefined();
  return data.shippingLabel;
}
