import { describe, expect, test } from '@jest/globals';
import { type FakeDashboard, fakeDashboard, refused } from '../kit/fake-dashboard.ts';
import { startRequest } from '../kit/fake-request.ts';
import { at, runDocument } from '../kit/run-document.ts';
import {
  shippingLabelId,
  shippingLabelPath,
  shippingLabelRecord,
  submissionPath,
} from '../kit/wire-records.ts';

const id = shippingLabelPath.slice(1);
const guid = '9f4f44d8-1c2b-4d3e-8f90-0123456789ab';
const tuple = {
  bundleId: 'amd64',
  infId: 'widget.inf',
  operatingSystemCode: 'WINDOWS_v100_X64_RS5_FULL',
  pnpString: 'pci\\ven_8086&dev_1234',
};

function service(record: unknown = shippingLabelRecord()): FakeDashboard {
  const fake = fakeDashboard();
  fake.has(shippingLabelPath, record);
  return fake;
}

async function mutate(name: 'update' | 'cancel' | 'expire', input: object, fake = service()) {
  const field = `${name}ShippingLabel`;
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}ShippingLabelInput`;
  const document = `mutation ($input: ${type}!) { ${field}(input: $input) {
    shippingLabel { id name } userErrors { message code path target } } }`;
  const { data, errors } = await runDocument(startRequest(fake), document, { input });
  return { label: at(data, field, 'shippingLabel'), userErrors: at(data, field, 'userErrors'), errors, fake };
}

describe('updateShippingLabel', () => {
  test('sends what was given under `targeting`, actions in the service’s spelling, the justification inside', async () => {
    const { label, errors, fake } = await mutate('update', {
      id,
      targeting: {
        hardwareIds: [
          { action: 'REMOVE', ...tuple },
          { action: 'ADD', ...tuple, pnpString: 'new' },
        ],
        chids: [{ action: 'ADD', chid: guid }],
        restrictedToAudiences: [guid],
        inServicePublishInfo: { flooring: 'RS1', ceiling: 'RS3' },
        coEngDriverPublishInfo: null,
        businessJustification: 'text',
      },
    });
    expect(errors).toEqual([]);
    expect(fake.bodies).toEqual([
      {
        targeting: {
          hardwareIds: [
            { action: 'remove', ...tuple },
            { action: 'add', ...tuple, pnpString: 'new' },
          ],
          chids: [{ action: 'add', chid: guid }],
          restrictedToAudiences: [guid],
          inServicePublishInfo: { flooring: 'RS1', ceiling: 'RS3' },
          businessJustification: 'text',
        },
      },
    ]);
    expect(label).toEqual({ id, name: 'release' });
    expect(fake.calls).toEqual([
      `updateShippingLabel ${shippingLabelPath}`,
      `getShippingLabel ${shippingLabelPath}`,
    ]);
  });

  test('sends an empty list of audiences, which clears them', async () => {
    const { fake } = await mutate('update', { id, targeting: { restrictedToAudiences: [] } });
    expect(fake.bodies).toEqual([{ targeting: { restrictedToAudiences: [] } }]);
  });

  test.each([{}, { targeting: null }, { targeting: {} }, { targeting: { chids: null } }])(
    'is refused when it changes nothing: %j',
    async (input) => {
      const { userErrors, fake } = await mutate('update', { id, ...input });
      expect(userErrors).toMatchObject([{ path: null, code: 'INVALID_INPUT' }]);
      expect(fake.calls).toEqual([]);
    },
  );

  test('refuses limits of versions and of builds together', async () => {
    const targeting = {
      inServicePublishInfo: { flooring: 'RS1' },
      coEngDriverPublishInfo: { flooringBuildNumber: 1 },
    };
    const { userErrors, fake } = await mutate('update', { id, targeting });
    expect(userErrors).toMatchObject([
      {
        path: ['targeting', 'coEngDriverPublishInfo'],
        message: expect.stringContaining('exclude each other'),
      },
    ]);
    expect(fake.calls).toEqual([]);
  });

  test('refuses to add CHIDs together with hardware ids for a system older than Windows 10', async () => {
    const old = { ...tuple, operatingSystemCode: 'WINDOWS_7_X64' };
    const change = (idAction: string, chidAction: string) => ({
      id,
      targeting: { hardwareIds: [{ action: idAction, ...old }], chids: [{ action: chidAction, chid: guid }] },
    });
    const { userErrors, fake } = await mutate('update', change('ADD', 'ADD'));
    expect(userErrors).toMatchObject([
      { path: ['targeting', 'chids'], message: expect.stringContaining('WINDOWS_7_X64 is older') },
    ]);
    expect(fake.calls).toEqual([]);
    expect((await mutate('update', change('REMOVE', 'ADD'))).userErrors).toEqual([]);
    expect((await mutate('update', change('ADD', 'REMOVE'))).userErrors).toEqual([]);
  });

  test.each([
    [{ chids: [{ action: 'ADD', chid: 'x' }] }, ['input', 'targeting', 'chids', '0', 'chid']],
    [{ restrictedToAudiences: [guid, ''] }, ['input', 'targeting', 'restrictedToAudiences', '1']],
  ])('makes a malformed GUID an error of the input, with its place: %j', async (targeting, argument) => {
    const { errors, fake } = await mutate('update', { id, targeting });
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', extensions: { argument } }]);
    expect(fake.calls).toEqual([]);
  });

  test('gives one user error for each fault that the service names, with paths in the input’s names', async () => {
    const fake = service();
    const message = 'At least one property is required for update.';
    fake.answers('updateShippingLabel', () =>
      refused({
        code: 'INVALID_INPUT',
        message: 'Validation Failed.',
        validationErrors: [
          { target: 'targetingInfo.chids', message },
          { target: 'targetingInfo.hardwareIds', message },
        ],
      }),
    );
    const { label, userErrors } = await mutate(
      'update',
      { id, targeting: { businessJustification: 'x' } },
      fake,
    );
    expect(label).toBeNull();
    expect(userErrors).toEqual([
      { message, code: 'INVALID_INPUT', path: ['targeting', 'chids'], target: 'targetingInfo.chids' },
      {
        message,
        code: 'INVALID_INPUT',
        path: ['targeting', 'hardwareIds'],
        target: 'targetingInfo.hardwareIds',
      },
    ]);
  });
});

describe('cancelShippingLabel', () => {
  test('sends no body and reads the label afresh', async () => {
    const { label, fake } = await mutate('cancel', { id });
    expect(fake.calls).toEqual([
      `cancelShippingLabel ${shippingLabelPath}/cancel`,
      `getShippingLabel ${shippingLabelPath}`,
    ]);
    expect(fake.bodies).toEqual([undefined]);
    expect(label).toEqual({ id, name: 'release' });
  });
});

describe('expireShippingLabel', () => {
  test('removes all the hardware ids of the label, and nothing else', async () => {
    const { label, errors, fake } = await mutate('expire', { id });
    expect(errors).toEqual([]);
    expect(fake.bodies).toEqual([{ targeting: { hardwareIds: [{ ...tuple, action: 'remove' }] } }]);
    expect(fake.calls).toEqual([
      `getShippingLabel ${shippingLabelPath}`,
      `updateShippingLabel ${shippingLabelPath}`,
      `getShippingLabel ${shippingLabelPath}`,
    ]);
    expect(label).toMatchObject({ id });
  });

  test('sends each hardware id as it is named, without the nulls that the service may show', async () => {
    const shown = { ...tuple, distributionState: null, action: null };
    const { fake } = await mutate(
      'expire',
      { id },
      service(shippingLabelRecord({ targeting: { hardwareIds: [shown] } })),
    );
    expect(fake.bodies).toEqual([{ targeting: { hardwareIds: [{ ...tuple, action: 'remove' }] } }]);
  });

  test.each([[{ hardwareIds: [] }], [{}], [null], [undefined]])(
    'is refused when the targeting is %j: nothing is left to remove',
    async (targeting) => {
      const { userErrors, fake } = await mutate(
        'expire',
        { id },
        service(shippingLabelRecord({ targeting })),
      );
      expect(userErrors).toMatchObject([
        { path: ['id'], message: expect.stringContaining('expired already') },
      ]);
      expect(fake.bodies).toEqual([]);
    },
  );

  test('of a label that is not there is refused with ENTITY_NOT_FOUND, and nothing is sent', async () => {
    const { label, userErrors, fake } = await mutate('expire', { id }, service(null));
    expect(label).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'ENTITY_NOT_FOUND', path: ['id'] }]);
    expect(fake.bodies).toEqual([]);
  });
});

describe('every change of a label', () => {
  const inputs = [
    ['update', { targeting: { businessJustification: 'x' } }],
    ['cancel', {}],
    ['expire', {}],
  ] as const;

  test.each(inputs)('%s sends nothing with `validateOnly`', async (name, input) => {
    const { label, userErrors, errors, fake } = await mutate(name, { id, ...input, validateOnly: true });
    expect([label, userErrors, errors, fake.calls]).toEqual([null, [], [], []]);
  });

  test.each(inputs)('%s refuses an id of another kind, and shows the form to send', async (name, input) => {
    for (const wrong of [shippingLabelId, submissionPath.slice(1), 'audiences/x']) {
      const { errors, fake } = await mutate(name, { id: wrong, ...input });
      expect(errors).toMatchObject([
        {
          code: 'BAD_USER_INPUT',
          message: expect.stringContaining('products/{productId}/submissions/{submissionId}/shippingLabels/'),
          extensions: { argument: ['input', 'id'] },
        },
      ]);
      expect(fake.calls).toEqual([]);
    }
  });
});
