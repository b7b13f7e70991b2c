import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { callersFile, keyEntry } from '../kit/callers-file.ts';
import { eventually } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';
import { type Stage, setStage } from '../kit/stage.ts';
import { type TinyRedis, tinyRedis } from '../kit/tiny-redis.ts';
import { startTokenIssuer, type TokenIssuer } from '../kit/token-issuer.ts';
import type { RecordedSpan } from '../kit/tracing.mjs';

/*
 * What an operator sees of a gateway whose callers show keys and tokens, with a Redis and an SDK for traces: and that
 * nothing of what is secret comes out there.
 */

const cacheSecret = 'cache-secret-canary';
const ciKey = 'key-of-ci-canary';
const body = {
  statusCode: 500,
  message: 'upstream-canary at https://store.example/blob?sig=signature-canary',
};
const trace = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };
const traceparent = `00-${trace.traceId}-${trace.spanId}-01`;

let redis: TinyRedis;
let provider: TokenIssuer;
let stage: Stage;
let jwt: string;
let spansFile: string;
let submission: string;
const answers: string[] = [];

beforeAll(async () => {
  [redis, provider] = [await tinyRedis(), await startTokenIssuer()];
  spansFile = join(newFolder(), 'spans.jsonl');
  jwt = await provider.token({ roles: ['Drivers.Read'], sub: 'an-application' });
  const { path } = callersFile({
    keys: [keyEntry('ci', ciKey, ['submitter', 'publisher', 'operator'])],
    issuers: [{ issuer: provider.issuer, audience: 'api://gateway', roles: { 'Drivers.Read': ['reader'] } }],
  });
  stage = await setStage({
    environment: {
      LOG_LEVEL: 'trace',
      CACHE_URL: redis.url,
      CACHE_SECRET: cacheSecret,
      GATEWAY_CALLERS_FILE: path,
      REQUEST_TIMEOUT_MS: '4000',
      NODE_OPTIONS: `--import ${pathToFileURL('test/kit/record-spans.mjs').href}`,
      SPANS_FILE: spansFile,
    },
  });
  await drive();
}, 60_000);
afterAll(async () => {
  await stage?.close();
  await Promise.all([redis?.close(), provider?.close()]);
});

const asCi = { 'x-api-key': ciKey };
const asApplication = () => ({ authorization: `Bearer ${jwt}` });

async function ask(query: string, headers: Record<string, string>) {
  const answer = await stage.ask(query, {}, headers);
  answers.push(JSON.stringify(answer));
  return answer;
}

async function drive(): Promise<void> {
  await ask('query Traced { products(first: 2) { nodes { id } } }', { ...asCi, traceparent, baggage: 'a=b' });
  const made = await ask(
    'mutation { createProduct(input: { name: "Seen", testHarness: ATTESTATION, deviceType: EXTERNAL, requestedSignatures: ["WINDOWS_v100_X64_GE_FULL"], idempotencyKey: "a-key-of-the-caller" }) { product { id } } }',
    asCi,
  );
  const product = made.data.createProduct.product.id;
  const next = await ask(
    `mutation { createSubmission(input: { product: "${product}", name: "Seen", type: INITIAL }) { submission { id uploadUrl } } }`,
    asCi,
  );
  submission = next.data.createSubmission.submission.id;
  await ask(commit(), asApplication());
  await upload(asCi);
  await ask(commit(), asCi);
  stage.emulator.control.addFault({ kind: 'status', status: 500, body, match: { method: 'GET' } });
  await ask('{ audiences { name } }', asCi);
  stage.emulator.control.clearFaults();
  await ask('{ audiences { name } }', { 'x-api-key': 'a-wrong-key-canary' });
}

function commit(): string {
  return `mutation { commitSubmission(input: { id: "${submission}" }) { userErrors { code } } }`;
}

async function upload(headers: Record<string, string>): Promise<void> {
  const url = `${stage.gateway.url}/packages/${submission}?commit=true`;
  const response = await fetch(url, { method: 'PUT', body: 'MSCF a package', headers });
  expect([response.status, await response.text()]).toEqual([200, expect.any(String)]);
}

function spans(): RecordedSpan[] {
  const lines = readFileSync(spansFile, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as RecordedSpan);
}

describe('a trace', () => {
  test('goes on from the caller over the operation to every call of the service', () => {
    const operation = spans().find(({ name }) => name === 'query Traced');
    expect(operation).toMatchObject({
      traceId: trace.traceId,
      parentId: trace.spanId,
      attributes: { 'hardware.caller': 'ci', 'hardware.upstream_calls': 1, 'hardware.outcome': 'ok' },
    });
    const calls = spans().filter(({ parentId }) => parentId === operation?.spanId);
    expect(calls.map(({ name, traceId }) => [name, traceId])).toEqual([['GET listProducts', trace.traceId]]);
  });

  test('of a package holds the calls that carrying it takes', () => {
    const [transfer] = spans().filter(({ name }) => name.startsWith('PUT /packages/'));
    expect(transfer?.name).toBe('PUT /packages/products/:productId/submissions/:submissionId');
    const below = spans().filter(({ parentId }) => parentId === transfer?.spanId);
    expect(below.map(({ name }) => name)).toContain('POST commitSubmission');
  });
});

test('the account book has a line for every change, refused ones too', async () => {
  await eventually('six lines', () => book().length === 6);
  const product = submission.replace(/\/submissions.*/, '');
  expect(book().map(({ caller, action, touched, outcome }) => [caller, action, touched, outcome])).toEqual([
    ['ci', 'createProduct', [product], 'DONE'],
    ['ci', 'createSubmission', [product, submission], 'DONE'],
    [expect.stringContaining('an-application'), 'commitSubmission', [submission], 'REFUSED'],
    ['ci', 'uploadPackage', [submission], 'DONE'],
    ['ci', 'commitSubmission', [submission], 'DONE'],
    ['ci', 'commitSubmission', [submission], expect.stringMatching(/DONE|REFUSED/)],
  ]);
  const { tenantId, clientId } = stage.emulator;
  const account = `${tenantId.slice(0, 8)}/${clientId.slice(0, 8)}`;
  expect(new Set(book().map((line) => line['account']))).toEqual(new Set([account]));
  expect(book().every(({ correlationId }) => /^[0-9a-f-]{36}$/.test(String(correlationId)))).toBe(true);
});

function book(): Record<string, unknown>[] {
  return stage.gateway.log().filter(({ msg }) => msg === 'audit');
}

describe('no secret', () => {
  const places: [string, () => string | Promise<string>][] = [
    ['the log', () => stage.gateway.output()],
    ['the traces', () => readFileSync(spansFile, 'utf8')],
    ['Redis', () => JSON.stringify([...redis.kept, ...redis.commands])],
    ['the metrics', async () => (await fetch(`${stage.gateway.url}/metrics`, { headers: asCi })).text()],
    ['the errors', () => answers.map((text) => JSON.stringify(JSON.parse(text).errors ?? [])).join('\n')],
  ];

  test.each(places)('comes out in %s', async (_, read) => {
    const text = await read();
    expect(text.length).toBeGreaterThan(100);
    expect(secrets().filter((secret) => text.includes(secret))).toEqual([]);
    expect(/.{0,30}[?&](sig|sv|se|sp)=.{0,20}/.exec(text)).toBeNull();
  });

  test('was missing where it was looked for: the tests would have found it', () => {
    expect(redis.kept.size).toBeGreaterThan(0);
    expect(answers.join().includes('sig=')).toBe(true);
    expect(stage.gateway.log().some(({ msg }) => msg === 'upstream call failed')).toBe(true);
  });
});

/** The tokens of the service are JWTs with one header. */
const tokenBegin = Buffer.from('{"typ":"JWT"').toString('base64url').slice(0, -1);

function secrets(): string[] {
  const [, claims = '', signature = ''] = jwt.split('.');
  const { clientSecret } = stage.emulator;
  const keys = [ciKey, 'a-wrong-key-canary', Buffer.from(ciKey).toString('base64url')];
  const planted = ['upstream-canary', 'signature-canary', 'baggage-canary', 'a-key-of-the-caller'];
  return [clientSecret, cacheSecret, tokenBegin, claims, signature, ...keys, ...planted];
}
