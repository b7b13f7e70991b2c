import { describe, expect, test } from '@jest/globals';
import type { WireRecord } from '../../src/dashboard/wire-record.ts';
import { UpstreamUnavailable } from '../../src/errors/upstream-errors.ts';
import { fakeDashboard } from '../kit/fake-dashboard.ts';
import { emptyMemory, startRequest } from '../kit/fake-request.ts';
import { at, runDocument } from '../kit/run-document.ts';
import {
  blobUrl,
  productId,
  shippingLabelId,
  shippingLabelPath,
  shippingLabelRecord,
  submissionId,
  submissionPath,
  submissionRecord,
} from '../kit/wire-records.ts';

const audienceId = '9f4f44d8-1c2b-4d3e-8f90-0123456789ab';
const unknownAudience = '00000000-0000-4000-8000-000000000000';

function serving(record: WireRecord, ...entries: WireRecord[]) {
  const fake = fakeDashboard();
  fake.has(shippingLabelPath, record);
  fake.has(submissionPath, submissionRecord());
  fake.hasPages(`${submissionPath}/shippingLabels`, entries);
  fake.hasPages('/audiences', [
    { id: audienceId, name: 'Registry key', description: '', audienceName: 'Testers' },
  ]);
  return fake;
}

async function read(fields: WireRecord, selection: string) {
  const fake = serving(shippingLabelRecord(fields));
  const document = `{ shippingLabel(productId: "${productId}", submissionId: "${submissionId}",
    shippingLabelId: "${shippingLabelId}") { ${selection} } }`;
  const { data, errors } = await runDocument(startRequest(fake), document);
  return { label: at(data, 'shippingLabel'), errors, calls: fake.calls };
}

const publishing = `publishingSpecifications { goLiveDate visibleToAccounts isAutoInstallDuringOSUpgrade
  isAutoInstallOnApplicableSystems manualAcquisition isDisclosureRestricted publishToWindows10s
  additionalInfoForMsApproval { microsoftContact validationsPerformed affectedOems isRebootRequired isCoEngineered
    isForUnreleasedHardware hasUiSoftware businessJustification } }`;
const recipient = 'recipientSpecifications { receiverPublisherId enforceChidTargeting }';
const targeting = `targeting { hardwareIds { bundleId infId operatingSystemCode pnpString distributionState }
  chids { chid distributionState } restrictedToAudiences inServicePublishInfo { flooring ceiling }
  coEngDriverPublishInfo { flooringBuildNumber ceilingBuildNumber } }`;

describe('a shipping label', () => {
  test('gives every field as the service shows it', async () => {
    const info = {
      microsoftContact: 'a@example.com',
      validationsPerformed: 'all',
      affectedOems: ['Contoso', 'Fabrikam'],
      isRebootRequired: true,
      isCoEngineered: false,
      isForUnreleasedHardware: true,
      hasUiSoftware: false,
      businessJustification: 'text',
    };
    const { label, errors, calls } = await read(
      {
        publishingSpecifications: {
          goLiveDate: '2018-04-04T16:11:27.2965057+00:00',
          visibleToAccounts: [30000001, '9007199254740993'],
          isAutoInstallDuringOSUpgrade: true,
          isAutoInstallOnApplicableSystems: false,
          manualAcquisition: false,
          isDisclosureRestricted: true,
          publishToWindows10s: false,
          additionalInfoForMsApproval: info,
        },
      },
      `id shippingLabelId productId submissionId name destination progress
       workflowStatus { currentStep state messages errorReport } ${publishing} ${recipient} ${targeting}`,
    );
    expect(errors).toEqual([]);
    expect(calls).toHaveLength(1);
    expect(label).toEqual({
      id: shippingLabelPath.slice(1),
      shippingLabelId,
      productId,
      submissionId,
      name: 'release',
      destination: 'WINDOWS_UPDATE',
      progress: 'AWAITING_APPROVAL',
      workflowStatus: { currentStep: 'microsoftApproval', state: 'STARTED', messages: [], errorReport: null },
      publishingSpecifications: {
        goLiveDate: '2018-04-04T16:11:27.2965057Z',
        visibleToAccounts: ['30000001', '9007199254740993'],
        isAutoInstallDuringOSUpgrade: true,
        isAutoInstallOnApplicableSystems: false,
        manualAcquisition: false,
        isDisclosureRestricted: true,
        publishToWindows10s: false,
        additionalInfoForMsApproval: info,
      },
      recipientSpecifications: null,
      targeting: {
        hardwareIds: [
          {
            bundleId: 'amd64',
            infId: 'widget.inf',
            operatingSystemCode: 'WINDOWS_v100_X64_RS5_FULL',
            pnpString: 'pci\\ven_8086&dev_1234',
            distributionState: 'PENDING_ADD',
          },
        ],
        chids: [],
        restrictedToAudiences: [],
        inServicePublishInfo: null,
        coEngDriverPublishInfo: null,
      },
    });
  });

  test('of which everything but the id is absent has nulls', async () => {
    const { label, errors } = await read(
      {
        name: undefined,
        destination: null,
        publishingSpecifications: null,
        targeting: undefined,
        workflowStatus: null,
      },
      `name destination progress workflowStatus { state } ${publishing} ${recipient} ${targeting}`,
    );
    expect(errors).toEqual([]);
    expect(label).toEqual({
      name: null,
      destination: null,
      progress: 'PROCESSING',
      workflowStatus: null,
      publishingSpecifications: null,
      recipientSpecifications: null,
      targeting: null,
    });
  });

  test('of which nothing is as promised has no errors', async () => {
    for (const wrong of [{}, [], true, 1.5, 'text', { a: null }, [null]]) {
      const { errors } = await read(
        { name: wrong, destination: wrong, publishingSpecifications: wrong, targeting: wrong },
        `name destination ${publishing} ${recipient} ${targeting}`,
      );
      expect(errors).toEqual([]);
    }
  });

  test('takes an empty go-live date, and that of year 1, for none', async () => {
    for (const goLiveDate of ['', '0001-01-01T00:00:00', null]) {
      const { label } = await read(
        { publishingSpecifications: { goLiveDate, manualAcquisition: true } },
        publishing,
      );
      expect(label).toMatchObject({
        publishingSpecifications: {
          goLiveDate: null,
          visibleToAccounts: [],
          additionalInfoForMsApproval: null,
        },
      });
    }
  });

  test('has its receiver whether the service sends an object or a list of one', async () => {
    const specifications = { receiverPublisherId: '30000001', enforceChidTargeting: false };
    for (const recipientSpecifications of [specifications, [specifications]]) {
      const { label } = await read({ recipientSpecifications }, recipient);
      expect(label).toEqual({ recipientSpecifications: specifications });
    }
  });

  test('has its OEMs whether the service sends a list or one text', async () => {
    for (const affectedOems of ['Contoso', ['Contoso']]) {
      const { label } = await read(
        { publishingSpecifications: { additionalInfoForMsApproval: { affectedOems } } },
        publishing,
      );
      expect(at(label, 'publishingSpecifications', 'additionalInfoForMsApproval', 'affectedOems')).toEqual([
        'Contoso',
      ]);
    }
  });

  test('has its limits, with build numbers that come as numbers or as text, and empty codes as null', async () => {
    const { label } = await read(
      {
        targeting: {
          hardwareIds: [{ distributionState: null }],
          chids: [{ chid: audienceId, distributionState: 'PendingRecovery' }],
          inServicePublishInfo: { flooring: '19H1', ceiling: '' },
          coEngDriverPublishInfo: { flooringBuildNumber: 17135, ceilingBuildNumber: '19041' },
        },
      },
      targeting,
    );
    expect(label).toEqual({
      targeting: {
        hardwareIds: [
          {
            bundleId: null,
            infId: null,
            operatingSystemCode: null,
            pnpString: null,
            distributionState: null,
          },
        ],
        chids: [{ chid: audienceId, distributionState: 'PENDING_RECOVERY' }],
        restrictedToAudiences: [],
        inServicePublishInfo: { flooring: '19H1', ceiling: null },
        coEngDriverPublishInfo: { flooringBuildNumber: 17135, ceilingBuildNumber: 19041 },
      },
    });
  });
});

describe('the error report of a label', () => {
  const workflow = (errorReport: string) => ({ workflowStatus: { state: 'failed', errorReport } });

  test('is fetched by a fresh address when the first one has expired', async () => {
    const [old, fresh] = [blobUrl('old', 'r'), blobUrl('fresh', 'r')];
    const fake = serving(shippingLabelRecord(), shippingLabelRecord(workflow(old)));
    fake.has(shippingLabelPath, shippingLabelRecord(workflow(fresh)));
    const { data, errors } = await runDocument(
      startRequest(fake, emptyMemory(), { [fresh]: 'why' }),
      `{ submission(productId: "${productId}", submissionId: "${submissionId}") {
         shippingLabels { nodes { progress workflowStatus { errorReport } } } } }`,
    );
    expect(errors).toEqual([]);
    expect(at(data, 'submission', 'shippingLabels', 'nodes')).toEqual([
      { progress: 'FAILED', workflowStatus: { errorReport: 'why' } },
    ]);
    expect(fake.calls.slice(2)).toEqual([
      `blob ${old}`,
      `getShippingLabel ${shippingLabelPath}`,
      `blob ${fresh}`,
    ]);
  });
});

describe('the audiences of a label', () => {
  const selection =
    'targeting { restrictedToAudiences audiences { id audienceId name description audienceName } }';

  test('are those of its GUIDs that are known, and cost one call', async () => {
    const restrictedToAudiences = [audienceId.toUpperCase(), unknownAudience];
    const { label, calls } = await read({ targeting: { restrictedToAudiences } }, selection);
    expect(label).toEqual({
      targeting: {
        restrictedToAudiences,
        audiences: [
          {
            id: `audiences/${audienceId}`,
            audienceId,
            name: 'Registry key',
            description: null,
            audienceName: 'Testers',
          },
        ],
      },
    });
    expect(calls).toHaveLength(2);
  });

  test('are none, without a call, when it is restricted to none', async () => {
    const { label, calls } = await read({ targeting: { restrictedToAudiences: [], chids: [] } }, selection);
    expect(label).toEqual({ targeting: { restrictedToAudiences: [], audiences: [] } });
    expect(calls).toHaveLength(1);
  });

  test('that cannot be read leave the rest of the answer', async () => {
    const fake = serving(shippingLabelRecord({ targeting: { restrictedToAudiences: [audienceId] } }));
    fake.hasPages('/audiences', new UpstreamUnavailable('gone'));
    const { data, errors } = await runDocument(
      startRequest(fake),
      `{ node(id: "${shippingLabelPath.slice(1)}") { ... on ShippingLabel { name ${selection} } } }`,
    );
    expect(data).toEqual({
      node: { name: 'release', targeting: { restrictedToAudiences: [audienceId], audiences: null } },
    });
    expect(errors).toMatchObject([{ code: 'UPSTREAM_UNAVAILABLE' }]);
  });
});

describe('labels in a list', () => {
  const document = (selection: string) =>
    `{ submission(productId: "${productId}", submissionId: "${submissionId}") { shippingLabels { nodes { ${selection} } } } }`;
  const singleReads = (calls: readonly string[]) =>
    calls.filter((call) => call.startsWith('getShippingLabel'));

  test('carry the specifications of their destination, so that the other kind costs no call', async () => {
    const { publishingSpecifications: _, ...shared } = shippingLabelRecord({
      id: '7',
      destination: 'anotherPartner',
      recipientSpecifications: { receiverPublisherId: '30000001', enforceChidTargeting: true },
    });
    const fake = serving(shippingLabelRecord(), shippingLabelRecord(), shared);
    const { data } = await runDocument(
      startRequest(fake),
      document(`destination publishingSpecifications { manualAcquisition } ${recipient}`),
    );
    expect(at(data, 'submission', 'shippingLabels', 'nodes')).toEqual([
      {
        destination: 'WINDOWS_UPDATE',
        publishingSpecifications: { manualAcquisition: true },
        recipientSpecifications: null,
      },
      {
        destination: 'ANOTHER_PARTNER',
        publishingSpecifications: null,
        recipientSpecifications: { receiverPublisherId: '30000001', enforceChidTargeting: true },
      },
    ]);
    expect(singleReads(fake.calls)).toEqual([]);
  });

  test('are read singly when their entries have neither', async () => {
    const { publishingSpecifications: _, ...entry } = shippingLabelRecord();
    const fake = serving(shippingLabelRecord(), entry);
    const { data } = await runDocument(
      startRequest(fake),
      document(`publishingSpecifications { manualAcquisition } ${recipient}`),
    );
    expect(at(data, 'submission', 'shippingLabels', 'nodes')).toEqual([
      { publishingSpecifications: { manualAcquisition: true }, recipientSpecifications: null },
    ]);
    expect(singleReads(fake.calls)).toHaveLength(1);
  });

  test('know their submission and product without a call', async () => {
    const fake = serving(shippingLabelRecord(), shippingLabelRecord());
    const { data } = await runDocument(
      startRequest(fake),
      document('submission { id name } product { id productId }'),
    );
    expect(at(data, 'submission', 'shippingLabels', 'nodes')).toEqual([
      {
        submission: { id: submissionPath.slice(1), name: 'first' },
        product: { id: `products/${productId}`, productId },
      },
    ]);
    expect(fake.calls).toHaveLength(2);
  });
});
