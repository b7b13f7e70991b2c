import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type DemoProduct, demoAccount, named, submissionOf } from '../kit/demo-account.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;
let account: ReadonlyMap<string, DemoProduct>;

beforeAll(async () => {
  stage = await setStage();
  account = await demoAccount(stage);
});
afterEach(() => stage.calm());
afterAll(() => stage.close());

describe('shipping labels', () => {
  test('are in every state: published, waiting, shared, failed, processing', async () => {
    const { id } = submissionOf(account, 'Contoso Wi-Fi 6E AX Adapter');
    const { data } = await stage.ask(
      `{ node(id: "${id}") { ... on Submission { shippingLabels { nodes { name destination progress workflowStatus { currentStep state } } } } } }`,
    );
    expect(data.node.shippingLabels.nodes).toEqual([
      label('Retail, automatic', 'PUBLISHED', 'finalizePublishing', 'COMPLETED'),
      label('Retail, manual', 'PUBLISHED', 'finalizePublishing', 'COMPLETED'),
      label('Wave 2, waiting for approval', 'AWAITING_APPROVAL', 'microsoftApproval', 'STARTED'),
      {
        ...label('Woodgrove tablets', 'SHARED', 'finalizeSharing', 'COMPLETED'),
        destination: 'ANOTHER_PARTNER',
      },
      label('Withdrawn in approval', 'FAILED', 'microsoftApproval', 'FAILED'),
      label('Floor too low', 'FAILED', 'publishJobValidation', 'FAILED'),
      label('Test ring', 'PROCESSING', 'updateGeneration', 'STARTED'),
      label('Just made', 'PROCESSING', 'created', 'STARTED'),
    ]);
  });

  test('have everything that Microsoft wants to know when they are automatic, and nothing of it when manual', async () => {
    const [automatic, manual] = await Promise.all([specifications(0), specifications(1)]);
    expect(automatic.publishingSpecifications).toMatchObject({
      visibleToAccounts: ['27691110', '30000001'],
      isAutoInstallDuringOSUpgrade: true,
      isAutoInstallOnApplicableSystems: true,
      manualAcquisition: false,
      additionalInfoForMsApproval: {
        microsoftContact: 'partner@microsoft.example',
        affectedOems: ['Contoso', 'Woodgrove'],
        isRebootRequired: false,
      },
    });
    expect(manual.publishingSpecifications).toMatchObject({
      visibleToAccounts: [],
      manualAcquisition: true,
      additionalInfoForMsApproval: null,
    });
  });

  test('lead to their audiences, and keep the GUIDs beside them', async () => {
    const { data } = await stage.ask(
      `{ node(id: "${labelOf(6)}") { ... on ShippingLabel { targeting { restrictedToAudiences audiences { id name } } } } }`,
    );
    expect(data.node.targeting).toEqual({
      restrictedToAudiences: ['9f4f44d8-2c1e-4b0a-9b57-d3f1e6a2c845', 'c8d9fa01-7e62-4d3b-b1c4-62f5a09b7d11'],
      audiences: [
        { id: 'audiences/9f4f44d8-2c1e-4b0a-9b57-d3f1e6a2c845', name: 'Test registry key' },
        { id: 'audiences/c8d9fa01-7e62-4d3b-b1c4-62f5a09b7d11', name: 'Woodgrove lab' },
      ],
    });
  });

  test('have the same targeting read alone and from their list, also where the list leaves it out', async () => {
    const { id } = submissionOf(account, 'Contoso Wi-Fi 6E AX Adapter');
    const fields =
      'id targeting { hardwareIds { bundleId infId operatingSystemCode pnpString distributionState } chids { chid } }';
    const read = async () => {
      const { data } = await stage.ask(
        `{ node(id: "${id}") { ... on Submission { shippingLabels { nodes { ${fields} } } } } }`,
      );
      return data.node.shippingLabels.nodes;
    };
    const withList = await read();
    stage.emulator.control.settings({ targetingInLists: false });
    const without = await read();
    stage.emulator.control.settings({ targetingInLists: true });
    expect(without).toEqual(withList);
    expect(withList[0].targeting.hardwareIds).toHaveLength(3);
    expect(withList[0].targeting.chids).toHaveLength(1);
    const alone = await stage.ask(`{ node(id: "${labelOf(0)}") { ... on ShippingLabel { ${fields} } } }`);
    expect(alone.data.node).toEqual(withList[0]);
  });

  test('have the text of the error report of what failed', async () => {
    const { data } = await stage.ask(
      `{ node(id: "${labelOf(5)}") { ... on ShippingLabel { workflowStatus { messages errorReport errorReportUrl } } } }`,
    );
    expect(data.node.workflowStatus).toEqual({
      messages: ['The floor lies below the lowest operating system.'],
      errorReport: 'publishJobValidation failed\r\nThe floor lies below the lowest operating system.\r\n',
      errorReportUrl: expect.stringContaining('sig='),
    });
  });

  test('name the receiver of what is shared as text', async () => {
    const { recipientSpecifications, publishingSpecifications } = await specifications(3);
    expect(recipientSpecifications).toEqual({ receiverPublisherId: '30000005', enforceChidTargeting: true });
    expect(publishingSpecifications).toBeNull();
  });

  test('know the receiver also where the service writes a list of one', async () => {
    stage.emulator.control.settings({ recipientAsList: true });
    const { recipientSpecifications } = await specifications(3);
    stage.emulator.control.settings({ recipientAsList: false });
    expect(recipientSpecifications).toEqual({ receiverPublisherId: '30000005', enforceChidTargeting: true });
  });
});

function label(name: string, progress: string, currentStep: string, state: string) {
  return { name, destination: 'WINDOWS_UPDATE', progress, workflowStatus: { currentStep, state } };
}

function labelOf(index: number): string {
  return named(account, 'Contoso Wi-Fi 6E AX Adapter').submissions[0]?.shippingLabels[index]?.id ?? '';
}

async function specifications(index: number) {
  const { data } = await stage.ask(`{ node(id: "${labelOf(index)}") { ... on ShippingLabel {
    publishingSpecifications { visibleToAccounts isAutoInstallDuringOSUpgrade isAutoInstallOnApplicableSystems manualAcquisition
      additionalInfoForMsApproval { microsoftContact affectedOems isRebootRequired } }
    recipientSpecifications { receiverPublisherId enforceChidTargeting }
  } } }`);
  return data.node;
}
