import { hardwareIdTuples } from '../../dashboard/driver-metadata.ts';
import { readRecord, readRecords } from '../../dashboard/wire-record.ts';
import type { ShippingLabelNode } from '../../sources/nodes.ts';
import type { Sources } from '../../sources/sources.ts';
import { readInt64 } from '../../values/int64.ts';
import type { ShippingLabelKey, SubmissionKey } from '../../values/node-id.ts';
import { change, type Mutations } from '../change.ts';
import type { Context } from '../context.ts';
import { faultIf, nothingToUpdate } from '../inputs/checks.ts';
import { givenKey, keyFaults } from '../inputs/idempotency-key.ts';
import { keyOf } from '../inputs/keys.ts';
import { shippingLabelBody, targetingChanges } from '../inputs/shipping-label-input.ts';
import { shippingLabelFaults, targetingUpdateFaults } from '../inputs/shipping-label-rules.ts';
import type { RuleFault } from '../user-errors.ts';

export const createShippingLabel: Mutations['createShippingLabel'] = async (_, { input }, context) => {
  const submission = keyOf('submission', input.submission, ['input', 'submission'], context);
  const { sources } = context.account(submission.account);
  const write = sources.write.shippingLabels;
  const key = givenKey('createShippingLabel', input);
  const { node, userErrors } = await change(context, {
    validateOnly: input.validateOnly,
    faults: [...shippingLabelFaults(input), ...keyFaults(input)],
    async send() {
      if (input.targeting?.allHardwareIds !== true)
        return write.create(submission, shippingLabelBody(input, null), key);
      const earlier = await write.earlier(key);
      if (earlier !== undefined) return earlier;
      const tuples = await allHardwareIds(submission, sources);
      if (tuples.length === 0) return { kind: 'faults' as const, faults: [withoutMetadata] };
      return write.create(submission, shippingLabelBody(input, tuples), key);
    },
    toNode: (answer): ShippingLabelNode => ({
      kind: 'shippingLabel',
      key: {
        ...submission,
        kind: 'shippingLabel' as const,
        shippingLabelId: readInt64(answer?.['id']) ?? '',
      },
      answer: answer ?? undefined,
    }),
  });
  return { shippingLabel: node, userErrors };
};

export const updateShippingLabel: Mutations['updateShippingLabel'] = async (_, { input }, context) => {
  const key = keyOf('shippingLabel', input.id, ['input', 'id'], context);
  const targeting = targetingChanges(input.targeting ?? {});
  const { node, userErrors } = await change(context, {
    validateOnly: input.validateOnly,
    faults: [...targetingUpdateFaults(input.targeting ?? {}), ...nothingToUpdate(targeting)],
    send: () => sourcesOf(key, context).write.shippingLabels.update(key, { targeting }),
    toNode: () => reference(key),
  });
  return { shippingLabel: node, userErrors };
};

export const cancelShippingLabel: Mutations['cancelShippingLabel'] = async (_, { input }, context) => {
  const key = keyOf('shippingLabel', input.id, ['input', 'id'], context);
  const { node, userErrors } = await change(context, {
    validateOnly: input.validateOnly,
    faults: [],
    send: () => sourcesOf(key, context).write.shippingLabels.cancel(key),
    toNode: () => reference(key),
  });
  return { shippingLabel: node, userErrors };
};

/** To expire a label is to remove all its hardware ids; there is no other way. */
export const expireShippingLabel: Mutations['expireShippingLabel'] = async (_, { input }, context) => {
  const key = keyOf('shippingLabel', input.id, ['input', 'id'], context);
  const { node, userErrors } = await change(context, {
    validateOnly: input.validateOnly,
    faults: [],
    async send() {
      const label = await sourcesOf(key, context).shippingLabels.find(key);
      if (label === null) return { kind: 'faults' as const, faults: [unknownLabel] };
      const ids = readRecords(readRecord(label.record?.['targeting'])?.['hardwareIds']);
      const nothing = faultIf(
        ids.length === 0,
        'The label has no hardware ids: it is expired already.',
        'id',
      );
      if (nothing.length > 0) return { kind: 'faults' as const, faults: nothing };
      const hardwareIds = ids.map(({ distributionState: _state, ...id }) => ({ ...id, action: 'remove' }));
      return sourcesOf(key, context).write.shippingLabels.update(key, { targeting: { hardwareIds } });
    },
    toNode: () => reference(key),
  });
  return { shippingLabel: node, userErrors };
};

const withoutMetadata: RuleFault = {
  message:
    'The submission has no driver metadata yet, so its hardware ids are not known. Wait until it is ready, ' +
    'call createPublisherMetadata if it was shared with you, or give `hardwareIds`.',
  path: ['targeting', 'allHardwareIds'],
  code: 'DRIVER_METADATA_MISSING',
};

const unknownLabel: RuleFault = {
  message: 'There is no such shipping label.',
  path: ['id'],
  code: 'ENTITY_NOT_FOUND',
};

async function allHardwareIds(submission: SubmissionKey, sources: Sources) {
  const file = await sources.driverMetadata.of({ kind: 'submission', key: submission });
  return file === null ? [] : hardwareIdTuples(file);
}

function sourcesOf({ account }: ShippingLabelKey, context: Context): Sources {
  return context.account(account).sources;
}

function reference(key: ShippingLabelKey) {
  return { kind: 'shippingLabel' as const, key };
}
