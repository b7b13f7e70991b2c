import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FaultOrder } from '../../src/emulator/faults.ts';
import type { Answer } from '../kit/ask.ts';
import { testCertificate } from '../kit/certificate.ts';
import { eventually, pause } from '../kit/eventually.ts';
import { federatedToken } from '../kit/federated-token.ts';
import { newFolder } from '../kit/folders.ts';
import { freePort } from '../kit/free-port.ts';
import { startIdentityEndpoint } from '../kit/identity-endpoint.ts';
import { type Stage, setStage } from '../kit/stage.ts';

/** What a careless upstream may put into the body of an error: an address that is a key, and a word of its own. */
const canaryBody = {
  statusCode: 500,
  message: 'upstream-canary at https://store.example/blob?sv=1&sig=signature-canary',
  error: 'upstream-canary',
  error_description: 'AADSTS90013: upstream-canary',
};
const cachePassword = 'cache-password-canary';
const cacheSecret = 'cache-secret-canary';

let stage: Stage;
const answers: Answer[] = [];

beforeAll(async () => {
  stage = await setStage({
    environment: {
      LOG_LEVEL: 'trace',
      REQUEST_TIMEOUT_MS: '700',
      UPSTREAM_TIMEOUT_MS: '200',
      CACHE_URL: `redis://user:${cachePassword}@127.0.0.1:${await freePort()}`,
      CACHE_SECRET: cacheSecret,
    },
  });
  // The cache that is not there is waited for at the start.
  await eventually('readiness', async () => (await fetch(`${stage.gateway.url}/readyz`)).status === 200);
  await drive();
}, 60_000);
afterAll(() => stage.close());

describe('after many operations and failures', () => {
  test('there is something to look at', () => {
    expect(answers.length).toBeGreaterThan(20);
    expect(answers.flatMap(({ errors }) => errors ?? []).length).toBeGreaterThan(10);
    expect(stage.gateway.log().length).toBeGreaterThan(50);
    expect(JSON.stringify(answers).includes('sig=')).toBe(true);
    expect(issuedTokens()).not.toEqual([]);
  });

  test('no secret stands in the log', () => {
    expect(secretsIn(stage.gateway.output())).toEqual([]);
    expect(/[?&]s(ig|v|e|p)=.{0,20}/.exec(stage.gateway.output())).toBeNull();
  });

  test('no continuation token stands in the log', () => {
    const tokens = stage
      .calls('GET', /continuationToken=/)
      .map(({ path }) => path.split('continuationToken=')[1] ?? '');
    expect(tokens).not.toEqual([]);
    expect(tokens.filter((token) => stage.gateway.output().includes(token))).toEqual([]);
  });

  test('no secret stands in the metrics, on status pages or in the schema', async () => {
    for (const path of ['/metrics', '/readyz', '/healthz', '/schema.graphql', '/']) {
      const response = await fetch(`${stage.gateway.url}${path}`, { headers: { accept: 'text/html' } });
      const text = `${JSON.stringify([...response.headers])}${await response.text()}`;
      expect(secretsIn(text)).toEqual([]);
    }
  });

  test('no error quotes an upstream body, an address, a token or a stack', () => {
    const errors = JSON.stringify(answers.map(({ errors = [] }) => errors));
    expect(secretsIn(errors)).toEqual([]);
    expect(/.{0,50}(https?:|127\.0\.0\.1|sig=|node_modules|\.[jt]s:\d|\\n +at )/.exec(errors)).toBeNull();
  });

  test('SAS signatures stand only in the fields that were asked for them', () => {
    const places = new Set(answers.flatMap(({ data, extensions }) => signed({ data, extensions })));
    expect([...places].sort()).toEqual(['errorReportUrl', 'uploadUrl', 'url']);
  });

  test('a sentence of the service passes on without the address in it', () => {
    const messages = answers.flatMap(
      ({ data }) =>
        data?.commitSubmission?.userErrors.map(({ message }: { message: string }) => message) ?? [],
    );
    expect(messages).toEqual(['Only pending submissions can be committed; see [address]']);
  });
});

describe.each<[string, () => Promise<Proved>]>([
  ['a certificate', proveByCertificate],
  ['a managed identity', proveByManagedIdentity],
])('of an application that proves itself by %s', (_, prove) => {
  test('neither key nor assertion comes out, though Entra ID and others repeat what they are sent', async () => {
    const { environment, secrets, close } = await prove();
    const proved = await setStage({
      environment: { LOG_LEVEL: 'trace', REQUEST_TIMEOUT_MS: '700', AZURE_CLIENT_SECRET: '', ...environment },
    });
    const told: Answer[] = [];
    for (const kind of ['cut', 'hang', 'garbage', 'html', 'body', 'status'] as const) {
      const fault = { kind, ...(kind === 'status' && { status: 400 }), body: secrets.join(' ') };
      proved.emulator.control.addFault({ ...fault, match: { kind: 'token' }, times: null });
      proved.emulator.control.revokeTokens();
      told.push(await proved.ask('{ audiences { name } }'));
      proved.emulator.control.clearFaults();
    }
    const pages = await Promise.all(
      ['/readyz', '/metrics'].map(async (path) => (await fetch(proved.gateway.url + path)).text()),
    );
    const output = proved.gateway.output();
    await proved.close();
    await close();
    expect(told.every(({ errors }) => errors !== undefined)).toBe(true);
    const all = output + pages.join() + JSON.stringify(told);
    expect([...secrets, jwtBegin].filter((secret) => all.includes(secret))).toEqual([]);
  });
});

interface Proved {
  readonly environment: Record<string, string>;
  /** What must not come out. */
  readonly secrets: readonly string[];
  close(): Promise<void>;
}

async function proveByCertificate(): Promise<Proved> {
  const { certificatePem, encryptedKeyPem, keyLine } = testCertificate();
  const path = join(newFolder(), 'certificate.pem');
  const password = 'certificate-password-canary';
  writeFileSync(path, encryptedKeyPem(password) + certificatePem);
  return {
    environment: { AZURE_CLIENT_CERTIFICATE_PATH: path, AZURE_CLIENT_CERTIFICATE_PASSWORD: password },
    secrets: [keyLine, password],
    close: async () => {},
  };
}

async function proveByManagedIdentity(): Promise<Proved> {
  const identities = await startIdentityEndpoint();
  return {
    environment: { AZURE_MANAGED_IDENTITY: 'system', ...identities.appService },
    secrets: [await federatedToken(), identities.appService.IDENTITY_HEADER],
    close: () => identities.close(),
  };
}

async function drive(): Promise<void> {
  const everything = `products(first: 100) { nodes { id name submissions { nodes { id progress uploadUrl downloads { type url }
    workflowStatus { errorReport errorReportUrl messages } driverMetadata { hardwareIds { pnpString } } } } } }`;
  await ask(`{ ${everything} }`);
  stage.emulator.control.settings({ defaultPageSize: 7 });
  await ask('{ products(first: 30) { nodes { name } pageInfo { hasNextPage } } }');
  await refusal();
  const troubles: FaultOrder[] = [
    ...[400, 401, 403, 409, 418, 429, 500, 503].map((status) => ({ kind: 'status', status }) as const),
    ...(['cut', 'cut-body', 'garbage', 'html', 'hang', 'body'] as const).map((kind) => ({ kind })),
  ];
  for (const trouble of troubles) {
    await throughTrouble(trouble, '{ audiences { name } products(first: 2) { nodes { name } } }');
    await throughTrouble(trouble, create(`made through ${trouble.kind}`), { method: 'POST' });
  }
  for (const status of [403, 404, 500]) {
    await throughTrouble({ kind: 'status', status }, `{ ${everything} }`, { kind: 'blob' });
  }
  // Last, for a refusal is remembered for some seconds.
  stage.emulator.control.revokeTokens();
  await throughTrouble({ kind: 'status', status: 400 }, '{ audiences { name } }', { kind: 'token' });
}

/** The service's own sentence reaches the caller, though it holds an address. */
async function refusal(): Promise<void> {
  const [id] = JSON.stringify(answers[0]?.data).match(/products\/\d+\/submissions\/\d+/) ?? [];
  const message =
    'Only pending submissions can be committed; see https://store.example/blob?sig=signature-canary';
  stage.emulator.control.addFault({
    kind: 'status',
    status: 422,
    body: { error: { code: 'requestInvalidForCurrentState', message } },
    match: { method: 'POST' },
  });
  await ask(`mutation { commitSubmission(input: { id: "${id}" }) { userErrors { message } } }`);
}

async function throughTrouble(
  fault: FaultOrder,
  query: string,
  match: FaultOrder['match'] = { kind: 'api' },
) {
  const headers = fault.status === 429 ? { 'retry-after': '1' } : {};
  const body = fault.kind === 'garbage' || fault.kind === 'html' ? {} : { body: canaryBody };
  stage.emulator.control.addFault({ ...fault, ...body, headers, match, times: null });
  await ask(query);
  stage.emulator.control.clearFaults();
  await convince();
  // The shortest pause there is; until then nothing would be sent.
  if (fault.status === 429) await pause(1_050);
}

/** A gateway that sees most calls fail would send nothing any more; things that do not exist are answered well. */
async function convince(): Promise<void> {
  const ids = Array.from({ length: 20 }, (_, n) => `products/${9_007_199_200_000 + n}`);
  await stage.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
}

async function ask(query: string): Promise<void> {
  answers.push(await stage.ask(query));
}

function create(name: string): string {
  return `mutation { createProduct(input: { name: "${name}", testHarness: HLK, deviceType: INTERNAL, requestedSignatures: ["WINDOWS_v100_X64_GE_FULL"] }) { product { id } userErrors { code } } }`;
}

/** All tokens of the emulator begin like this: they are JWTs with one header. */
const tokenBegin = Buffer.from('{"typ":"JWT"').toString('base64url').slice(0, -1);

/** Assertions and tokens of managed identities begin like this. */
const jwtBegin = Buffer.from('{"alg":').toString('base64url').slice(0, -1);

function issuedTokens() {
  return stage.emulator.control.tokenRequests().filter(({ status }) => status === 200);
}

function secretsIn(text: string): string[] {
  const secrets = [
    stage.emulator.clientSecret,
    tokenBegin,
    cachePassword,
    cacheSecret,
    'upstream-canary',
    'signature-canary',
  ];
  return secrets.filter((secret) => text.includes(secret));
}

/** The names of the fields that hold a signature. */
function signed(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return value.includes('sig=') ? [name] : [];
  if (Array.isArray(value)) return value.flatMap((item) => signed(item, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => signed(item, key));
}
