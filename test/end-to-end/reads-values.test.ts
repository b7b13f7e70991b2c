import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type DemoProduct, demoAccount, named } from '../kit/demo-account.ts';
import { type Stage, setStage } from '../kit/stage.ts';
import { wireExample } from '../kit/wire-example.ts';

let stage: Stage;
let account: ReadonlyMap<string, DemoProduct>;

beforeAll(async () => {
  stage = await setStage();
  account = await demoAccount(stage);
});
afterEach(() => stage.calm());
afterAll(() => stage.close());

describe('the wire examples', () => {
  test('of a product are read field by field', async () => {
    say(/\/products\/14500000000000001$/, wireExample('product-created'));
    const { data } = await stage.ask(`{ product(productId: "14500000000000001") {
      id productId sharedProductId isCommitted isExtensionInf originType sourceProductId sourcePublisherId message
      announcementDate deviceMetadataIds firmwareVersion deviceType marketingNames name testHarness
      selectedProductTypes { operatingSystemFamily productType } requestedSignatures
      additionalAttributes { svvp { guestOs } } createdBy
    } }`);
    expect(data.product).toEqual({
      id: 'products/14500000000000001',
      productId: '14500000000000001',
      sharedProductId: '1152921504700000003',
      isCommitted: false,
      isExtensionInf: false,
      originType: 'author',
      sourceProductId: '0',
      sourcePublisherId: '0',
      message: null,
      announcementDate: '2026-01-01T00:00:00Z',
      deviceMetadataIds: [],
      firmwareVersion: '0',
      deviceType: 'EXTERNAL',
      marketingNames: [],
      name: 'Widget driver',
      testHarness: 'ATTESTATION',
      selectedProductTypes: [{ operatingSystemFamily: 'windows_v100_RS5', productType: 'Unclassified' }],
      requestedSignatures: ['WINDOWS_v100_X64_RS5_FULL'],
      additionalAttributes: null,
      createdBy: null,
    });
  });

  test('of a submission are read with its uploads and downloads apart', async () => {
    const query = `{ submission(productId: "14500000000000001", submissionId: "1152921505700000007") {
      id submissionId productId commitStatus progress downloads { type } uploadUrl downloadMessages
      workflowStatus { currentStep state messages errorReportUrl } name type
    } }`;
    const ask = async (example: string) => {
      say(/\/submissions\/1152921505700000007$/, wireExample(example));
      return (await stage.ask(query)).data.submission;
    };
    expect(await ask('submission-created')).toMatchObject({
      id: 'products/14500000000000001/submissions/1152921505700000007',
      commitStatus: 'COMMIT_PENDING',
      progress: 'AWAITING_PACKAGE',
      downloads: [],
      uploadUrl: expect.stringMatching(
        /sp=rwl&rscd=attachment%3B\+filename%3Dinitial_1152921505700000007\.cab&sig=/,
      ),
      workflowStatus: null,
    });
    expect(await ask('submission-processing')).toMatchObject({ progress: 'PROCESSING', uploadUrl: null });
    expect(await ask('submission-ready')).toMatchObject({
      progress: 'READY',
      downloads: [{ type: 'INITIAL_PACKAGE' }, { type: 'SIGNED_PACKAGE' }, { type: 'DRIVER_METADATA' }],
      uploadUrl: null,
    });
    expect(await ask('submission-failed')).toMatchObject({
      progress: 'FAILED',
      downloads: [],
      workflowStatus: {
        currentStep: 'packageInfoValidation',
        state: 'FAILED',
        messages: ['text'],
        errorReportUrl: 'https://acct.blob.core.windows.net/ingestion/4?sig=..',
      },
    });
  });

  test('of a label for Windows Update are read', async () => {
    say(/\/shippingLabels\/1152921504800000009\?/, wireExample('label-windows-update'));
    const id =
      'products/14500000000000001/submissions/1152921505700000007/shippingLabels/1152921504800000009';
    expect((await stage.ask(labelQuery, { id })).data.node).toEqual({
      id,
      shippingLabelId: '1152921504800000009',
      destination: 'WINDOWS_UPDATE',
      progress: 'AWAITING_APPROVAL',
      name: 'publish',
      publishingSpecifications: {
        goLiveDate: '2026-04-12T05:28:32.721Z',
        visibleToAccounts: ['27691110', '30000001'],
        manualAcquisition: false,
        additionalInfoForMsApproval: { microsoftContact: 'somebody@example.com', affectedOems: ['Contoso'] },
      },
      recipientSpecifications: null,
      targeting: {
        hardwareIds: [{ pnpString: 'pci\\ven_1&dev_2', distributionState: 'PENDING_ADD' }],
        chids: [{ chid: '11111111-2222-4333-8444-555555555556', distributionState: 'PENDING_ADD' }],
        restrictedToAudiences: ['11111111-2222-4333-8444-555555555557'],
        audiences: [],
        inServicePublishInfo: { flooring: 'RS1', ceiling: 'RS3' },
      },
      workflowStatus: { errorReport: null },
    });
  });

  test('of a label for a partner are read', async () => {
    say(/\/shippingLabels\/1152921504800000011\?/, wireExample('label-another-partner'));
    const id =
      'products/14500000000000001/submissions/1152921505700000007/shippingLabels/1152921504800000011';
    expect((await stage.ask(labelQuery, { id })).data.node).toEqual({
      id,
      shippingLabelId: '1152921504800000011',
      destination: 'ANOTHER_PARTNER',
      progress: 'SHARED',
      name: 'share',
      publishingSpecifications: null,
      recipientSpecifications: { receiverPublisherId: '30000001', enforceChidTargeting: false },
      targeting: null,
      workflowStatus: { errorReport: null },
    });
  });

  test('of audiences and of attributes are read', async () => {
    say(/\/audiences$/, wireExample('audiences'));
    const { data } = await stage.ask('{ audiences { id audienceId name description audienceName } }');
    expect(data.audiences.length).toBeGreaterThan(0);
    for (const audience of data.audiences) expect(audience.id).toBe(`audiences/${audience.audienceId}`);
    say(/\/products\/14500000000000003$/, wireExample('product-storage-controller'));
    const storage = await stage.ask(`{ product(productId: "14500000000000003") { additionalAttributes {
      storageController { biosVersion usedProprietary proprietaryName uefiVersion supportsSector4K512E } raidController { isSES }
    } } }`);
    expect(storage.data.product.additionalAttributes).toEqual({
      storageController: {
        biosVersion: '1.4',
        usedProprietary: true,
        proprietaryName: 'widget',
        uefiVersion: null,
        supportsSector4K512E: true,
      },
      raidController: null,
    });
  });
});

describe('dates', () => {
  test.each([
    ['without a zone', '2018-01-01T00:00:00', '2018-01-01T00:00:00Z'],
    ['with Z', '2016-10-22T00:00:00Z', '2016-10-22T00:00:00Z'],
    ['with three decimals', '2018-04-05T08:59:03.414Z', '2018-04-05T08:59:03.414Z'],
    ['with seven decimals', '2018-04-04T16:11:27.2965057+00:00', '2018-04-04T16:11:27.2965057Z'],
    ['with a local offset', '2018-02-22T00:50:54.793-06:00', '2018-02-22T06:50:54.793Z'],
    ['in lower case', '2018-02-22t06:50:54z', '2018-02-22T06:50:54Z'],
    ['without a time', '2018-02-22', '2018-02-22T00:00:00Z'],
    ['of year 1', '0001-01-01T00:00:00', null],
    ['of year 1 with an offset', '0001-01-01T00:00:00+00:00', null],
    ['empty', '', null],
    ['null', null, null],
    ['that are none', 'soon', null],
  ])('%s', async (_, announcementDate, expected) => {
    expect(await productWith({ announcementDate }, 'announcementDate')).toEqual({
      announcementDate: expected,
    });
  });

  test('of a go-live in each of the three forms of the service are one moment', async () => {
    const label = named(account, 'Contoso Wi-Fi 6E AX Adapter').submissions[0]?.shippingLabels[1];
    const fields = 'publishingSpecifications { goLiveDate }';
    const [single, list] = await Promise.all([
      stage.ask(`{ node(id: "${label?.id}") { ... on ShippingLabel { ${fields} } } }`),
      stage.ask(`{ node(id: "${label?.id.replace(/\/shippingLabels.*/, '')}") { ... on Submission {
        shippingLabels { nodes { id ${fields} } } } } }`),
    ]);
    const listed = list.data.node.shippingLabels.nodes.find(({ id }: { id: string }) => id === label?.id);
    expect(listed.publishingSpecifications.goLiveDate).toBe('2026-02-22T06:50:54Z');
    expect(single.data.node.publishingSpecifications.goLiveDate).toBe('2026-02-22T06:50:54Z');
  });
});

describe('values of closed sets', () => {
  const sets: readonly (readonly [string, string, readonly (readonly [unknown, string | null])[]])[] = [
    [
      'testHarness',
      'testHarness',
      [
        ['hlk', 'HLK'],
        ['Attestation', 'ATTESTATION'],
        ['HCK', 'HCK'],
        ['notset', 'NOT_SET'],
        ['NotSet', 'NOT_SET'],
        ['', null],
        [null, null],
        ['wlk', 'UNRECOGNIZED'],
        [7, 'UNRECOGNIZED'],
      ],
    ],
    [
      'deviceType',
      'deviceType',
      [
        ['internal', 'INTERNAL'],
        ['External', 'EXTERNAL'],
        ['internalExternal', 'INTERNAL_EXTERNAL'],
        ['notSet', 'NOT_SET'],
        ['cloud', 'UNRECOGNIZED'],
      ],
    ],
  ];

  test.each(sets)('of %s are read in any letter case', async (member, field, values) => {
    for (const [wire, expected] of values) {
      expect(await productWith({ [member]: wire }, field)).toEqual({ [field]: expected });
    }
  });

  test('that nobody knows yet are UNRECOGNIZED, no error, and counted', async () => {
    const before = await counted('TestHarness');
    expect(await productWith({ testHarness: 'whlk2030' }, 'testHarness')).toEqual({
      testHarness: 'UNRECOGNIZED',
    });
    expect(await counted('TestHarness')).toBe(before + 1);
  });

  test('of a submission and its parts are read in any letter case', async () => {
    const odd = {
      type: 'DERIVED',
      commitStatus: 'CommitReceived',
      workflowStatus: { currentStep: 'Signing', state: 'NOTSTARTED', messages: null },
      downloads: {
        items: [
          { type: 'SignedPackage', url: 'https://a.example/1?sp=r' },
          { type: 'ExternalNotes', url: 'https://a.example/2' },
          { type: 'Unknown', url: 'https://a.example/3' },
          { type: 'hologram', url: 'https://a.example/4' },
        ],
      },
    };
    expect(
      await submissionWith(
        odd,
        'type commitStatus workflowStatus { state currentStep messages } downloads { type }',
      ),
    ).toEqual({
      type: 'DERIVED',
      commitStatus: 'COMMIT_RECEIVED',
      workflowStatus: { state: 'NOT_STARTED', currentStep: 'Signing', messages: [] },
      downloads: [
        { type: 'SIGNED_PACKAGE' },
        { type: 'EXTERNAL_NOTES' },
        { type: 'UNKNOWN' },
        { type: 'UNRECOGNIZED' },
      ],
    });
  });

  test('of the states of hardware ids and CHIDs are two sets', async () => {
    const states = [
      'Unknown',
      'PendingAdd',
      'Added',
      'PendingRemove',
      'PendingRecovery',
      'Recovered',
      'notSet',
    ];
    const targeting = {
      hardwareIds: states.map((distributionState) => ({ distributionState })),
      chids: states.map((distributionState) => ({ distributionState })),
    };
    const label = await labelWith(
      { targeting },
      'targeting { hardwareIds { distributionState } chids { distributionState } }',
    );
    expect(
      label.targeting.hardwareIds.map((one: { distributionState: string }) => one.distributionState),
    ).toEqual([
      'UNRECOGNIZED',
      'PENDING_ADD',
      'ADDED',
      'PENDING_REMOVE',
      'UNRECOGNIZED',
      'UNRECOGNIZED',
      'NOT_SET',
    ]);
    expect(label.targeting.chids.map((one: { distributionState: string }) => one.distributionState)).toEqual([
      'UNKNOWN',
      'PENDING_ADD',
      'ADDED',
      'PENDING_REMOVE',
      'PENDING_RECOVERY',
      'RECOVERED',
      'UNRECOGNIZED',
    ]);
  });
});

describe('values that mean nothing', () => {
  test('are null: empty texts, and objects without members', async () => {
    const empty = {
      message: '',
      firmwareVersion: '',
      additionalAttributes: {},
      originType: null,
      createdBy: undefined,
    };
    expect(
      await productWith(
        empty,
        'message firmwareVersion additionalAttributes { svvp { guestOs } } originType createdBy',
      ),
    ).toEqual({
      message: null,
      firmwareVersion: null,
      additionalAttributes: null,
      originType: null,
      createdBy: null,
    });
  });

  test('are empty lists where lists are promised', async () => {
    const nothing = {
      deviceMetadataIds: null,
      marketingNames: null,
      selectedProductTypes: null,
      requestedSignatures: null,
    };
    expect(
      await productWith(
        nothing,
        'deviceMetadataIds marketingNames selectedProductTypes { productType } requestedSignatures',
      ),
    ).toEqual({
      deviceMetadataIds: [],
      marketingNames: [],
      selectedProductTypes: [],
      requestedSignatures: [],
    });
  });

  test('are not taken for others: false and zero stay what they are', async () => {
    expect(
      await productWith(
        { isCommitted: false, sourceProductId: 0, message: 'Read me' },
        'isCommitted sourceProductId message',
      ),
    ).toEqual({ isCommitted: false, sourceProductId: '0', message: 'Read me' });
  });
});

describe('numbers', () => {
  test.each([
    ['9223372036854775807', '9223372036854775807'],
    ['9007199254740993', '9007199254740993'],
    ['-1152921504606846977', '-1152921504606846977'],
    ['"1152921504606846977"', '1152921504606846977'],
    ['12', '12'],
    ['1.5', null],
    ['"none"', null],
  ])('written as %s are read exactly', async (wire, expected) => {
    say(/\/products\/5$/, `{"id":5,"productName":"id \\": 9007199254740993","sharedProductId" : ${wire} }`);
    const { data } = await stage.ask('{ product(productId: 5) { sharedProductId name } }');
    expect(data.product).toEqual({ sharedProductId: expected, name: 'id ": 9007199254740993' });
  });

  test('of build limits and processors are read bare and quoted', async () => {
    const targeting = { coEngDriverPublishInfo: { flooringBuildNumber: 17135, ceilingBuildNumber: '22621' } };
    const fields = 'targeting { coEngDriverPublishInfo { flooringBuildNumber ceilingBuildNumber } }';
    expect(await labelWith({ targeting }, fields)).toEqual({
      targeting: { coEngDriverPublishInfo: { flooringBuildNumber: 17135, ceilingBuildNumber: 22621 } },
    });
    const svvp = { maxProcessors: '256', maxMemory: 6144 };
    expect(
      await productWith(
        { additionalAttributes: { svvp } },
        'additionalAttributes { svvp { maxProcessors maxMemory } }',
      ),
    ).toEqual({ additionalAttributes: { svvp: { maxProcessors: 256, maxMemory: 6144 } } });
  });
});

const labelQuery = `query ($id: ID!) { node(id: $id) { id ... on ShippingLabel {
  shippingLabelId destination progress name
  publishingSpecifications { goLiveDate visibleToAccounts manualAcquisition
    additionalInfoForMsApproval { microsoftContact affectedOems } }
  recipientSpecifications { receiverPublisherId enforceChidTargeting }
  targeting { hardwareIds { pnpString distributionState } chids { chid distributionState }
    restrictedToAudiences audiences { name } inServicePublishInfo { flooring ceiling } }
  workflowStatus { errorReport }
} } }`;

/** Lets the service write this to the next call that matches. */
function say(pattern: RegExp, body: unknown): void {
  stage.emulator.control.addFault({ match: { method: 'GET', pattern: pattern.source }, kind: 'body', body });
}

async function productWith(members: object, fields: string) {
  say(/\/products\/5$/, { id: 5, productName: 'five', ...members });
  const { data, errors } = await stage.ask(`{ product(productId: 5) { ${fields} } }`);
  expect(errors).toBeUndefined();
  return data.product;
}

async function submissionWith(members: object, fields: string) {
  say(/\/submissions\/6$/, { id: 6, productId: 5, ...members });
  const { data, errors } = await stage.ask(`{ submission(productId: 5, submissionId: 6) { ${fields} } }`);
  expect(errors).toBeUndefined();
  return data.submission;
}

async function labelWith(members: object, fields: string) {
  say(/\/shippingLabels\/7\?/, { id: 7, productId: 5, submissionId: 6, ...members });
  const { data, errors } = await stage.ask(
    `{ shippingLabel(productId: 5, submissionId: 6, shippingLabelId: 7) { ${fields} } }`,
  );
  expect(errors).toBeUndefined();
  return data.shippingLabel;
}

/** How many values of an enum the gateway did not know. */
async function counted(enumName: string): Promise<number> {
  const text = await (await fetch(`${stage.gateway.url}/metrics`)).text();
  const [, count] = new RegExp(`unrecognized_values_total\\{enum="${enumName}"\\} (\\d+)`).exec(text) ?? [];
  return Number(count ?? 0);
}
