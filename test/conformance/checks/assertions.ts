import { testCertificate } from '../../kit/certificate.ts';
import { assertionForm, foreignToken, signedAssertion } from '../assertion.ts';
import { type Check, writes } from '../check.ts';
import type { Client } from '../client.ts';
import { ensure, ensureShape, ensureStatus, objectOf } from '../expect.ts';

const certificate = testCertificate();

/** What an application may show instead of a secret. */
export const assertionChecks: readonly Check[] = [
  writes(
    'A-030',
    'an assertion signed with the key of a certificate gives a bearer that serves',
    'Authentication: v2 with certificate',
    async (client) => {
      const answer = await client.askForToken(2, assertionForm(signedAssertion(certificate, own(client))));
      ensureStatus(answer, 200);
      ensureShape(answer.json, 'tokenV2');
      const authorization = `Bearer ${String(objectOf(answer.json)['access_token'])}`;
      ensureStatus(await client.call('GET', '/products', { authorization }), 200);
    },
  ),
  writes(
    'A-031',
    "an assertion whose signature is another key's is refused",
    'Authentication: v2 with certificate',
    async (client) => {
      const mixed = { ...certificate, keyPem: testCertificate().keyPem };
      await ensureRefusal(client, signedAssertion(mixed, own(client)), 700027);
    },
  ),
  writes(
    'A-032',
    'an assertion for another endpoint, of another application, or past its end is refused',
    'Authentication: v2 with certificate',
    async (client) => {
      const faults = [
        [{ aud: 'https://login.example/oauth2/v2.0/token' }, 700023],
        [{ iss: 'another' }, 700021],
        [{ exp: 1_600_000_000 }, 700024],
      ] as const;
      for (const [claims, code] of faults) {
        const assertion = signedAssertion(certificate, { ...own(client), ...claims });
        await ensureRefusal(client, assertion, code);
      }
    },
  ),
  writes(
    'A-033',
    'a token of whom the application trusts gives a bearer, and of others does not',
    'Authentication: v2 with managed identity (federated)',
    async (client, emulator) => {
      const claims = { iss: 'https://provider.example', sub: 'workload', aud: 'api://AzureADTokenExchange' };
      await ensureRefusal(client, foreignToken(claims), 700211);
      const federatedCredentials = [{ issuer: claims.iss, subject: claims.sub }];
      await emulator.withSettings({ federatedCredentials }, async () => {
        ensureStatus(await client.askForToken(2, assertionForm(foreignToken(claims))), 200);
        await ensureRefusal(client, foreignToken({ ...claims, sub: 'another' }), 700213);
        await ensureRefusal(client, foreignToken({ ...claims, aud: 'another' }), 700212);
      });
    },
  ),
];

/** The claims by which the application speaks for itself. */
function own({ credentials }: Client) {
  const { authorityHost, tenantId, clientId } = credentials;
  return { iss: clientId, sub: clientId, aud: `${authorityHost}/${tenantId}/oauth2/v2.0/token` };
}

async function ensureRefusal(client: Client, assertion: string, code: number): Promise<void> {
  const answer = await client.askForToken(2, assertionForm(assertion));
  ensureStatus(answer, 401);
  ensureShape(answer.json, 'tokenError');
  const refusal = objectOf(answer.json);
  ensure(refusal['error'] === 'invalid_client', 'the error invalid_client');
  ensure(JSON.stringify(refusal['error_codes']) === `[${code}]`, `the code ${code}`);
}
