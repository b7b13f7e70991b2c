import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import type { Dispatcher } from 'undici';
import { parseCertificate } from '../../src/config/parse-certificate.ts';
import { createDispatcher } from '../../src/rest/dispatcher.ts';
import { createTokenSource, type TokenSource, type TokenSourceOptions } from '../../src/rest/token-source.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/store.ts';
import { systemClock } from '../../src/store/system-clock.ts';
import type { Clock } from '../../src/values/clock.ts';
import type { Credential } from '../../src/values/credential.ts';
import { Secret } from '../../src/values/secret.ts';
import { type CapturedLogger, capturedLogger } from '../kit/captured-logger.ts';
import { type TestCertificate, testCertificate } from '../kit/certificate.ts';
import { eventually } from '../kit/eventually.ts';
import { type ScriptedServer, scriptedServer } from '../kit/scripted-server.ts';

/** The system's time, moved by hand: waits are real and short, lives are long. */
function movableClock(): Clock & { move(ms: number): void } {
  let ahead = 0;
  return {
    ...systemClock,
    now: () => systemClock.now() + ahead,
    sleep: systemClock.sleep,
    move(ms) {
      ahead += ms;
    },
  };
}

let entra: ScriptedServer;
let dispatcher: Dispatcher;
let clock: ReturnType<typeof movableClock>;
let logger: CapturedLogger;
let store: Store;
let requests: string[];
let issued: number;

beforeEach(async () => {
  entra = await scriptedServer();
  entra.fallback(() => token({}));
  dispatcher = createDispatcher({ environment: {} });
  clock = movableClock();
  logger = capturedLogger();
  store = createMemoryStore({ clock, observer: { storeCall() {} } });
  requests = [];
  issued = 0;
});

afterEach(async () => {
  await dispatcher.destroy();
  await entra.close();
});

/** Entra's v1 answer: numbers as texts. */
function token(changes: Record<string, unknown>) {
  issued += 1;
  const body = { token_type: 'Bearer', expires_in: '3600', access_token: `token-${issued}`, ...changes };
  return { status: 200, body: JSON.stringify(body) };
}

function refusal(number: number) {
  const description = `AADSTS${number}: Invalid client secret provided.`;
  const body = { error: 'invalid_client', error_description: description, error_codes: [number] };
  return { status: 401, body: JSON.stringify(body) };
}

function secret(text: string): Credential {
  return { kind: 'secret', secret: async () => new Secret(text) };
}

function source(changes: Partial<TokenSourceOptions> = {}): TokenSource {
  return createTokenSource({
    tenantId: 'tenant.example',
    clientId: 'client-1',
    credential: secret('s3cr&t=+'),
    authorityHost: `${entra.origin}/`,
    resource: 'https://manage.devcenter.microsoft.com',
    dispatcher,
    direct: dispatcher,
    store,
    clock,
    random: () => 0,
    logger,
    observer: {
      upstreamCall() {},
      tokenRequest: (result) => void requests.push(result),
      paused() {},
      retry() {},
    },
    // Longer than a machine that does much else takes for anything.
    timeoutMs: 10_000,
    ...changes,
  });
}

const scope = (ms = 5_000) => ({ deadline: clock.now() + ms });
const textOf = async (tokens: TokenSource) => (await tokens.get(scope())).unwrap();
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => Promise.reject(new Error('expected a failure')),
    (error) => error,
  );

describe('the token request', () => {
  test('is the documented form', async () => {
    await textOf(source());
    const [request] = entra.seen;
    expect(request?.method).toBe('POST');
    expect(request?.url).toBe('/tenant.example/oauth2/token');
    expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: 'client-1',
      client_secret: 's3cr&t=+',
      resource: 'https://manage.devcenter.microsoft.com',
    });
  });

  test('is tried again after what may pass', async () => {
    const busy = JSON.stringify({ error: 'temporarily_unavailable' });
    entra.next({ status: 503 }, 'cut', { status: 400, body: busy }, { status: 200, body: '{}' });
    expect(await textOf(source())).toBe('token-1');
    expect(entra.seen).toHaveLength(5);
    expect(requests).toEqual(['error', 'error', 'error', 'error', 'ok']);
  });

  test('that stays unanswered ends at the deadline with UPSTREAM_TIMEOUT', async () => {
    entra.fallback(() => 'hang');
    const startedAt = Date.now();
    expect(await failureOf(source().get(scope(300)))).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    // Not when the try ends, which would be 10 s.
    expect(Date.now() - startedAt).toBeLessThan(9_000);
  });

  test('that finds no Entra ends with UPSTREAM_UNAVAILABLE, and the next caller may try at once', async () => {
    entra.fallback(() => ({ status: 500 }));
    const tokens = source();
    expect(await failureOf(tokens.get(scope(15_000)))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    expect(tokens.state().lastError).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    entra.next(token({ access_token: 'later' }));
    expect(await textOf(tokens)).toBe('later');
    expect(tokens.state()).toEqual({});
  });
});

describe('one request', () => {
  test('serves any number of cold callers', async () => {
    entra.next({ ...token({}), delayMs: 100 });
    const tokens = source();
    const got = await Promise.all(Array.from({ length: 250 }, () => textOf(tokens)));
    expect(new Set(got)).toEqual(new Set(['token-1']));
    expect(entra.seen).toHaveLength(1);
  });

  test('serves all replicas that share a store', async () => {
    entra.next({ ...token({}), delayMs: 150 });
    const replicas = Array.from({ length: 4 }, () => source());
    const got = await Promise.all(replicas.flatMap((one) => Array.from({ length: 25 }, () => textOf(one))));
    expect(new Set(got)).toEqual(new Set(['token-1']));
    expect(entra.seen).toHaveLength(1);
  });

  test('of a replica that died is taken over when its lock is gone', async () => {
    const one = source();
    await textOf(one);
    const spied = { ...store, get: async () => undefined };
    const locks = ['held', 'held', 'free'];
    const lock: Store['lock'] = async () => (locks.shift() === 'held' ? 'held' : { release: async () => {} });
    expect(await textOf(source({ store: { ...spied, lock } }))).toBe('token-2');
    expect(locks).toHaveLength(0);
  });

  test('is waited for until the deadline only', async () => {
    const lock: Store['lock'] = async () => 'held';
    const waiting = source({ store: { ...store, lock } }).get(scope(250));
    expect(await failureOf(waiting)).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect(entra.seen).toHaveLength(0);
  });

  test('goes on without a lock when the store cannot give one', async () => {
    const lock: Store['lock'] = async () => 'unavailable';
    expect(await textOf(source({ store: { ...store, lock } }))).toBe('token-1');
  });

  test('is not cut short for a patient caller by a hasty one', async () => {
    entra.next({ ...token({}), delayMs: 300 });
    const tokens = source();
    const hasty = failureOf(tokens.get(scope(50)));
    const patient = tokens.get(scope(5_000));
    expect(await hasty).toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    expect((await patient).unwrap()).toMatch(/^token-/);
  });
});

describe('a token', () => {
  test('serves until five minutes before its end without another request', async () => {
    const tokens = source();
    await textOf(tokens);
    clock.move(54 * 60_000);
    expect(await textOf(tokens)).toBe('token-1');
    expect(entra.seen).toHaveLength(1);
  });

  test('near its end still serves while it is renewed in the background', async () => {
    const tokens = source();
    await textOf(tokens);
    clock.move(56 * 60_000);
    entra.next({ ...token({}), delayMs: 50 });
    expect(await textOf(tokens)).toBe('token-1');
    expect(await textOf(tokens)).toBe('token-1');
    await eventually('the next token', async () => (await textOf(tokens)) === 'token-2');
    expect(entra.seen).toHaveLength(2);
  });

  test('goes on serving when its renewal fails, which is not tried again at once', async () => {
    const tokens = source();
    await textOf(tokens);
    clock.move(56 * 60_000);
    entra.fallback(() => refusal(7000222));
    expect(await textOf(tokens)).toBe('token-1');
    await eventually('the refusal', () => tokens.state().lastError);
    expect(await textOf(tokens)).toBe('token-1');
    await systemClock.sleep(100);
    expect(entra.seen).toHaveLength(2);
    expect(tokens.state().lastError).toMatchObject({ entraCode: 'AADSTS7000222' });
  });

  test('past its end is not given out', async () => {
    const tokens = source();
    await textOf(tokens);
    clock.move(3_600_000);
    expect(await textOf(tokens)).toBe('token-2');
  });

  test('of an old secret is not used under a new one', async () => {
    await textOf(source());
    expect(await textOf(source({ credential: secret('other') }))).toBe('token-2');
  });
});

describe('what else proves the application', () => {
  const certificateOf = (made: TestCertificate): Credential => ({
    kind: 'certificate',
    certificate: async () => parseCertificate(Buffer.from(made.pem), undefined),
  });

  test('goes to the v2 endpoint, made anew for each try', async () => {
    entra.next({ status: 503 });
    await textOf(source({ credential: certificateOf(testCertificate()) }));
    const forms = entra.seen.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
    expect(entra.seen.map(({ url }) => url)).toEqual(Array(2).fill('/tenant.example/oauth2/v2.0/token'));
    expect(forms[1]).toEqual({
      grant_type: 'client_credentials',
      client_id: 'client-1',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      scope: 'https://manage.devcenter.microsoft.com/.default',
    });
    const { aud } = decodeJwt(forms[1]?.['client_assertion'] ?? '');
    expect(aud).toBe(`${entra.origin}/tenant.example/oauth2/v2.0/token`);
    expect(forms[0]?.['client_assertion']).not.toBe(forms[1]?.['client_assertion']);
  });

  test('is a certificate, whose tokens are not used under the next one', async () => {
    const [old, fresh] = [testCertificate(), testCertificate()];
    expect(await textOf(source({ credential: certificateOf(old) }))).toBe('token-1');
    expect(await textOf(source({ credential: certificateOf(old) }))).toBe('token-1');
    expect(await textOf(source({ credential: certificateOf(fresh) }))).toBe('token-2');
  });

  test('is a federated token, whose successor uses what was issued for it', async () => {
    const federated = (text: string): Credential => ({
      kind: 'federatedToken',
      token: async () => new Secret(text),
    });
    expect(await textOf(source({ credential: federated('a.b.1') }))).toBe('token-1');
    expect(new URLSearchParams(entra.seen[0]?.body).get('client_assertion')).toBe('a.b.1');
    expect(await textOf(source({ credential: federated('a.b.2') }))).toBe('token-1');
  });

  test('is tried at once when it is another than the refused one', async () => {
    entra.next(refusal(700024));
    let text = 'a.b.1';
    const tokens = source({ credential: { kind: 'federatedToken', token: async () => new Secret(text) } });
    const error = await failureOf(tokens.get(scope()));
    expect(error.message).toMatch(/AADSTS700024.*AZURE_FEDERATED_TOKEN_FILE/);
    expect(await failureOf(tokens.get(scope()))).toBe(error);
    text = 'a.b.2';
    expect(await textOf(tokens)).toMatch(/^token-/);
    expect(entra.seen).toHaveLength(2);
  });

  test('is a token of a managed identity, which is asked for only when one of Entra ID is needed', async () => {
    const machine = await scriptedServer();
    machine.fallback(() => ({ status: 200, body: '{"access_token":"identity.to.ken"}' }));
    const endpoint = { kind: 'imds', url: machine.origin } as const;
    const credential: Credential = { kind: 'managedIdentity', identity: { clientId: undefined, endpoint } };
    const got = [await textOf(source({ credential })), await textOf(source({ credential }))];
    machine.fallback(() => ({ status: 400 }));
    clock.move(3_600_000);
    const error = await failureOf(source({ credential }).get(scope()));
    await machine.close();
    expect(got).toEqual(['token-1', 'token-1']);
    expect(machine.seen).toHaveLength(2);
    expect(entra.seen).toHaveLength(1);
    expect(new URLSearchParams(entra.seen[0]?.body).get('client_assertion')).toBe('identity.to.ken');
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAUTHENTICATED' });
    expect(requests).toEqual(['ok', 'refused']);
    expect(logger.text).toContain('managed identity has no token');
    expect(logger.text).not.toContain('identity.to.ken');
  });
});

describe('a refused token', () => {
  test('is thrown away once, for all who held it', async () => {
    const tokens = source();
    const old = await tokens.get(scope());
    tokens.discard(old);
    const fresh = await tokens.get(scope());
    tokens.discard(old);
    expect(fresh.unwrap()).toBe('token-2');
    expect(await textOf(tokens)).toBe('token-2');
    expect(entra.seen).toHaveLength(2);
  });

  test('leaves the store too, and a fresher one of another replica is taken instead', async () => {
    const [one, two] = [source(), source()];
    const old = await one.get(scope());
    await two.get(scope());
    one.discard(old);
    expect(await textOf(one)).toBe('token-2');
    two.discard(old);
    expect(await textOf(two)).toBe('token-2');
    expect(entra.seen).toHaveLength(2);
    expect(await textOf(source())).toBe('token-2');
  });
});

describe('a refusal by Entra ID', () => {
  test('reaches caller, log and state with its code, and is not tried again', async () => {
    entra.fallback(() => refusal(7000215));
    const tokens = source();
    const error = await failureOf(tokens.get(scope()));
    expect(error).toMatchObject({
      code: 'UPSTREAM_UNAUTHENTICATED',
      details: { entraCode: 'AADSTS7000215' },
    });
    expect(error.message).toContain('AADSTS7000215');
    expect(logger.text).toContain('AADSTS7000215');
    expect(tokens.state().lastError?.message).toContain('secret is wrong');
    expect(entra.seen).toHaveLength(1);
    expect(requests).toEqual(['refused']);
  });

  test('is remembered for five seconds', async () => {
    entra.next(refusal(7000215));
    const tokens = source();
    const first = await failureOf(tokens.get(scope()));
    expect(await failureOf(tokens.get(scope()))).toBe(first);
    expect(entra.seen).toHaveLength(1);
    clock.move(5_001);
    expect(await textOf(tokens)).toMatch(/^token-/);
  });

  test('is forgotten when the secret changes', async () => {
    entra.next(refusal(7000215));
    let text = 'wrong';
    const tokens = source({ credential: { kind: 'secret', secret: async () => new Secret(text) } });
    await failureOf(tokens.get(scope()));
    text = 'right';
    expect(await textOf(tokens)).toMatch(/^token-/);
  });

  test('shows the secret and the token nowhere', async () => {
    const tokens = source();
    const old = await tokens.get(scope());
    tokens.discard(old);
    entra.next(refusal(7000222));
    const error = await failureOf(tokens.get(scope()));
    const shown = `${logger.text}${error.stack}${JSON.stringify(error)}${JSON.stringify(tokens.state())}`;
    expect(shown).not.toContain('s3cr');
    expect(shown).not.toContain('token-1');
  });

  test('has its counterpart in a secret that cannot be read', async () => {
    const tokens = source({
      label: 'labs',
      credential: { kind: 'secret', secret: () => Promise.reject(new Error('ENOENT /run/secret')) },
    });
    const error = await failureOf(tokens.get(scope()));
    expect(error).toMatchObject({ code: 'UPSTREAM_UNAUTHENTICATED' });
    expect(error.message).toContain('the application of the account `labs`');
    expect(error.message).not.toContain('/run');
  });
});
