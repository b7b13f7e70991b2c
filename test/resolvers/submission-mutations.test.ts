import { describe, expect, test } from '@jest/globals';
import { type FakeDashboard, fakeDashboard, refused } from '../kit/fake-dashboard.ts';
import { startRequest } from '../kit/fake-request.ts';
import { at, runDocument } from '../kit/run-document.ts';
import {
  blobUrl,
  productId,
  productPath,
  submissionId,
  submissionPath,
  submissionRecord,
} from '../kit/wire-records.ts';

const product = `products/${productId}`;
const id = submissionPath.slice(1);
const inputTypes: Record<string, string> = {
  createSubmission: 'CreateSubmissionInput',
  updateSubmission: 'UpdateSubmissionInput',
  commitSubmission: 'CommitSubmissionInput',
  createPublisherMetadata: 'CreatePublisherMetadataInput',
};

function service(): FakeDashboard {
  const fake = fakeDashboard();
  fake.has(submissionPath, submissionRecord());
  fake.answers('createSubmission', () => ({
    kind: 'done',
    record: { id: submissionId, productId, name: 'answered' },
  }));
  return fake;
}

async function mutate(name: string, input: object, fake = service()) {
  const document = `mutation ($input: ${inputTypes[name]}!) { ${name}(input: $input) {
    submission { id name progress uploadUrl } userErrors { message code path target } } }`;
  const { data, errors } = await runDocument(startRequest(fake), document, { input });
  return {
    submission: at(data, name, 'submission'),
    userErrors: at(data, name, 'userErrors'),
    errors,
    fake,
  };
}

describe('createSubmission', () => {
  test.each([
    ['INITIAL', 'initial'],
    ['DERIVED', 'derived'],
  ])(
    'sends name and type %s, and gives the record read afresh with its upload address',
    async (type, wire) => {
      const { submission, userErrors, fake } = await mutate('createSubmission', {
        product,
        name: 'first',
        type,
      });
      expect(fake.bodies).toEqual([{ name: 'first', type: wire }]);
      expect(fake.calls).toEqual([
        `createSubmission ${productPath}/submissions`,
        `getSubmission ${submissionPath}`,
      ]);
      expect(userErrors).toEqual([]);
      expect(submission).toEqual({
        id,
        name: 'first',
        progress: 'AWAITING_PACKAGE',
        uploadUrl: blobUrl('initial', 'rwl'),
      });
    },
  );

  test('gives the answer of the create when the service does not show the submission yet', async () => {
    const fake = service();
    fake.has(submissionPath, null);
    const input = { product, name: 'first', type: 'INITIAL' };
    expect((await mutate('createSubmission', input, fake)).submission).toMatchObject({
      id,
      name: 'answered',
    });
  });

  test('refuses an empty name', async () => {
    const { userErrors, fake } = await mutate('createSubmission', { product, name: '', type: 'INITIAL' });
    expect(userErrors).toMatchObject([{ path: ['name'], code: 'INVALID_INPUT' }]);
    expect(fake.calls).toEqual([]);
  });

  test.each([productId, id, `/${product}`, 'x'])(
    'refuses the product %j, naming the field',
    async (wrong) => {
      const { errors, fake } = await mutate('createSubmission', {
        product: wrong,
        name: 'a',
        type: 'INITIAL',
      });
      expect(errors).toMatchObject([
        { code: 'BAD_USER_INPUT', extensions: { argument: ['input', 'product'] } },
      ]);
      expect(fake.calls).toEqual([]);
    },
  );

  test('gives the service’s refusal of a second initial submission as a user error', async () => {
    const fake = service();
    const message = 'Initial submission already exists';
    fake.answers('createSubmission', () => refused({ code: 'REQUEST_INVALID_FOR_CURRENT_STATE', message }));
    const { submission, userErrors } = await mutate(
      'createSubmission',
      { product, name: 'first', type: 'INITIAL' },
      fake,
    );
    expect(submission).toBeNull();
    expect(userErrors).toEqual([
      { message, code: 'REQUEST_INVALID_FOR_CURRENT_STATE', path: null, target: null },
    ]);
  });
});

describe('updateSubmission', () => {
  test('sends the name', async () => {
    const { fake } = await mutate('updateSubmission', { id, name: 'second' });
    expect(fake.bodies).toEqual([{ name: 'second' }]);
    expect(fake.calls[0]).toBe(`updateSubmission ${submissionPath}`);
  });

  test.each([{}, { name: null }, { name: '' }])('is refused when it is %j', async (input) => {
    const { userErrors, fake } = await mutate('updateSubmission', { id, ...input });
    expect(userErrors).toHaveLength(1);
    expect(fake.calls).toEqual([]);
  });
});

describe('commitSubmission', () => {
  test('sends no body, and is PROCESSING at once though the service still says pending', async () => {
    const { submission, fake } = await mutate('commitSubmission', { id });
    expect(fake.bodies).toEqual([undefined]);
    expect(submission).toMatchObject({ progress: 'PROCESSING', uploadUrl: null });
  });

  test('gives the service’s refusal as a user error', async () => {
    const fake = service();
    const message = 'Only pending submissions can be committed.';
    fake.answers('commitSubmission', () => refused({ code: 'REQUEST_INVALID_FOR_CURRENT_STATE', message }));
    expect((await mutate('commitSubmission', { id }, fake)).userErrors).toMatchObject([
      { message, code: 'REQUEST_INVALID_FOR_CURRENT_STATE' },
    ]);
  });
});

describe('createPublisherMetadata', () => {
  test.each([{ id }, { submission: id }, { id, submission: id }, { id: null, submission: id }])(
    'takes the submission as %j',
    async (input) => {
      const { submission, fake } = await mutate('createPublisherMetadata', input);
      expect(fake.calls[0]).toBe(`createPublisherMetadata ${submissionPath}/createpublishermetadata`);
      expect(fake.bodies).toEqual([undefined]);
      expect(submission).toMatchObject({ id });
    },
  );

  test.each([
    [{}, ['input', 'id']],
    [{ id, submission: `${id}1` }, ['input', 'id']],
    [{ id: product }, ['input', 'id']],
    [{ submission: submissionId }, ['input', 'submission']],
  ])('refuses %j', async (input, argument) => {
    const { errors, fake } = await mutate('createPublisherMetadata', input);
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', extensions: { argument } }]);
    expect(fake.calls).toEqual([]);
  });
});

describe('every mutation of submissions', () => {
  test.each(['updateSubmission', 'commitSubmission', 'createPublisherMetadata'])(
    '%s refuses an id of another kind and shows the form to send',
    async (name) => {
      const { errors, fake } = await mutate(name, {
        id: submissionId,
        ...(name.startsWith('update') && { name: 'a' }),
      });
      expect(errors).toMatchObject([
        {
          code: 'BAD_USER_INPUT',
          message: expect.stringContaining(`products/{productId}/submissions/${submissionId}`),
        },
      ]);
      expect(fake.calls).toEqual([]);
    },
  );

  test('sends nothing with `validateOnly`', async () => {
    for (const [name, input] of [
      ['createSubmission', { product, name: 'a', type: 'INITIAL' }],
      ['updateSubmission', { id, name: 'a' }],
      ['commitSubmission', { id }],
      ['createPublisherMetadata', { id }],
    ] as const) {
      const { submission, userErrors, errors, fake } = await mutate(name, { ...input, validateOnly: true });
      expect([submission, userErrors, errors, fake.calls]).toEqual([null, [], [], []]);
    }
  });
});
