import { type Check, reads, writes } from '../check.ts';
import type { Client, WireAnswer } from '../client.ts';
import { ensure, ensureList, ensureShape, ensureStatus, objectOf } from '../expect.ts';

/** Tokens, and what becomes of calls without a good one. */
export const authenticationChecks: readonly Check[] = [
  reads(
    'A-001',
    'the v1 token endpoint gives a bearer for a client id, its secret and the resource',
    'Authentication: client credentials by form',
    async ({ client }) => {
      const answer = await client.askForToken(1);
      ensureStatus(answer, 200);
      ensure(String(objectOf(answer.json)['token_type']).toLowerCase() === 'bearer', 'the token type Bearer');
    },
  ),
  reads(
    'A-002',
    'the token endpoint takes a trailing slash',
    'Authentication: token endpoints in use',
    async ({ client }) => ensureStatus(await client.askForToken(1, {}, '/'), 200),
  ),
  reads('A-003', 'token v1 has string numbers', 'Authentication: shapes of the answers', async ({ client }) =>
    ensureShape((await client.askForToken(1)).json, 'tokenV1'),
  ),
  reads(
    'A-004',
    'token v2 has bare numbers, and neither expires_on nor resource',
    'Authentication: shapes of the answers',
    async ({ client }) => {
      const { json } = await client.askForToken(2);
      ensureShape(json, 'tokenV2');
      const names = Object.keys(objectOf(json));
      ensure(!names.includes('expires_on') && !names.includes('resource'), 'no expires_on and no resource');
    },
  ),
  reads(
    'A-005',
    'the scheme of the Authorization header is taken in any letter case',
    'Request headers that real clients send',
    async ({ client }) => {
      const authorization = `bearer ${await client.token()}`;
      ensureList(await client.call('GET', '/products', { authorization }));
    },
  ),
  reads(
    'A-006',
    'a call without an Authorization header is refused with 401, 403 or the 500 of the gateway',
    'Failure behaviour when authentication is wrong',
    async ({ client }) => ensureNobody(await client.call('GET', '/products', { authorization: null })),
  ),
  reads(
    'A-007',
    'a call with an empty bearer is refused in the same way',
    'Failure behaviour when authentication is wrong',
    async ({ client }) => ensureNobody(await client.call('GET', '/products', { authorization: 'Bearer ' })),
  ),
  reads(
    'A-008',
    'a token that is none is refused with 401',
    'Failure behaviour when authentication is wrong',
    async ({ client }) =>
      ensureStatus(await client.call('GET', '/products', { authorization: 'Bearer none' }), 401),
  ),
  writes(
    'A-020',
    'a wrong secret is refused as invalid_client, with the AADSTS code in text and number',
    'Authentication: shapes of the refusals',
    async (client) => await ensureTokenRefusal(client, { client_secret: 'wrong' }, 'invalid_client', 7000215),
  ),
  writes(
    'A-021',
    'an expired secret is refused as invalid_client',
    'Authentication: shapes of the refusals',
    async (client, emulator) =>
      await emulator.withSettings({ expiredSecret: true }, () =>
        ensureTokenRefusal(client, {}, 'invalid_client', 7000222),
      ),
  ),
  writes(
    'A-022',
    'an unknown application is refused with 400',
    'Authentication: shapes of the refusals',
    async (client) =>
      await ensureTokenRefusal(client, { client_id: 'nobody' }, 'unauthorized_client', 700016, 400),
  ),
  writes(
    'A-023',
    'a form without its resource is refused with 400',
    'Authentication: shapes of the refusals',
    async (client) => await ensureTokenRefusal(client, { resource: '' }, 'invalid_request', 900144, 400),
  ),
  writes(
    'A-024',
    'an expired token is refused with 401, and a fresh one serves again',
    'Failure behaviour when authentication is wrong',
    async (client, emulator) => {
      await client.token();
      await emulator.age(3700);
      ensureStatus(await client.get('/products'), 401);
      client.forgetToken();
      ensureStatus(await client.get('/products'), 200);
    },
  ),
  writes(
    'A-025',
    'without an Authorization header the service fails with 500 in the shape of the gateway',
    'Failure behaviour when authentication is wrong',
    async (client) => {
      const answer = await client.call('GET', '/products', { authorization: null });
      ensureStatus(answer, 500);
      ensureShape(answer.json, 'gatewayError');
    },
  ),
  writes(
    'A-026',
    'the strict mode refuses a missing bearer with 401',
    'Suggested settings of an emulator',
    async (client, emulator) =>
      await emulator.withSettings({ strict401: true }, async () =>
        ensureStatus(await client.call('GET', '/products', { authorization: null }), 401),
      ),
  ),
  writes(
    'A-027',
    'an application that is not associated is refused with 403',
    'Failure behaviour when authentication is wrong',
    async (client, emulator) =>
      await emulator.withSettings({ forbidden: true }, async () =>
        ensureStatus(await client.get('/products'), 403),
      ),
  ),
  writes(
    'A-028',
    'a Driver Submitter may not create shipping labels, and may read them',
    'Authorization model: roles',
    async (client, emulator, { samples }) =>
      await emulator.withSettings({ roles: ['driverSubmitter'] }, async () => {
        const { listPath } = await samples.label();
        ensureStatus(await client.call('POST', listPath, { body: {} }), 403);
        ensureStatus(await client.get(listPath), 200);
      }),
  ),
];

function ensureNobody(answer: WireAnswer): void {
  ensureStatus(answer, 401, 403, 500);
  ensure(objectOf(answer.json)['value'] === undefined, 'no data');
}

async function ensureTokenRefusal(
  client: Client,
  changes: Record<string, string>,
  error: string,
  code: number,
  status = 401,
): Promise<void> {
  const answer = await client.askForToken(1, changes);
  ensureStatus(answer, status);
  ensureShape(answer.json, 'tokenError');
  const refusal = objectOf(answer.json);
  ensure(refusal['error'] === error, `the error ${error}`);
  ensure(JSON.stringify(refusal['error_codes']) === `[${code}]`, `the code ${code}`);
  ensure(String(refusal['error_description']).startsWith(`AADSTS${code}: `), 'the code before the text');
}
