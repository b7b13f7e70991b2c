import { describe, expect, test } from '@jest/globals';
import type { WireRecord } from '../../src/dashboard/wire-record.ts';
import { UpstreamUnavailable } from '../../src/errors/upstream-errors.ts';
import { fakeDashboard } from '../kit/fake-dashboard.ts';
import { emptyMemory, startRequest } from '../kit/fake-request.ts';
import { at, runDocument } from '../kit/run-document.ts';
import {
  blobUrl,
  shippingLabelId,
  shippingLabelPath,
  shippingLabelRecord,
  signed,
  submissionPath,
  submissionRecord,
} from '../kit/wire-records.ts';

const submission = submissionPath.slice(1);
const guid = '9f4f44d8-1c2b-4d3e-8f90-0123456789ab';
const manual = {
  name: 'release',
  destination: 'windowsUpdate',
  publishingSpecifications: { manualAcquisition: true },
};
const publish = { submission, name: 'release', destination: 'WINDOWS_UPDATE', publishingSpecifications: {} };
const share = {
  submission,
  name: 'share',
  destination: 'ANOTHER_PARTNER',
  recipientSpecifications: { receiverPublisherId: '30000001' },
};
const metadataUrl = blobUrl('metadata', 'r');
const metadata = JSON.stringify({
  BundleInfoMap: {
    amd64: {
      InfInfoMap: {
        'a.inf': {
          OSPnPInfoMap: {
            WINDOWS_v100_X64_RS5_FULL: {
              'PCI\\VEN_1&DEV_2': { Manufacturer: 'Contoso' },
              'PCI\\VEN_1&DEV_3': {},
            },
          },
        },
      },
    },
  },
});
const tuple = (pnpString: string) => ({
  bundleId: 'amd64',
  infId: 'a.inf',
  operatingSystemCode: 'WINDOWS_v100_X64_RS5_FULL',
  pnpString,
});

async function create(input: object, fields: WireRecord = signed, texts = { [metadataUrl]: metadata }) {
  const fake = fakeDashboard();
  fake.has(submissionPath, submissionRecord(fields));
  fake.has(shippingLabelPath, shippingLabelRecord());
  fake.answers('createShippingLabel', () => ({
    kind: 'done',
    record: { id: shippingLabelId, name: 'answered' },
  }));
  const { data, errors } = await runDocument(
    startRequest(fake, emptyMemory(), texts),
    `mutation ($input: CreateShippingLabelInput!) { createShippingLabel(input: $input) {
       shippingLabel { id name } userErrors { message code path target correlationId } } }`,
    { input },
  );
  return {
    label: at(data, 'createShippingLabel', 'shippingLabel'),
    userErrors: at(data, 'createShippingLabel', 'userErrors'),
    errors,
    fake,
  };
}

describe('createShippingLabel', () => {
  test('sends a label and gives the record read afresh', async () => {
    const { label, userErrors, errors, fake } = await create(publish);
    expect([errors, userErrors]).toEqual([[], []]);
    expect(fake.bodies).toEqual([manual]);
    expect(label).toEqual({ id: shippingLabelPath.slice(1), name: 'release' });
    expect(fake.calls).toEqual([
      `createShippingLabel ${submissionPath}/shippingLabels`,
      `getShippingLabel ${shippingLabelPath}`,
    ]);
  });

  test.each([
    [{}, true],
    [{ isAutoInstallDuringOSUpgrade: false, isAutoInstallOnApplicableSystems: false }, true],
    [{ manualAcquisition: null }, true],
    [{ manualAcquisition: true }, true],
    [{ isAutoInstallDuringOSUpgrade: true }, false],
    [{ isAutoInstallOnApplicableSystems: true }, false],
    [{ isAutoInstallOnApplicableSystems: true, manualAcquisition: false }, false],
  ])(
    'fills manualAcquisition as the opposite of the automatic ways: %j → %j',
    async (specifications, manualAcquisition) => {
      const { fake } = await create({
        ...publish,
        publishingSpecifications: { ...specifications, additionalInfoForMsApproval: { affectedOems: [] } },
      });
      expect(fake.bodies).toMatchObject([{ publishingSpecifications: { manualAcquisition } }]);
    },
  );

  test('sends seller ids as 64-bit numbers, and leaves out nulls at every level', async () => {
    const { fake } = await create({
      ...publish,
      publishingSpecifications: {
        goLiveDate: '2026-01-31T01:00:00+01:00',
        visibleToAccounts: ['30000001', 30000002, '9007199254740993'],
        isAutoInstallDuringOSUpgrade: true,
        isAutoInstallOnApplicableSystems: null,
        isDisclosureRestricted: false,
        publishToWindows10s: null,
        additionalInfoForMsApproval: {
          microsoftContact: null,
          affectedOems: ['Contoso'],
          isRebootRequired: false,
        },
      },
      recipientSpecifications: null,
      targeting: { hardwareIds: null, chids: null, inServicePublishInfo: { flooring: 'RS5', ceiling: null } },
    });
    expect(fake.bodies).toEqual([
      {
        name: 'release',
        destination: 'windowsUpdate',
        publishingSpecifications: {
          goLiveDate: '2026-01-31T00:00:00Z',
          visibleToAccounts: [30000001n, 30000002n, 9007199254740993n],
          isAutoInstallDuringOSUpgrade: true,
          isDisclosureRestricted: false,
          manualAcquisition: false,
          additionalInfoForMsApproval: { affectedOems: ['Contoso'], isRebootRequired: false },
        },
        targeting: { inServicePublishInfo: { flooring: 'RS5' } },
      },
    ]);
  });

  test('sends a label that shares, with the receiver’s id as text', async () => {
    const { fake } = await create({
      ...share,
      recipientSpecifications: { receiverPublisherId: '30000001', enforceChidTargeting: false },
    });
    expect(fake.bodies).toEqual([
      {
        name: 'share',
        destination: 'anotherPartner',
        recipientSpecifications: { receiverPublisherId: '30000001', enforceChidTargeting: false },
      },
    ]);
  });

  test('sends targeting as it was given, without actions and states', async () => {
    const targeting = {
      hardwareIds: [tuple('pci\\ven_1&dev_2')],
      chids: [{ chid: guid }],
      restrictedToAudiences: [guid.toUpperCase()],
      coEngDriverPublishInfo: { flooringBuildNumber: 17135, ceilingBuildNumber: 19041 },
    };
    expect((await create({ ...publish, targeting })).fake.bodies).toEqual([{ ...manual, targeting }]);
  });

  test('sends nothing with `validateOnly`, not even a read for `allHardwareIds`', async () => {
    const targeting = { allHardwareIds: true };
    const { label, userErrors, errors, fake } = await create({ ...publish, targeting, validateOnly: true });
    expect([label, userErrors, errors, fake.calls]).toEqual([null, [], [], []]);
  });

  test.each(['1152921504621441945', 'products/1', `${submission}/shippingLabels/1`])(
    'refuses the submission %j, naming the field',
    async (wrong) => {
      const { errors, fake } = await create({ ...publish, submission: wrong });
      expect(errors).toMatchObject([
        { code: 'BAD_USER_INPUT', extensions: { argument: ['input', 'submission'] } },
      ]);
      expect(fake.calls).toEqual([]);
    },
  );
});

describe('allHardwareIds', () => {
  const all = { ...publish, targeting: { allHardwareIds: true, chids: [{ chid: guid }] } };

  test('fills in the tuples of the driver metadata, and is not sent itself', async () => {
    const { fake, errors } = await create(all);
    expect(errors).toEqual([]);
    expect(fake.bodies).toEqual([
      {
        ...manual,
        targeting: {
          hardwareIds: [tuple('PCI\\VEN_1&DEV_2'), tuple('PCI\\VEN_1&DEV_3')],
          chids: [{ chid: guid }],
        },
      },
    ]);
    expect(fake.calls.slice(0, 3)).toEqual([
      `getSubmission ${submissionPath}`,
      `blob ${metadataUrl}`,
      `createShippingLabel ${submissionPath}/shippingLabels`,
    ]);
  });

  test('set to false changes nothing', async () => {
    const { fake } = await create({ ...publish, targeting: { allHardwareIds: false } });
    expect(fake.bodies).toEqual([{ ...manual, targeting: {} }]);
  });

  test.each<[string, WireRecord, string]>([
    ['there is no file yet', {}, metadata],
    ['the file is empty', signed, '{"BundleInfoMap":{}}'],
  ])('is refused when %s, and nothing is sent', async (_, fields, text) => {
    const { label, userErrors, fake } = await create(all, fields, { [metadataUrl]: text });
    expect(label).toBeNull();
    expect(userErrors).toMatchObject([
      { code: 'DRIVER_METADATA_MISSING', path: ['targeting', 'allHardwareIds'], correlationId: 'c-1' },
    ]);
    expect(fake.bodies).toEqual([]);
  });

  test('ends in an error when the file cannot be had, and nothing is sent', async () => {
    const { errors, fake } = await create(all, signed, {});
    expect(errors).toHaveLength(1);
    expect(fake.bodies).toEqual([]);
  });

  test('ends in an error when the submission cannot be read, and nothing is sent', async () => {
    const fake = fakeDashboard();
    fake.has(submissionPath, new UpstreamUnavailable('gone'));
    const { errors } = await runDocument(
      startRequest(fake),
      'mutation ($input: CreateShippingLabelInput!) { createShippingLabel(input: $input) { shippingLabel { id } } }',
      { input: all },
    );
    expect(errors).toMatchObject([{ code: 'UPSTREAM_UNAVAILABLE' }]);
    expect(fake.bodies).toEqual([]);
  });
});

describe('the rules of a new label', () => {
  const automatic = { isAutoInstallOnApplicableSystems: true, additionalInfoForMsApproval: {} };
  const published = (publishingSpecifications: object) => ({ ...publish, publishingSpecifications });
  const targeted = (targeting: object) => ({ ...publish, targeting });
  const old = { ...tuple('pci\\ven_1&dev_2'), operatingSystemCode: 'WINDOWS_v63_X64' };

  test.each<[string, object, RegExp, string[]]>([
    ['an empty name', { ...publish, name: '' }, /`name` must not be empty/, ['name']],
    [
      'no destination to speak of',
      { ...publish, destination: 'NOT_SET' },
      /needs a destination: `WINDOWS_UPDATE` or `ANOTHER_PARTNER`/,
      ['destination'],
    ],
    [
      'Windows Update without publishingSpecifications',
      { ...publish, publishingSpecifications: null },
      /`publishingSpecifications` is required when the destination is `WINDOWS_UPDATE`/,
      ['publishingSpecifications'],
    ],
    [
      'another partner without recipientSpecifications',
      { ...share, recipientSpecifications: null },
      /`recipientSpecifications` is required when the destination is `ANOTHER_PARTNER`/,
      ['recipientSpecifications'],
    ],
    [
      'both automatic and manual',
      published({ ...automatic, manualAcquisition: true }),
      /`manualAcquisition` must be false when/,
      ['publishingSpecifications', 'manualAcquisition'],
    ],
    [
      'neither automatic nor manual',
      published({ manualAcquisition: false }),
      /`manualAcquisition` must be true when .* both false/,
      ['publishingSpecifications', 'manualAcquisition'],
    ],
    [
      'an automatic upgrade without information for Microsoft',
      published({ isAutoInstallDuringOSUpgrade: true }),
      /`additionalInfoForMsApproval` is required when/,
      ['publishingSpecifications', 'additionalInfoForMsApproval'],
    ],
    [
      'an automatic installation without information for Microsoft',
      published({ isAutoInstallOnApplicableSystems: true }),
      /`additionalInfoForMsApproval` is required when/,
      ['publishingSpecifications', 'additionalInfoForMsApproval'],
    ],
    ...['', 'abc', '-5', '0', '1.5', '3 0'].map((receiverPublisherId): [string, object, RegExp, string[]] => [
      `the receiver ${JSON.stringify(receiverPublisherId)}`,
      { ...share, recipientSpecifications: { receiverPublisherId } },
      /`receiverPublisherId` must be a publisher \(seller\) id/,
      ['recipientSpecifications', 'receiverPublisherId'],
    ]),
    [
      'limits of versions and of builds together',
      targeted({ inServicePublishInfo: {}, coEngDriverPublishInfo: {} }),
      /exclude each other/,
      ['targeting', 'coEngDriverPublishInfo'],
    ],
    [
      'allHardwareIds beside hardwareIds',
      targeted({ allHardwareIds: true, hardwareIds: [tuple('x')] }),
      /leave `hardwareIds` out/,
      ['targeting', 'allHardwareIds'],
    ],
    [
      'CHIDs with hardware ids for a system older than Windows 10',
      targeted({ hardwareIds: [tuple('x'), old], chids: [{ chid: guid }] }),
      /CHIDs are allowed only .* Windows 10 and later; WINDOWS_v63_X64 is older/,
      ['targeting', 'chids'],
    ],
  ])('refuse %s, naming the field, and nothing is sent', async (_, input, message, path) => {
    for (const validateOnly of [false, true]) {
      const { label, userErrors, errors, fake } = await create({ ...input, validateOnly });
      expect(errors).toEqual([]);
      expect(label).toBeNull();
      expect(userErrors).toEqual([
        {
          message: expect.stringMatching(message),
          path,
          code: 'INVALID_INPUT',
          target: null,
          correlationId: 'c-1',
        },
      ]);
      expect(fake.calls).toEqual([]);
    }
  });

  test('are all told at once', async () => {
    const { userErrors } = await create({
      ...publish,
      name: '',
      publishingSpecifications: { isAutoInstallDuringOSUpgrade: true, manualAcquisition: true },
    });
    expect((userErrors as { path: string[] }[]).map(({ path }) => path.at(-1))).toEqual([
      'name',
      'manualAcquisition',
      'additionalInfoForMsApproval',
    ]);
  });

  test.each<[string, object]>([
    ['an automatic label with its information', published(automatic)],
    [
      'a label that shares and bears publishingSpecifications too',
      { ...share, publishingSpecifications: automatic },
    ],
    [
      'CHIDs with codes that nobody knows yet',
      targeted({ hardwareIds: [{ ...old, operatingSystemCode: 'WINDOWS_v200' }], chids: [{ chid: guid }] }),
    ],
    ['hardware ids for an old system without CHIDs', targeted({ hardwareIds: [old], chids: [] })],
    [
      'floors and ceilings that nobody knows',
      targeted({ inServicePublishInfo: { flooring: 'ZZ', ceiling: 'AA' } }),
    ],
  ])('let pass %s', async (_, input) => {
    const { userErrors, fake } = await create(input);
    expect(userErrors).toEqual([]);
    expect(fake.bodies).toHaveLength(1);
  });

  test.each([
    [{ chids: [{ chid: guid }, { chid: 'x' }] }, ['input', 'targeting', 'chids', '1', 'chid']],
    [{ restrictedToAudiences: [`{${guid}}`] }, ['input', 'targeting', 'restrictedToAudiences', '0']],
  ])('make a malformed GUID an error of the input, with its place: %j', async (targeting, argument) => {
    const { errors, fake } = await create({ ...publish, targeting });
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', extensions: { argument } }]);
    expect(fake.calls).toEqual([]);
  });

  test.each([
    ['visibleToAccounts', { visibleToAccounts: ['x'] }],
    ['visibleToAccounts', { visibleToAccounts: [2 ** 60] }],
    ['goLiveDate', { goLiveDate: '2026-13-01' }],
  ])(
    'make a value of the wrong type in %s an error of the input',
    async (field, publishingSpecifications) => {
      const { errors, fake } = await create({ ...publish, publishingSpecifications });
      expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', message: expect.stringContaining(field) }]);
      expect(fake.calls).toEqual([]);
    },
  );
});
