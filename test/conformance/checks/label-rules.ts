import { type Check, writes } from '../check.ts';
import { ensureList, ensureRefusal, ensureStatus, objectOf, objectsOf } from '../expect.ts';
import {
  ATTESTED,
  makeCommitted,
  makeFinished,
  makeLabel,
  NEW_PRODUCT,
  newLabel,
  newShare,
  productNamed,
} from './scenes.ts';

const invalidInput = { status: 422, code: 'invalidInput' };
const invalidState = { status: 422, code: 'requestInvalidForCurrentState' };

/** What a new label is refused for, and what it is not. */
export const labelRuleChecks: readonly Check[] = [
  rule(
    'L-060',
    'a label for Windows Update needs publishing specifications',
    { publishingSpecifications: null },
    {
      target: 'publishingSpecifications',
    },
  ),
  rule(
    'L-061',
    'a label for a partner needs a receiver',
    { destination: 'anotherPartner' },
    { target: 'recipientSpecifications' },
  ),
  rule(
    'L-062',
    'a label that is neither automatic nor manual is refused',
    { publishingSpecifications: { manualAcquisition: false } },
    { target: 'publishingSpecifications.manualAcquisition' },
  ),
  rule(
    'L-063',
    'a label that is both automatic and manual is refused',
    {
      publishingSpecifications: {
        isAutoInstallDuringOSUpgrade: true,
        manualAcquisition: true,
        additionalInfoForMsApproval: {},
      },
    },
    { target: 'publishingSpecifications.manualAcquisition' },
  ),
  rule(
    'L-064',
    'an automatic label needs information for the approval',
    { publishingSpecifications: { isAutoInstallOnApplicableSystems: true, manualAcquisition: false } },
    { target: 'publishingSpecifications.additionalInfoForMsApproval' },
  ),
  rule(
    'L-065',
    'a hardware id that the metadata lacks is refused',
    {
      targeting: {
        hardwareIds: [
          {
            bundleId: 'b',
            infId: 'x.inf',
            operatingSystemCode: 'WINDOWS_v100_X64_GE_FULL',
            pnpString: 'pci\\ven_1',
          },
        ],
      },
    },
    { target: 'targetingInfo.hardwareIds' },
  ),
  rule(
    'L-066',
    'a CHID that is no GUID is refused',
    { chids: [{ chid: 'none' }] },
    { target: 'targetingInfo.chids' },
  ),
  rule(
    'L-067',
    'an unknown audience is refused',
    { restrictedToAudiences: ['11111111-2222-4333-8444-555555555555'] },
    { target: 'targetingInfo.restrictedToAudiences' },
  ),
  rule(
    'L-068',
    'limits by version and by build exclude each other',
    { inServicePublishInfo: { flooring: 'RS5' }, coEngDriverPublishInfo: { flooringBuildNumber: 17763 } },
    { target: 'targetingInfo.coEngDriverPublishInfo' },
  ),
  writes(
    'L-069',
    'build numbers are taken quoted, empty limits for none',
    'Which is long, which is string',
    async (client, emulator) => {
      const { path } = await makeFinished(client, emulator);
      const label = await newLabel(client, path);
      const coEngDriverPublishInfo = { flooringBuildNumber: '17763', ceilingBuildNumber: '22621' };
      const inServicePublishInfo = { flooring: '', ceiling: '' };
      const targeting = { ...(label['targeting'] as object), coEngDriverPublishInfo, inServicePublishInfo };
      await makeLabel(client, path, { ...label, targeting });
    },
  ),
  writes('L-070', 'PnP strings are taken in lower case', 'Label business rules', async (client, emulator) => {
    const { path } = await makeFinished(client, emulator);
    const label = await newLabel(client, path);
    const { hardwareIds } = label['targeting'] as { hardwareIds: { pnpString: string }[] };
    const lower = hardwareIds.map((one) => ({ ...one, pnpString: one.pnpString.toLowerCase() }));
    await makeLabel(client, path, { ...label, targeting: { hardwareIds: lower } });
  }),
  writes(
    'L-071',
    'a label for a partner may carry publishing specifications too',
    'Label business rules',
    async (client, emulator) => {
      const { path } = await makeFinished(client, emulator);
      const { publishingSpecifications } = await newLabel(client, path);
      await makeLabel(client, path, { ...(await newShare(client, path)), publishingSpecifications });
    },
  ),
  writes(
    'L-072',
    'a submission that is not prepared yet takes no label',
    'Functional codes',
    async (client, emulator) => {
      const finished = await makeFinished(client, emulator);
      const { path } = await makeCommitted(client);
      const body = await newLabel(client, finished.path);
      ensureRefusal(await client.call('POST', `${path}/shippingLabels`, { body }), {
        ...invalidState,
        message: "Submission isn't yet ready to create shipping label. Retry after some time.",
      });
    },
  ),
  writes('L-073', 'a read-only product takes no label', 'Functional codes', async (client, emulator) => {
    const answer = await labelOn(
      client,
      emulator,
      'Fabrikam Ethernet I219 (shared by Fabrikam Devices)',
      'windowsUpdate',
    );
    const message = 'Not allowed to create the shipping labels on a read only product.';
    ensureRefusal(answer, { status: 403, code: 'readOnlyProduct', message });
  }),
  writes(
    'L-074',
    'an inbox product takes labels for partners only',
    'Functional codes',
    async (client, emulator) => {
      const refused = await labelOn(client, emulator, 'Contoso Inbox Class Driver', 'windowsUpdate');
      const message =
        "Can't create Publishing shipping label for inbox or system type. One can only share the shipping label.";
      ensureRefusal(refused, { ...invalidState, message });
      ensureStatus(await labelOn(client, emulator, 'Contoso Inbox Class Driver', 'anotherPartner'), 201);
    },
  ),
  writes(
    'L-075',
    'a shared product cannot be shared again',
    'Label business rules',
    async (client, emulator) => {
      const name = 'Litware Pen Service (shared by Litware)';
      const answer = await labelOn(client, emulator, name, 'anotherPartner');
      ensureRefusal(answer, { ...invalidInput, target: 'destination' });
    },
  ),
  writes(
    'L-076',
    "the sharer's wish for CHIDs binds the receiver",
    'Label business rules',
    async (client, emulator) => {
      const name = 'Litware Touch Controller (shared by Litware)';
      const answer = await labelOn(client, emulator, name, 'windowsUpdate');
      ensureRefusal(answer, { ...invalidInput, target: 'targetingInfo.chids' });
    },
  ),
  writes(
    'L-077',
    'an extension INF must be published automatically',
    'Functional codes',
    async (client, emulator) => {
      const answer = await labelOn(client, emulator, 'Northwind Audio Tuning Extension', 'windowsUpdate');
      const message =
        'Extension drivers must be published as an Automatic update. Either of isAutoInstallDuringOSUpgrade or isAutoInstallOnApplicableSystems must be true.';
      ensureRefusal(answer, { ...invalidInput, message });
    },
  ),
  writes('L-078', 'CHIDs go with Windows 10 and later only', 'Functional codes', async (client, emulator) => {
    const requestedSignatures = ['WINDOWS_7_X64', 'WINDOWS_v100_X64_GE_FULL'];
    const { path } = await makeFinished(client, emulator, { ...NEW_PRODUCT, requestedSignatures });
    const label = await newLabel(client, path);
    const chids = [{ chid: '0f6e4fd6-11c5-4f4a-92d8-6d29f3c3f1a7', distributionState: 'pendingAdd' }];
    const targeting = { ...(label['targeting'] as object), chids };
    const body = { ...label, targeting };
    const message = 'CHIDs are allowed only when HardwareIds are for operating systems Windows 10 and later.';
    ensureRefusal(await client.call('POST', `${path}/shippingLabels`, { body }), {
      ...invalidInput,
      message,
    });
  }),
  writes(
    'L-079',
    'an attestation signed driver goes to a test audience only',
    'Label business rules',
    async (client, emulator) => {
      const { path } = await makeFinished(client, emulator, ATTESTED);
      const label = await newLabel(client, path);
      const answer = await client.call('POST', `${path}/shippingLabels`, { body: label });
      ensureRefusal(answer, { ...invalidInput, target: 'targetingInfo.restrictedToAudiences' });
      const [audience] = ensureList(await client.get('/audiences'));
      const restrictedToAudiences = [audience?.['id']];
      await makeLabel(client, path, {
        ...label,
        targeting: { ...(label['targeting'] as object), restrictedToAudiences },
      });
    },
  ),
];

/** A label that is good but for some changes, which the service refuses; what is no member of a label goes into targeting. */
function rule(
  id: string,
  title: string,
  changes: Record<string, unknown>,
  expected: { target: string },
): Check {
  return writes(id, title, 'Label business rules', async (client, emulator) => {
    const { path } = await makeFinished(client, emulator);
    const good = await newLabel(client, path);
    const isMember = (name: string) => name in good || name.endsWith('Specifications');
    const members = Object.entries(changes).filter(([name]) => isMember(name));
    const targeting = Object.entries(changes).filter(([name]) => !isMember(name));
    const body = {
      ...good,
      targeting: { ...(good['targeting'] as object), ...Object.fromEntries(targeting) },
      ...Object.fromEntries(members),
    };
    const answer = await client.call('POST', `${path}/shippingLabels`, { body });
    ensureRefusal(answer, { ...invalidInput, ...expected });
  });
}

/** Tries a label on the first submission of a product of the account. */
async function labelOn(
  client: Parameters<typeof newLabel>[0],
  emulator: Parameters<typeof makeFinished>[1],
  productName: string,
  destination: 'windowsUpdate' | 'anotherPartner',
) {
  const product = await productNamed(client, productName);
  const list = `/products/${product['id']}/submissions`;
  const [first] = objectsOf(objectOf((await client.get(list)).json)['value']);
  const finished = await makeFinished(client, emulator);
  const body =
    destination === 'windowsUpdate'
      ? await newLabel(client, finished.path)
      : await newShare(client, finished.path);
  let answer = await client.get(list);
  await emulator.withSettings({ checkHardwareIds: false }, async () => {
    answer = await client.call('POST', `${list}/${first?.['id']}/shippingLabels`, { body });
  });
  return answer;
}
