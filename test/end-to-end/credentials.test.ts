import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS } from '../../src/emulator/settings.ts';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { type Answer, ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { testCertificate } from '../kit/certificate.ts';
import { eventually } from '../kit/eventually.ts';
import { federatedToken } from '../kit/federated-token.ts';
import { newFolder } from '../kit/folders.ts';
import { type IdentityEndpoint, startIdentityEndpoint, userAssigned } from '../kit/identity-endpoint.ts';
import { runBuilt } from '../kit/run-built.ts';
import { type TinyRedis, tinyRedis } from '../kit/tiny-redis.ts';

const [first, second] = [testCertificate({ name: 'first' }), testCertificate({ name: 'second' })];
const password = 'password-canary';
const file = join(newFolder(), 'credential');
const query = '{ audiences { name } }';

let emulator: RunningEmulator;
let identities: IdentityEndpoint;
let redis: TinyRedis;
const gateways: BuiltGateway[] = [];

beforeAll(async () => {
  [emulator, identities, redis] = await Promise.all([
    startEmulator({ speed: 0 }),
    startIdentityEndpoint(),
    tinyRedis(),
  ]);
});
afterEach(async () => {
  await Promise.all(gateways.splice(0).map((gateway) => gateway.stop('SIGKILL')));
  emulator.control.settings(structuredClone(DEFAULT_SETTINGS));
  emulator.control.forgetCalls();
});
afterAll(() => Promise.all([emulator.close(), identities.close(), redis.close()]));

/** The environment with another credential than the emulator's secret. */
function environmentWith(credential: Readonly<Record<string, string>>): Record<string, string> {
  const { AZURE_CLIENT_SECRET: _, ...identity } = environmentFor(emulator);
  return { ...identity, LOG_LEVEL: 'trace', ...credential };
}

async function start(credential: Readonly<Record<string, string>>): Promise<BuiltGateway> {
  const gateway = await startBuiltGateway(environmentWith(credential));
  gateways.push(gateway);
  return gateway;
}

/** Replaces the file as a whole, as Kubernetes does with what it mounts. */
function put(content: string): string {
  writeFileSync(`${file}.next`, content);
  renameSync(`${file}.next`, file);
  return file;
}

const certificate = (content: string) => ({ AZURE_CLIENT_CERTIFICATE_PATH: put(content) });
const federated = (content: string) => ({ AZURE_FEDERATED_TOKEN_FILE: put(content) });
const managed = (name = 'system') => ({ AZURE_MANAGED_IDENTITY: name, ...identities.appService });

/** Nothing that proves the application, in any of its forms; assertions begin with their header. */
function expectNoProof(text: string): void {
  const proofs = [first, second].flatMap(({ keyLine, thumbprint }) => [keyLine, thumbprint]);
  const assertion = Buffer.from('{"alg":').toString('base64url').slice(0, -1);
  for (const proof of [...proofs, password, assertion, 'PRIVATE KEY', 'identity-header-canary'])
    expect(text).not.toContain(proof);
}

/** What a caller and a probe see, once the probe has seen it too. */
async function seen({ url }: BuiltGateway): Promise<Answer & { readonly status: number }> {
  const answer = await ask(url, query);
  return { ...answer, status: (await fetch(`${url}/readyz`)).status };
}

const codesOf = ({ errors }: Answer) => {
  const { code, entraCode } = errors?.[0]?.extensions ?? {};
  return [code, entraCode];
};

describe('an application that proves itself by', () => {
  const kinds: [string, () => Record<string, string> | Promise<Record<string, string>>][] = [
    ['a certificate', () => certificate(first.pem)],
    [
      'a certificate whose key is encrypted',
      () => ({
        ...certificate(first.certificatePem + first.encryptedKeyPem(password)),
        AZURE_CLIENT_CERTIFICATE_PASSWORD: password,
      }),
    ],
    ['a federated token', async () => federated(`${await federatedToken()}\n`)],
    ["the system's managed identity on App Service", () => managed()],
    ['a user-assigned identity on App Service', () => managed(userAssigned)],
    [
      'a managed identity of a virtual machine',
      () => ({ AZURE_MANAGED_IDENTITY: userAssigned, ...identities.metadataService }),
    ],
  ];

  test.each(kinds)('%s is served, and nothing of the proof is told', async (_, prepare) => {
    const environment = await prepare();
    const gateway = await start(environment);
    const { errors, status } = await seen(gateway);
    expect([errors, status]).toEqual([undefined, 200]);
    expect(emulator.control.tokenRequests()).toMatchObject([
      { method: 'POST', path: `/${emulator.tenantId}/oauth2/v2.0/token`, status: 200 },
    ]);
    const checked = await runBuilt(environmentWith(environment), ['check']);
    expect([checked.code, checked.stdout]).toEqual([0, expect.stringMatching(/^ok +token .* for /m)]);
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expectNoProof(gateway.output() + checked.stdout + checked.stderr + metrics);
  });

  test.each(kinds)('%s may run a command of a pipeline', async (_, prepare) => {
    const environment = environmentWith({ ...(await prepare()), LOG_LEVEL: '' });
    const submission = 'products/9007199267351835/submissions/1152921504621441945';
    const ended = await runBuilt(environment, ['wait', '--submission', submission, '--json']);
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    expectNoProof(ended.stdout);
  });
});

describe('a certificate', () => {
  test('is changed in its file while the gateway runs, as soon as Entra ID knows the new one', async () => {
    emulator.control.settings({ certificates: [first.thumbprint] });
    const gateway = await start(certificate(first.pem));
    expect((await seen(gateway)).errors).toBeUndefined();

    emulator.control.settings({ certificates: [second.thumbprint] });
    emulator.control.revokeTokens();
    const refused = await seen(gateway);
    expect([...codesOf(refused), refused.status]).toEqual(['UPSTREAM_UNAUTHENTICATED', 'AADSTS700027', 503]);
    expect(refused.errors?.[0]?.message).toContain('upload a good one to the app registration');

    put(second.pem);
    const served = await seen(gateway);
    expect([served.errors, served.status]).toEqual([undefined, 200]);
    expectNoProof(gateway.output());
  });

  test('that is past its end is refused, and is not kept from the operator', async () => {
    const gateway = await start(certificate(testCertificate({ days: -1 }).pem));
    const refused = await seen(gateway);
    expect([...codesOf(refused), refused.status]).toEqual(['UPSTREAM_UNAUTHENTICATED', 'AADSTS700027', 503]);
    expect(gateway.log()).toContainEqual(expect.objectContaining({ entraCode: 'AADSTS700027', status: 401 }));
  });

  test('that ends soon is warned of in the log, and its end is a metric', async () => {
    const gateway = await start(certificate(testCertificate({ days: 12 }).pem));
    await eventually('a warning', () =>
      gateway.log().some(({ msg, days }) => msg === 'certificate ends soon' && days === 11),
    );
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    const [, seconds] =
      /^hardware_gateway_credential_expires_timestamp_seconds{account="default"} (.+)$/m.exec(metrics) ?? [];
    expect(Math.round((Number(seconds) * 1_000 - Date.now()) / (24 * 3_600_000))).toBe(12);
  });

  test('that is half written leaves the last good one in place', async () => {
    const gateway = await start(certificate(first.pem));
    await seen(gateway);
    put(second.pem.slice(0, 900));
    emulator.control.revokeTokens();
    expect((await seen(gateway)).errors).toBeUndefined();
  });

  test('serves all replicas with one token, and seals what Redis holds', async () => {
    const environment = { ...certificate(first.pem), CACHE_URL: redis.url };
    const one = await start(environment);
    expect((await seen(one)).errors).toBeUndefined();
    const other = await start(environment);
    expect((await seen(other)).errors).toBeUndefined();
    expect(emulator.control.tokenRequests()).toHaveLength(1);
    const kept = [...redis.kept].flat().join('\n');
    expect(kept).toContain('token:');
    expect(kept).not.toMatch(/eyJ|access_token|expiresAt/);
  });
});

describe('a federated token', () => {
  test('that is past its end is refused until its file holds the next one', async () => {
    const old = await federatedToken({ exp: Math.floor(Date.now() / 1_000) - 3_600 });
    const gateway = await start(federated(old));
    const refused = await seen(gateway);
    expect([...codesOf(refused), refused.status]).toEqual(['UPSTREAM_UNAUTHENTICATED', 'AADSTS700024', 503]);
    expect(refused.errors?.[0]?.message).toContain('AZURE_FEDERATED_TOKEN_FILE');
    put(await federatedToken());
    const served = await seen(gateway);
    expect([served.errors, served.status]).toEqual([undefined, 200]);
    expectNoProof(gateway.output());
  });

  test('of somebody whom the application does not trust says what does not match', async () => {
    const token = await federatedToken({ sub: 'system:serviceaccount:default:other' });
    const refused = await seen(await start(federated(token)));
    expect(codesOf(refused)).toEqual(['UPSTREAM_UNAUTHENTICATED', 'AADSTS700213']);
    expect(refused.errors?.[0]?.message).toMatch(/No federated credential .* subject is another/);
  });

  test('may be renewed without another token of Entra ID, for replicas that share one', async () => {
    const cache = { CACHE_URL: redis.url, CACHE_SECRET: 'cache-secret-canary' };
    const environment = { ...federated(await federatedToken({ jti: '1' })), ...cache };
    expect((await seen(await start(environment))).errors).toBeUndefined();
    put(await federatedToken({ jti: '2' }));
    const other = await start(environment);
    expect((await seen(other)).errors).toBeUndefined();
    expect(emulator.control.tokenRequests()).toHaveLength(1);
  });
});

describe('a managed identity', () => {
  test('whose endpoint is away makes the service unavailable, not the credentials wrong', async () => {
    const nowhere = { AZURE_POD_IDENTITY_AUTHORITY_HOST: 'http://127.0.0.1:1' };
    const gateway = await start({
      AZURE_MANAGED_IDENTITY: 'system',
      REQUEST_TIMEOUT_MS: '1500',
      ...nowhere,
    });
    const { errors } = await ask(gateway.url, query);
    expect(errors?.[0]?.extensions['code']).toBe('UPSTREAM_UNAVAILABLE');
    expect(errors?.[0]?.message).toContain('the Instance Metadata Service does not answer');
    await eventually('readiness', async () => (await fetch(`${gateway.url}/readyz`)).status === 200);
    expect(emulator.control.tokenRequests()).toEqual([]);
  });

  test('that is not assigned to the machine says so, and is not ready', async () => {
    const gateway = await start(managed('6ba7b812-9dad-11d1-80b4-00c04fd430c8'));
    const refused = await seen(gateway);
    expect([...codesOf(refused), refused.status]).toEqual(['UPSTREAM_UNAUTHENTICATED', undefined, 503]);
    expect(refused.errors?.[0]?.message).toMatch(/IDENTITY_ENDPOINT refuses .*AZURE_MANAGED_IDENTITY/);
    expectNoProof(gateway.output());
  });

  test('is asked for a token only when Entra ID is', async () => {
    const gateway = await start(managed());
    await seen(gateway);
    const before = identities.issued.length;
    for (let n = 0; n < 3; n++) await ask(gateway.url, query);
    expect(identities.issued).toHaveLength(before);
    emulator.control.revokeTokens();
    expect((await seen(gateway)).errors).toBeUndefined();
    expect(identities.issued).toHaveLength(before + 1);
  });
});

describe('a start', () => {
  test('with a file that cannot be used, or several credentials, says all of it and quotes nothing', async () => {
    const environment = environmentWith(certificate(first.keyPem + second.certificatePem));
    const mixed = await runBuilt(environment);
    const several = await runBuilt({ ...environment, ...managed(), AZURE_FEDERATED_TOKEN_FILE: '/nowhere' });
    expect([mixed.code, several.code]).toEqual([1, 1]);
    expect(mixed.stderr).toMatch(
      /AZURE_CLIENT_CERTIFICATE_PATH: expected the certificate of its private key/,
    );
    expect(several.stderr).toMatch(
      /AZURE_FEDERATED_TOKEN_FILE: is set beside AZURE_CLIENT_CERTIFICATE_PATH[\s\S]*AZURE_MANAGED_IDENTITY: is set/,
    );
    expectNoProof(mixed.stderr + several.stderr);
  });

  test('with a managed identity and a shared cache needs a secret to seal with', async () => {
    const { code, stderr } = await runBuilt(environmentWith({ ...managed(), CACHE_URL: redis.url }));
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/CACHE_SECRET: is not set, and CACHE_URL needs it/),
    ]);
  });
});
