import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Dispatcher } from 'undici';
import { createDispatcher } from '../../src/rest/dispatcher.ts';
import { requestIdentityToken } from '../../src/rest/identity-token.ts';
import { systemClock } from '../../src/store/system-clock.ts';
import type { IdentityEndpoint } from '../../src/values/credential.ts';
import { Secret } from '../../src/values/secret.ts';
import { type ScriptedServer, scriptedServer } from '../kit/scripted-server.ts';

let server: ScriptedServer;
let direct: Dispatcher;

beforeEach(async () => {
  server = await scriptedServer();
  server.fallback(() => ({
    status: 200,
    body: '{"access_token":"identity-token","expires_on":"1900000000"}',
  }));
  direct = createDispatcher({ environment: {} });
});

afterEach(async () => {
  await direct.destroy();
  await server.close();
});

const imds = (): IdentityEndpoint => ({ kind: 'imds', url: server.origin });
const appService = (): IdentityEndpoint => ({
  kind: 'appService',
  url: `${server.origin}/msi/token`,
  header: new Secret('proof-of-place'),
});

function ask(endpoint: IdentityEndpoint, clientId?: string, ms = 10_000, label?: string) {
  const parts = { label, direct, clock: systemClock, random: () => 0, timeoutMs: 500 };
  const deadline = Date.now() + ms;
  return requestIdentityToken(parts, { clientId, endpoint }, () => deadline);
}

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => Promise.reject(new Error('expected a failure')),
    (error) => error,
  );

describe('a token of a managed identity', () => {
  test('comes from the Instance Metadata Service by its protocol', async () => {
    expect((await ask(imds())).unwrap()).toBe('identity-token');
    const [request] = server.seen;
    expect(request?.method).toBe('GET');
    expect(request?.url).toBe(
      '/metadata/identity/oauth2/token?api-version=2018-02-01&resource=api%3A%2F%2FAzureADTokenExchange',
    );
    expect(request?.headers['metadata']).toBe('true');
  });

  test('comes from App Service and Container Apps by theirs', async () => {
    await ask(appService(), '6ba7b811-9dad-11d1-80b4-00c04fd430c8');
    const [request] = server.seen;
    expect(request?.url).toBe(
      '/msi/token?api-version=2019-08-01&resource=api%3A%2F%2FAzureADTokenExchange&client_id=6ba7b811-9dad-11d1-80b4-00c04fd430c8',
    );
    expect(request?.headers['x-identity-header']).toBe('proof-of-place');
    expect(request?.headers['metadata']).toBeUndefined();
  });

  test('is asked for again while the identity is not there yet', async () => {
    server.next({ status: 404 }, { status: 429 }, 'cut', { status: 200, body: 'no JSON' });
    expect((await ask(imds())).unwrap()).toBe('identity-token');
    expect(server.seen).toHaveLength(5);
  });

  test('that is refused is a matter of credentials, and is not asked for again', async () => {
    server.fallback(() => ({
      status: 400,
      body: '{"error":"invalid_request","error_description":"canary"}',
    }));
    const error = await failureOf(ask(appService()));
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAUTHENTICATED' });
    expect(error.message).toMatch(/IDENTITY_ENDPOINT refuses .*status 400.*AZURE_MANAGED_IDENTITY/);
    expect(error.message).not.toMatch(/canary|127\.0\.0\.1|proof-of-place/);
    expect(server.seen).toHaveLength(1);
  });

  test('that is refused names the account of a file, and the member that is to be looked at', async () => {
    server.fallback(() => ({ status: 400 }));
    const { message } = await failureOf(ask(imds(), undefined, 10_000, 'labs'));
    expect(message).toContain('The managed identity of the account `labs` has no token');
    expect(message).toContain('that `managedIdentity` is `system`');
    expect(message).not.toContain('AZURE_');
    server.fallback(() => ({ status: 500 }));
    const unavailable = await failureOf(ask(imds(), undefined, 200, 'labs'));
    expect(unavailable.message).toContain('The managed identity of the account `labs` has no token');
  });

  test.each(['cut', 'hang', 'nobody'] as const)(
    'where the endpoint does not answer (%s) is unavailable',
    async (how) => {
      if (how === 'nobody') await server.close();
      else server.fallback(() => how);
      const error = await failureOf(ask(imds(), undefined, 600));
      expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
      expect(error.message).toContain(
        'the Instance Metadata Service does not answer. Check that this runs in Azure',
      );
    },
  );
});
