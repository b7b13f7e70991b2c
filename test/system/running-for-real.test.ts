import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';
import { type RealRedis, startRealRedis } from '../kit/real-redis.ts';
import { runBuilt } from '../kit/run-built.ts';
import { startTokenIssuer, type TokenIssuer } from '../kit/token-issuer.ts';

/*
 * docs/operations.md, "Running it for real", as an operator follows it: its commands, its file of callers, its queries; an
 * issuer on loopback is in Entra ID's place, and processes with the variables of deploy/kubernetes.yaml in that of pods.
 */

const page = readFileSync('docs/operations.md', 'utf8');
const [, issuersOnPage = ''] = /^```yaml\n(issuers:\n.*?)^```/ms.exec(page) ?? [];
const queriesOnPage = Array.from(
  page.matchAll(/-d '(\{"query":.*?\})'/g),
  ([, body = '']) => JSON.parse(body).query,
);
const folder = newFolder();
const [callers, secret] = [join(folder, 'callers.yaml'), join(folder, 'client-secret')];

let emulator: RunningEmulator;
let redis: RealRedis;
let issuer: TokenIssuer;
let environment: Record<string, string>;
let replicas: BuiltGateway[] = [];
/** The keys that `key create` printed, by their ids. */
const keys = new Map<string, string>();

beforeAll(async () => {
  [emulator, redis, issuer] = await Promise.all([
    startEmulator({ speed: 0 }),
    startRealRedis(),
    startTokenIssuer(),
  ]);
  const entries = [await createKey('pipeline', 'submitter'), await createKey('prometheus', 'operator')];
  put(callers, `keys:\n${entries.join('')}${issuersOfThePage()}`);
  const { AZURE_CLIENT_SECRET: right = '', ...rest } = environmentFor(emulator);
  put(secret, right);
  environment = {
    ...rest,
    AZURE_CLIENT_SECRET_FILE: secret,
    CACHE_URL: redis.url,
    GATEWAY_CALLERS_FILE: callers,
    UPSTREAM_CALLS_PER_MINUTE: '60',
  };
  replicas = await Promise.all(Array.from({ length: 3 }, () => startBuiltGateway(environment)));
  await Promise.all(replicas.map(({ url }) => eventually('readiness', () => isReady(url))));
}, 120_000);
afterAll(async () => {
  await Promise.all(replicas.map((replica) => replica.stop('SIGKILL')));
  await Promise.all([redis?.kill(), issuer?.close(), emulator?.close()]);
});

/** Runs the command of the page, and gives the entry that it prints to be pasted under `keys:`. */
async function createKey(id: string, roles: string): Promise<string> {
  const command = `key create --id ${id} --roles ${roles}`;
  expect(page).toContain(`node dist/main.js ${command}`);
  const { code, stdout } = await runBuilt({}, command.split(' '));
  expect(code).toBe(0);
  const entry = stdout.split('\n').filter((line) => /^\s*(- |[a-z]\w*: )/.test(line));
  keys.set(id, /^\s*(\S{30,})\s*$/m.exec(stdout)?.[1] ?? '');
  return `${entry.join('\n')}\n`;
}

function issuersOfThePage(): string {
  return issuersOnPage
    .replace('https://login.microsoftonline.com/TENANT/v2.0', issuer.issuer)
    .replace('CLIENT-ID', 'application-of-the-gateway');
}

/** Replaced as a whole, as Kubernetes does with what it mounts. */
function put(path: string, content: string): void {
  writeFileSync(`${path}.new`, content);
  renameSync(`${path}.new`, path);
}

async function isReady(url: string): Promise<boolean> {
  return (await fetch(`${url}/readyz`)).status === 200;
}

const bearer = async (...roles: string[]) => ({
  authorization: `Bearer ${await issuer.token({ aud: 'application-of-the-gateway', oid: 'object-1', roles })}`,
});
const withKey = (id: string) => ({ 'x-api-key': keys.get(id) ?? '' });

describe('three replicas as docs/operations.md has them', () => {
  test('are set up with what `check` finds in order', async () => {
    const { code, stdout } = await runBuilt(environment, ['check']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^ok +token/m) });
    expect(Object.keys(parse(issuersOnPage).issuers[0].roles)).toHaveLength(3);
  });

  test('tell strangers nothing, and answer each query of the page for keys and for tokens', async () => {
    expect(queriesOnPage.length).toBeGreaterThan(2);
    for (const { url } of replicas) {
      expect((await ask(url, queriesOnPage[0])).errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
      for (const query of queriesOnPage) {
        for (const headers of [withKey('pipeline'), await bearer('Drivers.Read')])
          expect((await ask(url, query, {}, headers)).errors).toBeUndefined();
      }
    }
  });

  test('let callers of the organization do what their roles say, and name them in the log', async () => {
    const [replica] = replicas;
    const input = 'input: { id: "products/9007199267351835", marketingNames: ["x"], validateOnly: true }';
    const query = `mutation { updateProduct(${input}) { userErrors { code } } }`;
    const url = replica?.url ?? '';
    const refused = await ask(url, query, {}, await bearer('Drivers.Read'));
    expect(refused.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect((await ask(url, query, {}, await bearer('Drivers.Submit'))).errors).toBeUndefined();
    const nobody = await ask(url, '{ audiences { id } }', {}, await bearer());
    expect(nobody.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    await eventually('the audit line', () =>
      replica?.log().some(({ msg, caller }) => msg === 'audit' && caller === `${issuer.issuer}#object-1`),
    );
  });

  test('count the calls of all against the quota, as the second answer of each says', async () => {
    const [shown = ''] = queriesOnPage.filter((query: string) => query.includes('callsPerMinute'));
    const headers = { ...withKey('pipeline'), 'cache-control': 'no-cache' };
    const counts: number[] = [];
    const before = emulator.control.calls().length;
    for (const { url } of replicas) {
      for (const _ of [1, 2]) {
        const { data } = await ask(url, shown, {}, headers);
        expect(data.rateLimit.callsPerMinute).toBe(60);
        counts.push(data.rateLimit.callsInLastMinute);
      }
      const { data } = await ask(url, '{ rateLimit { callsInLastMinute } }', {}, headers);
      // Of those before the test some may be older than a minute.
      const sent = emulator.control.calls().length;
      expect(data.rateLimit.callsInLastMinute).toBeGreaterThanOrEqual(sent - before);
      expect(data.rateLimit.callsInLastMinute).toBeLessThanOrEqual(sent);
    }
    const second = counts.filter((_, index) => index % 2 === 1);
    expect(second).toEqual([...second].sort((one, other) => one - other));
    expect(new Set(second).size).toBe(3);
  });

  test('show their metrics to the key of Prometheus, and to nobody else', async () => {
    for (const { url } of replicas) {
      const metrics = async (headers: Record<string, string>) =>
        (await fetch(`${url}/metrics`, { headers })).status;
      expect(await metrics({ authorization: `Bearer ${keys.get('prometheus')}` })).toBe(200);
      expect([await metrics({}), await metrics(withKey('pipeline'))]).toEqual([401, 403]);
    }
  });

  test('take a changed file of callers and a changed secret without a restart', async () => {
    put(callers, issuersOfThePage());
    for (const { url } of replicas) {
      await eventually('the key to be gone', async () => {
        const { errors } = await ask(url, '{ audiences { id } }', {}, withKey('pipeline'));
        return errors?.[0]?.extensions['code'] === 'UNAUTHENTICATED';
      });
    }
    emulator.control.revokeTokens();
    put(secret, `${readFileSync(secret, 'utf8')}\n`);
    for (const { url } of replicas)
      expect(
        (await ask(url, '{ audiences { id } }', {}, await bearer('Drivers.Read'))).errors,
      ).toBeUndefined();
  });
});
