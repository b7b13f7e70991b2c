import { type Check, NotApplicable, reads } from '../check.ts';
import {
  ensure,
  ensureList,
  ensureRecord,
  ensureRefusal,
  ensureShape,
  objectOf,
  objectsOf,
} from '../expect.ts';
import type { LabelSample } from '../samples.ts';
import { isValueOf, unknownMembers } from '../shapes.ts';

/** Reading shipping labels: endpoints 11 and 13. */
export const labelChecks: readonly Check[] = [
  reads(
    'L-001',
    'the list of shipping labels has value and links',
    'Pagination: the envelope',
    async ({ samples }) => {
      const answer = await samples.answer((await samples.label()).listPath);
      ensureList(answer);
      for (const link of objectsOf(objectOf(answer.json)['links'])) ensureShape(link, 'link');
    },
  ),
  reads(
    'L-002',
    'every label of a list is as the table says',
    'Field tables: shippingLabel',
    async ({ samples }) => {
      for (const { listed } of await samples.labels()) ensureShape(listed, 'shippingLabel');
    },
  ),
  reads(
    'L-003',
    'labels have no member that the table lacks',
    'Field tables: shippingLabel',
    async ({ samples }) => {
      const labels = (await samples.labels()).map(({ listed }) => listed);
      const unknown = new Set(labels.flatMap((label) => unknownMembers(label, 'shippingLabel')));
      ensure(unknown.size === 0, `no member beyond the table, found ${[...unknown].join(', ')}`);
    },
  ),
  reads(
    'L-004',
    'a list that is not asked for targeting has none',
    'Detail-only versus list fields',
    async ({ samples }) => {
      const { listPath } = await samples.label();
      for (const { targeting } of ensureList(await samples.answer(listPath))) {
        ensure(targeting == null, 'no targeting');
      }
    },
  ),
  reads(
    'L-005',
    'a single label has targeting when it is asked for, and else none',
    'Detail-only versus list fields',
    async ({ samples }) => {
      const { path } = await samples.label();
      const without = ensureRecord(await samples.answer(path), 'shippingLabel');
      ensure(without['targeting'] == null, 'no targeting');
      const asked = await samples.answer(`${path}?includeTargetingInfo=true`);
      ensureShape(ensureRecord(asked, 'shippingLabel')['targeting'], 'targeting');
    },
  ),
  reads(
    'L-006',
    'includeTargetingInfo takes true in any letter case, and false means no',
    'Suggested settings: parsing of the flag',
    async ({ client, samples }) => {
      const { path } = await samples.label();
      const True = ensureRecord(await client.get(`${path}?includeTargetingInfo=True`), 'shippingLabel');
      const no = ensureRecord(await client.get(`${path}?includeTargetingInfo=false`), 'shippingLabel');
      ensure(True['targeting'] != null && no['targeting'] == null, 'targeting with True only');
    },
  ),
  reads(
    'L-007',
    'publishing and recipient specifications go by the destination',
    'Field tables: shippingLabel',
    async ({ samples }) => {
      for (const { listed } of await samples.labels()) {
        const publishes = String(listed['destination']).toLowerCase() === 'windowsupdate';
        ensure(
          (listed['publishingSpecifications'] != null) === publishes,
          'publishing for Windows Update only',
        );
        ensure((listed['recipientSpecifications'] != null) === !publishes, 'recipient for partners only');
      }
    },
  ),
  reads(
    'L-008',
    'the receiver of a shared label is a quoted number',
    'Which is long, which is string',
    async ({ samples }) => {
      const shared = (await samples.labels()).find(({ listed }) => listed['recipientSpecifications'] != null);
      if (shared === undefined) throw new NotApplicable('none of the first labels is shared');
      ensureShape(shared.listed['recipientSpecifications'], 'recipientSpecifications');
    },
  ),
  reads(
    'L-009',
    'the accounts that see a label are bare numbers',
    'Which is long, which is string',
    async ({ samples }) => {
      const lists = (await samples.labels()).flatMap(({ listed }) => {
        const accounts = objectOf(listed['publishingSpecifications'])['visibleToAccounts'];
        return Array.isArray(accounts) && accounts.length > 0 ? [accounts] : [];
      });
      if (lists.length === 0) throw new NotApplicable('none of the first labels names accounts');
      ensure(
        lists.flat().every((id) => typeof id === 'number' || typeof id === 'bigint'),
        'bare numbers',
      );
    },
  ),
  reads(
    'L-010',
    'the current step of a label is one of those of its destination',
    'Field tables: workflowStatus',
    async ({ samples }) => {
      for (const { listed } of await samples.labels()) {
        const step = objectOf(listed['workflowStatus'])['currentStep'];
        if (typeof step !== 'string') continue;
        const publishes = String(listed['destination']).toLowerCase() === 'windowsupdate';
        ensure(isValueOf(publishes ? 'publishingStep' : 'sharingStep', step), 'a known step');
      }
    },
  ),
  reads(
    'L-011',
    'a manual label has no information for the approval',
    'Field tables: publishingSpecifications',
    async ({ samples }) => {
      for (const specifications of publishing(await samples.labels())) {
        const automatic =
          specifications['isAutoInstallDuringOSUpgrade'] === true ||
          specifications['isAutoInstallOnApplicableSystems'] === true;
        if (automatic)
          ensure(specifications['additionalInfoForMsApproval'] != null, 'information for the approval');
      }
    },
  ),
  reads(
    'L-012',
    'manual acquisition, where it is said, is the opposite of the two automatic ways',
    'Label business rules',
    async ({ samples }) => {
      for (const specifications of publishing(await samples.labels())) {
        const { manualAcquisition, isAutoInstallDuringOSUpgrade, isAutoInstallOnApplicableSystems } =
          specifications;
        if (manualAcquisition == null) continue;
        const automatic = isAutoInstallDuringOSUpgrade === true || isAutoInstallOnApplicableSystems === true;
        ensure(manualAcquisition === !automatic, 'the opposite');
      }
    },
  ),
  reads(
    'L-013',
    'an unknown label is answered 404 with entityNotFound',
    'Functional codes',
    async ({ client, samples }) => {
      const { listPath } = await samples.label();
      const answer = await client.get(`${listPath}/1152921504606846977`);
      ensureRefusal(answer, { status: 404, code: 'entityNotFound' });
    },
  ),
  reads(
    'L-014',
    'lists of labels and single ones take a trailing slash',
    'Endpoints: slash',
    async ({ client, samples }) => {
      const { path, listPath } = await samples.label();
      ensureList(await client.get(`${listPath}/`));
      ensureRecord(await client.get(`${path}/`), 'shippingLabel');
    },
  ),
  reads(
    'L-015',
    'hardware ids of a label come from the driver metadata: bundle, INF, code and PnP string',
    'Field tables: driver metadata',
    async ({ samples }) => {
      const [first] = (await samples.labels()).flatMap(({ listed }) =>
        objectsOf(objectOf(listed['targeting'])['hardwareIds']),
      );
      if (first === undefined) throw new NotApplicable('none of the first labels has hardware ids');
      ensureShape(first, 'hardwareId');
      ensure(/\.inf$/i.test(String(first['infId'])), 'the name of an INF');
    },
  ),
];

function publishing(labels: readonly LabelSample[]) {
  return labels.flatMap(({ listed }) =>
    listed['publishingSpecifications'] == null ? [] : [objectOf(listed['publishingSpecifications'])],
  );
}
