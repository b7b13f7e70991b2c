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

const productId = (name: string) => named(account, name).id;
const submissionId = (name: string) => submissionOf(account, name).id;
const labelId = (name: string, index = 0) => submissionOf(account, name).shippingLabels[index]?.id ?? '';

const STATE = 'REQUEST_INVALID_FOR_CURRENT_STATE';
const UNAUTHORIZED = 'UPDATE_UNAUTHORIZED';
const WIFI = 'Contoso Wi-Fi 6E AX Adapter';
const FAILED = 'Tailspin HD Camera with Hello';
const SHARED = 'Litware Touch Controller (shared by Litware)';

/** What the service says no to: a mutation, its input, and the code and words of the refusal. */
const refusals: readonly (readonly [string, string, () => object, string, string | RegExp])[] = [
  [
    'a second initial submission',
    'createSubmission',
    () => ({ product: productId(WIFI), name: 'x', type: 'INITIAL' }),
    STATE,
    'Initial submission already exists',
  ],
  [
    'a derived submission before the initial one',
    'createSubmission',
    () => ({ product: productId('Lucerne Virtual Audio Cable 1.5.0 x64'), name: 'x', type: 'DERIVED' }),
    STATE,
    "Can't create derived submission since no initial submission created",
  ],
  [
    'a submission of a product that does not exist',
    'createSubmission',
    () => ({ product: 'products/9007199254740993', name: 'x', type: 'INITIAL' }),
    'ENTITY_NOT_FOUND',
    'Product not found',
  ],
  [
    'a submission of a product that may only be read',
    'createSubmission',
    () => ({
      product: productId('Fabrikam Ethernet I219 (shared by Fabrikam Devices)'),
      name: 'x',
      type: 'DERIVED',
    }),
    'READ_ONLY_PRODUCT',
    /read only/,
  ],
  [
    'a second commit',
    'commitSubmission',
    () => ({ id: submissionId(WIFI) }),
    STATE,
    'Only pending submissions can be committed.',
  ],
  [
    'a commit of a submission that does not exist',
    'commitSubmission',
    () => ({ id: `${productId(WIFI)}/submissions/1152921504606846977` }),
    'ENTITY_NOT_FOUND',
    'No submission found',
  ],
  [
    'a change of a shared product',
    'updateProduct',
    () => ({ id: productId(SHARED), name: 'x' }),
    UNAUTHORIZED,
    'Not authorized to update the product',
  ],
  [
    'a change of a product without a submission',
    'updateProduct',
    () => ({ id: productId('Lucerne Virtual Audio Cable 1.5.0 x64'), name: 'x' }),
    UNAUTHORIZED,
    "Can't update product without an initial submission",
  ],
  [
    'a change of a product whose workflow failed',
    'updateProduct',
    () => ({ id: productId(FAILED), name: 'x' }),
    UNAUTHORIZED,
    "Can't update product because the workflow failed",
  ],
  [
    'a new announcement date after ingestion',
    'updateProduct',
    () => ({ id: productId(WIFI), announcementDate: '2029-01-01' }),
    UNAUTHORIZED,
    "Announcement Date can't be updated after the ingestion process is finished",
  ],
  [
    'a new name while ingestion is being finished',
    'updateProduct',
    () => {
      const { submissionId: number } = submissionOf(account, 'Northwind Sensor Hub');
      stage.emulator.control.submission(number, { step: 'finalizeIngestion', state: 'started' });
      return { id: productId('Northwind Sensor Hub'), name: 'x' };
    },
    UNAUTHORIZED,
    "Product Name can't be updated at this time. Try again.",
  ],
  [
    'a new name of a shared submission',
    'updateSubmission',
    () => ({ id: submissionId(SHARED), name: 'x' }),
    UNAUTHORIZED,
    'Not authorized to update the submission',
  ],
  [
    'a new name of a submission whose workflow failed',
    'updateSubmission',
    () => ({ id: submissionId(FAILED), name: 'x' }),
    UNAUTHORIZED,
    "Can't update the submission since the workflows failed",
  ],
  [
    'publisher metadata of an inbox product',
    'createPublisherMetadata',
    () => ({ id: submissionId('Contoso Inbox Class Driver') }),
    STATE,
    /inbox or system/,
  ],
  [
    'a manual label of an extension INF',
    'createShippingLabel',
    () => label('Northwind Audio Tuning Extension'),
    'INVALID_INPUT',
    /^Extension drivers must be published as an Automatic update\./,
  ],
  [
    'a label of an inbox product for Windows Update',
    'createShippingLabel',
    () => label('Contoso Inbox Class Driver'),
    STATE,
    /One can only share the shipping label\.$/,
  ],
  [
    'a label of a submission that is not ready',
    'createShippingLabel',
    () => label('Lucerne Virtual Audio Cable 1.4.0 x64'),
    STATE,
    "Submission isn't yet ready to create shipping label. Retry after some time.",
  ],
  [
    'a label of a product that may only be read',
    'createShippingLabel',
    () => label('Fabrikam Ethernet I219 (shared by Fabrikam Devices)'),
    'READ_ONLY_PRODUCT',
    'Not allowed to create the shipping labels on a read only product.',
  ],
  [
    'a change of a label whose workflow runs',
    'updateShippingLabel',
    () => ({ id: labelId(WIFI, 6), targeting: { restrictedToAudiences: [] } }),
    'INVALID_INPUT',
    "Can't update the shipping label when another workflow is in progress. Try again.",
  ],
  [
    'the expiry of a label whose workflow runs',
    'expireShippingLabel',
    () => ({ id: labelId(WIFI, 6) }),
    'INVALID_INPUT',
    /another workflow is in progress/,
  ],
  [
    'the cancel of a label that is published',
    'cancelShippingLabel',
    () => ({ id: labelId(WIFI, 0) }),
    STATE,
    /can be cancelled/,
  ],
  [
    'the cancel of a label for a partner',
    'cancelShippingLabel',
    () => ({ id: labelId(WIFI, 3) }),
    STATE,
    /can be cancelled/,
  ],
  [
    'the cancel of a label that does not exist',
    'cancelShippingLabel',
    () => ({ id: `${submissionId(WIFI)}/shippingLabels/1152921504606846977` }),
    'ENTITY_NOT_FOUND',
    'Shipping label not found',
  ],
];

describe('what the service refuses is a user error', () => {
  test.each(refusals)('%s', async (_, mutation, input, code, message) => {
    const { payload, errors } = await mutate(mutation, input());
    expect(errors).toBeUndefined();
    expect(payload).toEqual({
      record: null,
      userErrors: [
        {
          code,
          message: typeof message === 'string' ? message : expect.stringMatching(message),
          path: null,
          target: null,
          correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        },
      ],
    });
  });

  test.each([400, 403, 404, 409, 415, 422])('whatever its status: %i', async (status) => {
    stage.emulator.control.settings({ invalidStateStatus: status, repeatedCommitStatus: status });
    const { payload } = await mutate('commitSubmission', { id: submissionId(WIFI) });
    stage.emulator.control.settings({ invalidStateStatus: 422, repeatedCommitStatus: 422 });
    expect(payload.userErrors).toMatchObject([{ code: STATE }]);
  });

  test('with an entry for each of its validation errors, in the names of the input', async () => {
    const body = {
      error: {
        code: 'InvalidInput',
        message: 'Validation Failed.',
        validationErrors: [
          { target: 'targetingInfo.chids', message: 'At least one property is required for update.' },
          { target: 'targetingInfo.hardwareIds[0].infId', message: 'It is unknown.' },
          { target: 'ProductName', message: 'It is too long.' },
          { message: 'Nobody knows where.' },
        ],
      },
    };
    stage.emulator.control.addFault({ match: { method: 'PATCH' }, kind: 'body', status: 422, body });
    const targeting = { restrictedToAudiences: [] };
    const { payload } = await mutate('updateShippingLabel', { id: labelId(WIFI), targeting });
    expect(payload.userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['targeting', 'chids'], target: 'targetingInfo.chids' },
      { path: ['targeting', 'hardwareIds', '0', 'infId'], target: 'targetingInfo.hardwareIds[0].infId' },
      { path: ['name'], target: 'ProductName', message: 'It is too long.' },
      { path: null, target: null, message: 'Nobody knows where.' },
    ]);
  });

  test('of a hardware id that the metadata lacks, at its path', async () => {
    const hardwareIds = [
      {
        bundleId: 'amd64',
        infId: 'x.inf',
        operatingSystemCode: 'WINDOWS_v100_X64_GE_FULL',
        pnpString: 'pci\\ven_1',
      },
    ];
    const input = { ...label('Litware Precision Touchpad'), targeting: { hardwareIds } };
    const { payload } = await mutate('createShippingLabel', input);
    expect(payload.userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['targeting', 'hardwareIds'], target: 'targetingInfo.hardwareIds' },
    ]);
  });

  test('of an attestation signed driver for everybody, at its path', async () => {
    const input = { ...label('Trey USB Serial Bridge'), targeting: { allHardwareIds: true } };
    const { payload } = await mutate('createShippingLabel', input);
    expect(payload.userErrors).toMatchObject([{ path: ['targeting', 'restrictedToAudiences'] }]);
  });

  test('in the flat form without `error`, and in one without a code', async () => {
    const flat = {
      message: 'No.',
      httpErrorCode: 400,
      validationErrors: [{ target: 'name', message: 'Empty.' }],
    };
    stage.emulator.control.addFault({ match: { method: 'PATCH' }, kind: 'body', status: 400, body: flat });
    const input = { id: submissionId('Litware Precision Touchpad'), name: 'x' };
    const first = await mutate('updateSubmission', input);
    expect(first.payload.userErrors).toMatchObject([
      { code: 'INVALID_INPUT', message: 'Empty.', path: ['name'] },
    ]);
    stage.emulator.control.addFault({ match: { method: 'PATCH' }, kind: 'html', status: 415 });
    const second = await mutate('updateSubmission', input);
    expect(second.payload.userErrors).toMatchObject([{ code: 'UNSUPPORTED_MEDIA_TYPE', path: null }]);
    expect(second.payload.userErrors[0].message).not.toMatch(/</);
  });
});

describe('what nobody can put right by other input is an error', () => {
  test('a 403 without a code names the role that is probably missing', async () => {
    stage.emulator.control.settings({ roles: ['driverSubmitter'] });
    const { payload, errors } = await mutate('cancelShippingLabel', { id: labelId(WIFI) });
    stage.emulator.control.settings({ roles: ['driverSubmitter', 'shippingLabelOwner'] });
    expect(payload).toBeNull();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_FORBIDDEN', outcome: 'REJECTED' });
    expect(errors?.[0]?.message).toContain('Shipping Label Owner');
  });

  test('an application that is not associated is told so on reads too', async () => {
    stage.emulator.control.settings({ forbidden: true });
    const { data, errors } = await stage.ask(
      `{ node(id: "${productId(WIFI)}") { id ... on Product { name } } }`,
    );
    stage.emulator.control.settings({ forbidden: false });
    expect(data).toEqual({ node: null });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_FORBIDDEN' });
    expect(errors?.[0]?.extensions).not.toHaveProperty('outcome');
  });
});

/** A manual label for a submission of a product. */
function label(name: string) {
  return {
    submission: submissionId(name),
    name: 'x',
    destination: 'WINDOWS_UPDATE',
    publishingSpecifications: {},
    targeting: {
      hardwareIds: [
        { bundleId: 'b', infId: 'x.inf', operatingSystemCode: 'WINDOWS_v100_X64_GE_FULL', pnpString: 'p' },
      ],
    },
  };
}

/** Sends a mutation by its name; the record under whatever name the payload gives it. */
async function mutate(name: string, input: object) {
  const upper = name.charAt(0).toUpperCase() + name.slice(1);
  const record = /label/i.test(name) ? 'shippingLabel' : /product/i.test(name) ? 'product' : 'submission';
  // A foreign tuple must not hide the refusal that is looked for.
  const hides =
    name === 'createShippingLabel' && 'targeting' in input && JSON.stringify(input).includes('"b"');
  stage.emulator.control.settings({ checkHardwareIds: !hides });
  const { data, errors } = await stage.ask(
    `mutation ($input: ${upper}Input!) { payload: ${name}(input: $input) {
      record: ${record} { id } userErrors { code message path target correlationId }
    } }`,
    { input },
  );
  return { payload: data.payload, errors };
}
