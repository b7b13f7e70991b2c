import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually } from '../kit/eventually.ts';
import { type ScriptedServer, type SeenRequest, scriptedServer } from '../kit/scripted-server.ts';
import { wireExample } from '../kit/wire-example.ts';

let server: ScriptedServer;
let gateway: BuiltGateway;

beforeAll(async () => {
  server = await scriptedServer();
  server.fallback(({ method, url }) => {
    if (url.endsWith('/oauth2/token')) return { status: 200, body: wireExample('token-v1') };
    if (method === 'PATCH' || method === 'PUT') return { status: 204 };
    if (url.endsWith('/commit') || url.endsWith('metadata')) return { status: 202 };
    return { status: method === 'POST' ? 201 : 200, body: `{"id":7,"productId":5,"submissionId":6}` };
  });
  gateway = await startBuiltGateway({
    AZURE_TENANT_ID: 'contoso.example',
    AZURE_CLIENT_ID: 'client',
    AZURE_CLIENT_SECRET: 'secret',
    AZURE_AUTHORITY_HOST: server.origin,
    HARDWARE_API_URL: `${server.origin}/v2.0/my/hardware`,
  });
});
beforeEach(() => {
  server.seen.length = 0;
});
afterAll(async () => {
  await gateway.stop('SIGKILL');
  await server.close();
});

const SUBMISSION = 'products/5/submissions/6';
const LABEL = `${SUBMISSION}/shippingLabels/7`;
const TUPLE = {
  bundleId: 'amd64',
  infId: 'x.inf',
  operatingSystemCode: 'WINDOWS_v100_X64_GE_FULL',
  pnpString: 'PCI\\VEN_1&DEV_2',
};

/** Each mutation with its input, and the one request that it becomes, body included, to the byte. */
const wires: readonly (readonly [string, object, string, string])[] = [
  [
    'createProduct',
    {
      name: 'Größe "M"',
      testHarness: 'NOT_SET',
      deviceType: 'INTERNAL_EXTERNAL',
      requestedSignatures: ['X'],
    },
    'POST /products',
    '{"productName":"Größe \\"M\\"","testHarness":"notSet","deviceType":"internalExternal","requestedSignatures":["X"]}',
  ],
  [
    'createProduct',
    {
      name: 'x',
      testHarness: 'HLK',
      deviceType: 'INTERNAL',
      requestedSignatures: ['X'],
      isTestSign: false,
      marketingNames: [],
      firmwareVersion: null,
      announcementDate: '2027-03-01T09:30:00+01:00',
      selectedProductTypes: [{ operatingSystemFamily: 'Windows_v100_GE', productType: 'LAN' }],
      additionalAttributes: { svvp: { maxProcessors: 256, guestOs: null }, raidController: null },
    },
    'POST /products',
    '{"productName":"x","testHarness":"hlk","deviceType":"internal","requestedSignatures":["X"],"isTestSign":false,' +
      '"marketingNames":[],"announcementDate":"2027-03-01T08:30:00Z",' +
      '"selectedProductTypes":{"Windows_v100_GE":"LAN"},"additionalAttributes":{"svvp":{"maxProcessors":256}}}',
  ],
  [
    'updateProduct',
    { id: 'products/5', marketingNames: ['a'], name: null },
    'PATCH /products/5',
    '{"marketingNames":["a"]}',
  ],
  [
    'createSubmission',
    { product: 'products/5', name: 'first', type: 'INITIAL' },
    'POST /products/5/submissions',
    '{"name":"first","type":"initial"}',
  ],
  ['updateSubmission', { id: SUBMISSION, name: 'x' }, `PATCH /${SUBMISSION}`, '{"name":"x"}'],
  ['commitSubmission', { id: SUBMISSION }, `POST /${SUBMISSION}/commit`, ''],
  ['createPublisherMetadata', { submission: SUBMISSION }, `POST /${SUBMISSION}/createpublishermetadata`, ''],
  [
    'createShippingLabel',
    {
      submission: SUBMISSION,
      name: 'x',
      destination: 'WINDOWS_UPDATE',
      publishingSpecifications: {
        visibleToAccounts: ['9007199254740993', 30000001],
        goLiveDate: '2027-02-22T06:50:54.793Z',
      },
      targeting: { hardwareIds: [TUPLE], chids: [], coEngDriverPublishInfo: { flooringBuildNumber: 17135 } },
    },
    `POST /${SUBMISSION}/shippingLabels`,
    '{"name":"x","destination":"windowsUpdate","publishingSpecifications":{' +
      '"visibleToAccounts":[9007199254740993,30000001],"goLiveDate":"2027-02-22T06:50:54.793Z","manualAcquisition":true},' +
      `"targeting":{"hardwareIds":[${JSON.stringify(TUPLE)}],"chids":[],"coEngDriverPublishInfo":{"flooringBuildNumber":17135}}}`,
  ],
  [
    'createShippingLabel',
    {
      submission: SUBMISSION,
      name: 'x',
      destination: 'ANOTHER_PARTNER',
      recipientSpecifications: { receiverPublisherId: '30000001' },
    },
    `POST /${SUBMISSION}/shippingLabels`,
    '{"name":"x","destination":"anotherPartner","recipientSpecifications":{"receiverPublisherId":"30000001"}}',
  ],
  [
    'updateShippingLabel',
    {
      id: LABEL,
      targeting: {
        hardwareIds: [{ action: 'REMOVE', ...TUPLE }],
        restrictedToAudiences: [],
        businessJustification: 'why',
      },
    },
    `PATCH /${LABEL}`,
    `{"targeting":{"hardwareIds":[${JSON.stringify({ action: 'remove', ...TUPLE })}],"restrictedToAudiences":[],"businessJustification":"why"}}`,
  ],
  ['cancelShippingLabel', { id: LABEL }, `PUT /${LABEL}/cancel`, ''],
];

describe('on the wire', () => {
  test.each(wires)('%s of %j is %s', async (mutation, input, request, body) => {
    const { data, errors } = await mutate(mutation, input);
    expect(errors).toBeUndefined();
    expect(data[mutation].userErrors).toEqual([]);
    const [written] = writes();
    expect(`${written?.method} ${written?.url.replace('/v2.0/my/hardware', '')}`).toBe(request);
    expect(JSON.parse(written?.body || '""')).toEqual(JSON.parse(body || '""'));
    expect(written?.body.length).toBe(body.length);
    for (const digits of body.match(/\d{16,}/g) ?? []) expect(written?.body).toContain(`${digits}`);
  });

  test('visibleToAccounts are bare numbers with all their digits', async () => {
    const publishingSpecifications = { visibleToAccounts: ['9223372036854775807', '9007199254740993'] };
    await mutate('createShippingLabel', {
      submission: SUBMISSION,
      name: 'x',
      destination: 'WINDOWS_UPDATE',
      publishingSpecifications,
    });
    expect(writes()[0]?.body).toContain('"visibleToAccounts":[9223372036854775807,9007199254740993]');
  });

  test('a body is JSON, and where there is none its length is zero and no other type is named', async () => {
    await mutate('updateSubmission', { id: SUBMISSION, name: 'x' });
    await mutate('commitSubmission', { id: SUBMISSION });
    await mutate('cancelShippingLabel', { id: LABEL });
    const [patch, commit, cancel] = writes();
    expect(patch?.headers['content-type']).toMatch(/^application\/json/);
    for (const empty of [commit, cancel]) {
      expect(empty?.headers['content-length']).toBe('0');
      expect(empty?.headers['content-type'] ?? 'application/json').toMatch(/^application\/json/);
    }
  });

  test('all calls of a request bear its correlation id, each a request id of its own, and the bearer', async () => {
    const { errors } = await mutate('updateSubmission', { id: SUBMISSION, name: 'x' });
    expect(errors).toBeUndefined();
    const calls = server.seen.filter(({ url }) => url.startsWith('/v2.0/'));
    expect(calls.length).toBeGreaterThan(1);
    expect(new Set(calls.map(({ headers }) => headers['ms-correlationid'])).size).toBe(1);
    expect(new Set(calls.map(({ headers }) => headers['ms-requestid'])).size).toBe(calls.length);
    for (const { headers } of calls) {
      expect(headers['ms-requestid']).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.authorization).toMatch(/^Bearer \S+$/);
    }
  });

  test('the token is asked for by form, with the resource of the service', async () => {
    const other = await startBuiltGateway({
      AZURE_TENANT_ID: 'contoso.example',
      AZURE_CLIENT_ID: 'client',
      AZURE_CLIENT_SECRET: 'secret&=+ü',
      AZURE_AUTHORITY_HOST: `${server.origin}/`,
      HARDWARE_API_URL: `${server.origin}/v2.0/my/hardware/`,
    });
    const asked = await eventually('a request for a token', () =>
      server.seen.find(({ url }) => url.includes('oauth2')),
    );
    await other.stop('SIGKILL');
    expect(asked).toMatchObject({ method: 'POST', url: '/contoso.example/oauth2/token' });
    expect(asked.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
    expect(Object.fromEntries(new URLSearchParams(asked.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: 'client',
      client_secret: 'secret&=+ü',
      resource: 'https://manage.devcenter.microsoft.com',
    });
  });
});

function writes(): SeenRequest[] {
  return server.seen.filter(({ method, url }) => method !== 'GET' && !url.includes('oauth2'));
}

async function mutate(mutation: string, input: object) {
  const upper = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const record = /label/i.test(mutation)
    ? 'shippingLabel'
    : /product/i.test(mutation)
      ? 'product'
      : 'submission';
  return await ask(
    gateway.url,
    `mutation ($input: ${upper}Input!) { ${mutation}(input: $input) { ${record} { name } userErrors { code } } }`,
    { input },
  );
}
