import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually, pause } from '../kit/eventually.ts';
import { freePort } from '../kit/free-port.ts';

let emulator: RunningEmulator;
let gateway: BuiltGateway | undefined;

beforeAll(async () => {
  emulator = await startEmulator({ speed: 0, products: 60 });
});
afterEach(async () => {
  await gateway?.stop('SIGKILL');
  gateway = undefined;
  emulator.control.settings({ tokenLifeSeconds: 3599, expiredSecret: false });
  emulator.control.clearFaults();
  emulator.control.forgetCalls();
});
afterAll(() => emulator.close());

async function start(environment: Record<string, string> = {}): Promise<string> {
  gateway = await startBuiltGateway({ ...environmentFor(emulator), ...environment });
  return gateway.url;
}

describe('the token', () => {
  test('is asked for once by fifty cold callers, as Entra ID documents it', async () => {
    emulator.control.addFault({ kind: 'delay', delayMs: 500, match: { kind: 'token' } });
    const url = await start();
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => ask(url, read(n))));
    for (const { errors } of answers) expect(errors).toBeUndefined();
    const requests = emulator.control.tokenRequests();
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      method: 'POST',
      path: `/${emulator.tenantId}/oauth2/token`,
      status: 200,
      authorized: false,
    });
  });

  test('is renewed ahead of its end while the old one serves', async () => {
    emulator.control.settings({ tokenLifeSeconds: 16 });
    const url = await start();
    expect((await ask(url, read(0))).errors).toBeUndefined();
    await pause(12_200);
    // A renewal that takes long holds nobody up.
    emulator.control.addFault({ kind: 'delay', delayMs: 3_000, match: { kind: 'token' } });
    expect((await ask(url, read(1))).errors).toBeUndefined();
    expect(emulator.control.tokenRequests()[1]?.status).toBeUndefined();
    await eventually('the second token', () => emulator.control.tokenRequests()[1]?.status === 200);
    expect((await ask(url, read(2))).errors).toBeUndefined();
    expect(emulator.control.tokenRequests()).toHaveLength(2);
    expect(emulator.control.calls().filter(({ status }) => status === 401)).toEqual([]);
  });

  test('that the service refuses is thrown away once, for everybody', async () => {
    const url = await start();
    await ask(url, read(0));
    emulator.control.revokeTokens();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => ask(url, read(n))));
    for (const { errors } of answers) expect(errors).toBeUndefined();
    expect(emulator.control.tokenRequests()).toHaveLength(2);
  });

  test('that has expired at the service, whatever our clock says, is replaced', async () => {
    const url = await start();
    await ask(url, read(0));
    emulator.control.clock({ advanceWallMs: 3_600_000 });
    expect((await ask(url, read(1))).errors).toBeUndefined();
    expect(emulator.control.tokenRequests()).toHaveLength(2);
  });

  test('is asked for again when Entra ID stumbles', async () => {
    emulator.control.addFault({ kind: 'status', status: 503, match: { kind: 'token' } });
    emulator.control.addFault({ kind: 'cut', match: { kind: 'token' } });
    emulator.control.addFault({ kind: 'garbage', match: { kind: 'token' } });
    const url = await start();
    expect((await ask(url, read(0))).errors).toBeUndefined();
    expect(emulator.control.tokenRequests()).toHaveLength(4);
  });
});

describe('an authority that is not there', () => {
  test('is told as unavailable in time, and does not stop the gateway from starting', async () => {
    const authority = `http://127.0.0.1:${await freePort()}`;
    const url = await start({ AZURE_AUTHORITY_HOST: authority, REQUEST_TIMEOUT_MS: '1500' });
    const { data, errors } = await ask(url, '{ product(productId: "9007199267351835") { name } }');
    expect(data.product).toBeNull();
    expect(errors?.[0]?.extensions['code']).toBe('UPSTREAM_UNAVAILABLE');
    await eventually('readiness', async () => (await fetch(`${url}/readyz`)).status === 200);
    expect(emulator.control.calls()).toEqual([]);
  });
});

describe('credentials that Entra ID refuses', () => {
  test.each([
    ['a wrong secret', { AZURE_CLIENT_SECRET: 'wrong-canary-secret' }, 'AADSTS7000215'],
    ['an unknown application', { AZURE_CLIENT_ID: 'nobody' }, 'AADSTS700016'],
  ])(
    'because of %s are UPSTREAM_UNAUTHENTICATED with the code of Entra ID, and not ready',
    async (_, wrong, code) => {
      const url = await start(wrong);
      const { errors } = await ask(url, '{ audiences { id } }');
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_UNAUTHENTICATED', entraCode: code });
      expect(errors?.[0]?.message).toContain(code);
      const ready = await fetch(`${url}/readyz`);
      expect(ready.status).toBe(503);
      expect(await ready.text()).toContain(code);
      expect(gateway?.output()).toContain(code);
      expect(gateway?.output()).not.toContain('canary');
      expect(emulator.control.calls()).toEqual([]);
    },
  );

  test('that have expired say so', async () => {
    emulator.control.settings({ expiredSecret: true });
    const url = await start();
    const { errors } = await ask(url, '{ audiences { id } }');
    expect(errors?.[0]?.message).toMatch(/AADSTS7000222.*expired/);
  });

  test('are not tried again by every caller', async () => {
    const url = await start({ AZURE_CLIENT_SECRET: 'wrong' });
    for (let n = 0; n < 10; n++) await ask(url, read(n));
    expect(emulator.control.tokenRequests().length).toBeLessThanOrEqual(3);
  });

  test('serve without a restart once the secret in its file is corrected', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hardware-gateway-'));
    const file = join(folder, 'secret');
    await writeFile(file, 'not-yet-right\n');
    const { AZURE_CLIENT_SECRET: right = '', ...rest } = environmentFor(emulator);
    gateway = await startBuiltGateway({ ...rest, AZURE_CLIENT_SECRET_FILE: file });
    const { url } = gateway;
    const refused = await ask(url, read(0));
    const unready = await fetch(`${url}/readyz`);
    await writeFile(file, `${right}\n`);
    const served = await ask(url, read(0));
    const ready = await fetch(`${url}/readyz`);
    await rm(folder, { recursive: true });
    expect(refused.errors?.[0]?.extensions['code']).toBe('UPSTREAM_UNAUTHENTICATED');
    expect(unready.status).toBe(503);
    expect(served.errors).toBeUndefined();
    expect(ready.status).toBe(200);
    expect(gateway.output()).not.toContain(right);
    expect(gateway.output()).not.toContain('not-yet-right');
  });

  test('become ready by themselves, though nobody but a probe asks', async () => {
    emulator.control.settings({ expiredSecret: true });
    const url = await start();
    await eventually('a refusal', async () =>
      (await (await fetch(`${url}/readyz`)).text()).includes('AADSTS'),
    );
    emulator.control.settings({ expiredSecret: false });
    await eventually('readiness', async () => (await fetch(`${url}/readyz`)).status === 200, 15_000);
  });
});

/** Single reads of things that do not exist cost a call each. */
function read(n: number): string {
  return `{ node(id: "products/900719926735${1000 + n}") { id } }`;
}
