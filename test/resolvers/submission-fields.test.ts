import { describe, expect, test } from '@jest/globals';
import type { WireRecord } from '../../src/dashboard/wire-record.ts';
import { UpstreamUnavailable } from '../../src/errors/upstream-errors.ts';
import { fakeDashboard } from '../kit/fake-dashboard.ts';
import { type Blobs, emptyMemory, startRequest } from '../kit/fake-request.ts';
import { at, runDocument } from '../kit/run-document.ts';
import {
  blobUrl,
  productId,
  productPath,
  signed,
  submissionEntry,
  submissionId,
  submissionPath,
  submissionRecord,
} from '../kit/wire-records.ts';

const id = submissionPath.slice(1);
const [initial, initialRead] = [blobUrl('initial', 'rwl'), blobUrl('initial', 'rl')];
const report = blobUrl('report', 'r');

async function read(fields: WireRecord, selection: string, blobs: Blobs = {}, memory = emptyMemory()) {
  const fake = fakeDashboard();
  fake.has(submissionPath, submissionRecord(fields));
  const document = `{ submission(productId: "${productId}", submissionId: "${submissionId}") { ${selection} } }`;
  const { data, errors } = await runDocument(startRequest(fake, memory, blobs), document);
  return { submission: at(data, 'submission'), errors, calls: fake.calls };
}

describe('a submission', () => {
  const everyField = `id submissionId productId name type commitStatus isExtensionInf isUniversal isDeclarativeInf
    createdBy createdDateTime progress uploadUrl downloadMessages downloads { type url }
    workflowStatus { currentStep state messages errorReport errorReportUrl }`;

  test('that is done gives every field as the service shows it', async () => {
    const { submission, errors, calls } = await read(
      { ...signed, createdBy: 'a@example.com', createdDateTime: '2026-01-01T10:00:00', isUniversal: true },
      everyField,
    );
    expect(errors).toEqual([]);
    expect(calls).toHaveLength(1);
    expect(submission).toEqual({
      id,
      submissionId,
      productId,
      name: 'first',
      type: 'INITIAL',
      commitStatus: 'COMMIT_COMPLETE',
      isExtensionInf: false,
      isUniversal: true,
      isDeclarativeInf: false,
      createdBy: 'a@example.com',
      createdDateTime: '2026-01-01T10:00:00Z',
      progress: 'READY',
      uploadUrl: null,
      downloadMessages: [],
      downloads: [
        { type: 'INITIAL_PACKAGE', url: initialRead },
        { type: 'SIGNED_PACKAGE', url: blobUrl('signed', 'r') },
        { type: 'DRIVER_METADATA', url: blobUrl('metadata', 'r') },
      ],
      workflowStatus: {
        currentStep: 'finalizeIngestion',
        state: 'COMPLETED',
        messages: [],
        errorReport: null,
        errorReportUrl: null,
      },
    });
  });

  test('of which everything but the id is absent has nulls and empty lists', async () => {
    const { submission, errors } = await read(
      { name: undefined, type: undefined, commitStatus: null, downloads: null, isUniversal: null },
      everyField,
    );
    expect(errors).toEqual([]);
    expect(submission).toMatchObject({
      id,
      name: null,
      type: null,
      commitStatus: null,
      isUniversal: null,
      progress: 'AWAITING_PACKAGE',
      uploadUrl: null,
      downloads: [],
      downloadMessages: [],
      workflowStatus: null,
    });
  });
});

describe('the upload address', () => {
  const selection = 'progress uploadUrl downloads { type url }';

  test('is there while the package is awaited, byte for byte, and not among the downloads', async () => {
    expect((await read({}, selection)).submission).toEqual({
      progress: 'AWAITING_PACKAGE',
      uploadUrl: initial,
      downloads: [],
    });
  });

  test('is null after a commit was accepted, though the service still says pending and may be written to', async () => {
    const memory = emptyMemory();
    await memory.acceptedCommits.add({ kind: 'submission', productId, submissionId });
    expect((await read({}, selection, {}, memory)).submission).toEqual({
      progress: 'PROCESSING',
      uploadUrl: null,
      downloads: [],
    });
  });

  test('turns into a download once it can only be read', async () => {
    const downloads = { items: [{ type: 'initialPackage', url: initialRead }] };
    expect((await read({ commitStatus: 'commitReceived', downloads }, selection)).submission).toEqual({
      progress: 'PROCESSING',
      uploadUrl: null,
      downloads: [{ type: 'INITIAL_PACKAGE', url: initialRead }],
    });
  });

  test.each([null, {}, { items: null }, { items: [] }])(
    'is null with the downloads %j',
    async (downloads) => {
      const { submission, errors } = await read({ downloads }, selection);
      expect(errors).toEqual([]);
      expect(submission).toEqual({ progress: 'AWAITING_PACKAGE', uploadUrl: null, downloads: [] });
    },
  );
});

describe('the workflow of a submission', () => {
  const selection = 'workflowStatus { currentStep state messages errorReport errorReportUrl }';
  const failed = {
    currentStep: 'packageInfoValidation',
    state: 'failed',
    messages: ['a', 'b'],
    errorReport: report,
  };

  test('gives the text of its error report and its address', async () => {
    const { submission, calls } = await read({ workflowStatus: failed }, selection, {
      [report]: 'one\r\ntwo\r\n',
    });
    expect(submission).toEqual({
      workflowStatus: {
        currentStep: 'packageInfoValidation',
        state: 'FAILED',
        messages: ['a', 'b'],
        errorReport: 'one\r\ntwo\r\n',
        errorReportUrl: report,
      },
    });
    expect(calls).toEqual([`getSubmission ${submissionPath}`, `blob ${report}`]);
  });

  test('fetches no report that is not asked for', async () => {
    const { calls } = await read({ workflowStatus: failed }, 'workflowStatus { errorReportUrl state }');
    expect(calls).toHaveLength(1);
  });

  test('leaves the rest of the answer when its report cannot be had', async () => {
    const { submission, errors } = await read({ workflowStatus: failed }, `name ${selection}`);
    expect(submission).toMatchObject({
      name: 'first',
      workflowStatus: { state: 'FAILED', errorReport: null },
    });
    expect(errors).toMatchObject([{ path: ['submission', 'workflowStatus', 'errorReport'] }]);
  });

  test('gives a numeric step as its digits, and bears what is missing', async () => {
    const { submission } = await read({ workflowStatus: { currentStep: 3 } }, selection);
    expect(submission).toEqual({
      workflowStatus: {
        currentStep: '3',
        state: null,
        messages: [],
        errorReport: null,
        errorReportUrl: null,
      },
    });
  });

  test('takes an empty error report for none', async () => {
    const { submission, calls } = await read({ workflowStatus: { ...failed, errorReport: '' } }, selection);
    expect(submission).toMatchObject({ workflowStatus: { errorReport: null, errorReportUrl: null } });
    expect(calls).toHaveLength(1);
  });
});

describe('the driver metadata of a submission', () => {
  const url = blobUrl('metadata', 'r');
  const file = JSON.stringify({
    BundleInfoMap: {
      amd64: {
        Locales: ['en-US'],
        InfInfoMap: {
          'widget.inf': {
            DriverDate: '2018-01-11T00:00:00',
            ExtensionId: null,
            OSPnPInfoMap: {
              WINDOWS_v100_X64_RS5_FULL: { 'PCI\\VEN_8086&DEV_1234': { Manufacturer: 'Contoso' } },
            },
          },
        },
      },
    },
  });

  test('is the file as typed lists, and its hardware ids as tuples', async () => {
    const { submission, errors } = await read(
      signed,
      `driverMetadata { bundles { bundleId locales infs { infId driverDate extensionId operatingSystems {
         operatingSystemCode hardwareIds { pnpString manufacturer featureScore } } } }
       hardwareIds { bundleId infId operatingSystemCode pnpString manufacturer deviceDescription } }`,
      { [url]: file },
    );
    expect(errors).toEqual([]);
    const pnpString = 'PCI\\VEN_8086&DEV_1234';
    const operatingSystemCode = 'WINDOWS_v100_X64_RS5_FULL';
    expect(submission).toEqual({
      driverMetadata: {
        bundles: [
          {
            bundleId: 'amd64',
            locales: ['en-US'],
            infs: [
              {
                infId: 'widget.inf',
                driverDate: '2018-01-11T00:00:00Z',
                extensionId: null,
                operatingSystems: [
                  {
                    operatingSystemCode,
                    hardwareIds: [{ pnpString, manufacturer: 'Contoso', featureScore: null }],
                  },
                ],
              },
            ],
          },
        ],
        hardwareIds: [
          {
            bundleId: 'amd64',
            infId: 'widget.inf',
            operatingSystemCode,
            pnpString,
            manufacturer: 'Contoso',
            deviceDescription: null,
          },
        ],
      },
    });
  });

  test('is null while there is none', async () => {
    expect((await read({}, 'driverMetadata { bundles { bundleId } }')).submission).toEqual({
      driverMetadata: null,
    });
  });
});

describe('submissions in a list', () => {
  const document = (selection: string) =>
    `{ product(productId: "${productId}") { submissions { nodes { ${selection} } } } }`;

  function listing(...entries: WireRecord[]) {
    const fake = fakeDashboard();
    fake.has(productPath, { id: productId, productName: 'Widget driver' });
    fake.hasPages(`${productPath}/submissions`, entries);
    for (const { id: entryId } of entries) {
      fake.has(`${productPath}/submissions/${entryId}`, submissionRecord({ ...signed, id: entryId }));
    }
    return fake;
  }

  test('cost a single read each only for what their entries do not carry', async () => {
    const workflowStatus = { currentStep: 'scanning', state: 'started' };
    const fake = listing(submissionEntry(), submissionEntry({ id: '7', workflowStatus }));
    const { data } = await runDocument(
      startRequest(fake),
      document('name workflowStatus { currentStep } progress'),
    );
    expect(data).toEqual({
      product: {
        submissions: {
          nodes: [
            { name: 'first', workflowStatus: { currentStep: 'finalizeIngestion' }, progress: 'READY' },
            { name: 'first', workflowStatus: { currentStep: 'scanning' }, progress: 'PROCESSING' },
          ],
        },
      },
    });
    expect(fake.calls.filter((call) => call.startsWith('getSubmission'))).toEqual([
      `getSubmission ${submissionPath}`,
    ]);
  });

  test('lose only the fields that one failed read was for', async () => {
    const fake = listing(submissionEntry(), submissionEntry({ id: '7' }));
    fake.has(submissionPath, new UpstreamUnavailable('gone'));
    const { data, errors } = await runDocument(startRequest(fake), document('name commitStatus'));
    expect(data).toEqual({
      product: {
        submissions: {
          nodes: [
            { name: 'first', commitStatus: null },
            { name: 'first', commitStatus: 'COMMIT_COMPLETE' },
          ],
        },
      },
    });
    expect(errors).toMatchObject([
      { code: 'UPSTREAM_UNAVAILABLE', path: ['product', 'submissions', 'nodes', 0, 'commitStatus'] },
    ]);
  });
});
