import { BadUserInput } from '../../errors/bad-user-input.ts';
import type { CreatePublisherMetadataInput } from '../../generated/resolvers-types.ts';
import type { SubmissionNode } from '../../sources/nodes.ts';
import { writeEnum } from '../../values/enum-text.ts';
import { readInt64 } from '../../values/int64.ts';
import type { SubmissionKey } from '../../values/node-id.ts';
import { change, type Mutations } from '../change.ts';
import type { Context } from '../context.ts';
import { blankName, nothingToUpdate } from '../inputs/checks.ts';
import { given } from '../inputs/given.ts';
import { givenKey, keyFaults } from '../inputs/idempotency-key.ts';
import { keyOf } from '../inputs/keys.ts';

export const createSubmission: Mutations['createSubmission'] = async (_, { input }, context) => {
  const product = keyOf('product', input.product, ['input', 'product'], context);
  const { node, userErrors } = await change(context, {
    validateOnly: input.validateOnly,
    faults: [...blankName(input.name), ...keyFaults(input)],
    send: () =>
      context
        .account(product.account)
        .sources.write.submissions.create(
          product,
          { name: input.name, type: writeEnum(input.type) },
          givenKey('createSubmission', input),
        ),
    toNode: (answer): SubmissionNode => ({
      kind: 'submission',
      key: { ...product, kind: 'submission', submissionId: readInt64(answer?.['id']) ?? '' },
      answer: answer ?? undefined,
    }),
  });
  return { submission: node, userErrors };
};

export const updateSubmission: Mutations['updateSubmission'] = async (_, { input }, context) => {
  const key = keyOf('submission', input.id, ['input', 'id'], context);
  const body = given({ name: input.name });
  const { node, userErrors } = await change(context, {
    validateOnly: input.validateOnly,
    faults: [...blankName(input.name), ...nothingToUpdate(body)],
    send: () => context.account(key.account).sources.write.submissions.update(key, body),
    toNode: () => reference(key),
  });
  return { submission: node, userErrors };
};

export const commitSubmission: Mutations['commitSubmission'] = async (_, { input }, context) => {
  const key = keyOf('submission', input.id, ['input', 'id'], context);
  const { node, userErrors } = await change(context, {
    validateOnly: input.validateOnly,
    faults: [],
    send: () => context.account(key.account).sources.write.submissions.commit(key),
    toNode: () => reference(key),
  });
  return { submission: node, userErrors };
};

export const createPublisherMetadata: Mutations['createPublisherMetadata'] = async (
  _,
  { input },
  context,
) => {
  const key = submissionOf(input, context);
  const { node, userErrors } = await change(context, {
    validateOnly: input.validateOnly,
    faults: keyFaults(input),
    send: () =>
      context
        .account(key.account)
        .sources.write.submissions.createPublisherMetadata(key, givenKey('createPublisherMetadata', input)),
    toNode: () => reference(key),
  });
  return { submission: node, userErrors };
};

function submissionOf({ id, submission }: CreatePublisherMetadataInput, context: Context): SubmissionKey {
  const given = id ?? submission;
  if (given == null || (id != null && submission != null && id !== submission)) {
    throw new BadUserInput('Name one submission, by `id` or by `submission`.', { argument: ['input', 'id'] });
  }
  return keyOf('submission', given, ['input', id == null ? 'submission' : 'id'], context);
}

function reference(key: SubmissionKey) {
  return { kind: 'submission' as const, key };
}
