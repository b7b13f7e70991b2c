import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { CheckFailed, reads, type Target, writes } from './check.ts';
import { Client } from './client.ts';
import { readDestination } from './credentials.ts';
import { readExactJson } from './exact-json.ts';
import { redact } from './redact.ts';
import { lineFor, runChecks, summaryOf } from './report.ts';
import { Samples } from './samples.ts';

describe('where the checks are pointed', () => {
  const credentials = { AZURE_TENANT_ID: 't', AZURE_CLIENT_ID: 'c', AZURE_CLIENT_SECRET: 's' };

  test('without credentials it is an emulator, and the reason is said', () => {
    expect(readDestination({})).toEqual({
      kind: 'emulator',
      because: 'there are no AZURE_* credentials in the environment',
    });
  });

  test('with credentials it is the real service, unless another one is named', () => {
    expect(readDestination(credentials)).toMatchObject({
      credentials: { apiUrl: 'https://manage.devcenter.microsoft.com/v2.0/my/hardware' },
    });
    expect(
      readDestination({ ...credentials, HARDWARE_API_URL: 'http://127.0.0.1:4100/v2.0/my/hardware/' }),
    ).toMatchObject({ credentials: { apiUrl: 'http://127.0.0.1:4100/v2.0/my/hardware' } });
  });

  test('credentials with a gap are a fault, all gaps at once', () => {
    expect(readDestination({ AZURE_CLIENT_ID: 'c' })).toEqual({
      kind: 'faulty',
      faults: ['AZURE_TENANT_ID is missing', 'AZURE_CLIENT_SECRET or AZURE_CLIENT_SECRET_FILE is missing'],
    });
  });

  test('a secret may stand in a file', () => {
    const { AZURE_CLIENT_SECRET: _, ...rest } = credentials;
    const environment = { ...rest, AZURE_CLIENT_SECRET_FILE: '/run/secret' };
    expect(readDestination(environment, (path) => `from ${path}\n`)).toMatchObject({
      credentials: { clientSecret: 'from /run/secret' },
    });
  });
});

describe('the report', () => {
  let emulator: RunningEmulator;
  let client: Client;
  let real: Target;

  beforeAll(async () => {
    emulator = await startEmulator({ speed: 0 });
    client = new Client(emulator);
    real = { client, samples: new Samples(client), emulator: undefined };
  });

  afterAll(async () => {
    await client.close();
    await emulator.close();
  });

  const holds = reads('Z-001', 'it holds', 'Nothing', async () => undefined);
  const fails = reads('Z-002', 'it fails', 'Nothing', async () => {
    throw new CheckFailed('expected status 200, found 404');
  });
  const changes = writes('Z-003', 'it changes something', 'Nothing', async () => undefined);

  test('on a real service checks that change something are left out, and counted', async () => {
    const results = await runChecks([holds, changes], real, () => undefined);
    expect(results.map(({ check }) => check.id)).toEqual(['Z-001']);
    expect(summaryOf(results, [holds, changes])).toContain(
      '1 checks that change something run on the emulator only.',
    );
  });

  test('a failure says what was expected and which rule it is', async () => {
    const [result] = await runChecks([fails], real, () => undefined);
    expect(result && lineFor(result)).toBe(
      'FAIL Z-002 it fails\n       expected status 200, found 404 (Nothing)',
    );
  });

  test('the reading checks send nothing but GET', async () => {
    const { checks } = await import('./checks.ts');
    emulator.control.forgetCalls();
    const results = await runChecks(checks, real, () => undefined);
    expect(results.filter(({ outcome }) => outcome === 'fails')).toEqual([]);
    expect(new Set(emulator.control.calls().map(({ method }) => method))).toEqual(new Set(['GET']));
  });

  test('of ids and addresses only the ends are told, of tokens nothing', () => {
    expect(
      redact('product 9007199267351835 at https://a.example/x?sig=abc with eyJhbGciOiJI.eyJhdWQi.c2ln'),
    ).toBe('product 90…835 at https://a.example/… with [token]');
    expect(redact('tenant 3f2c8b7e-5d41-4a9e-9c06-7be0d1f4a852')).toBe('tenant 3f2c…a852');
  });
});

test('the checks read integers without losing a digit, and know quoted ones from bare ones', () => {
  expect(
    readExactJson('{"a":9007199254740993,"b":"9007199254740993","c":[1,-1152921504621441945],"d":"\\"1:2"}'),
  ).toEqual({ a: 9007199254740993n, b: '9007199254740993', c: [1, -1152921504621441945n], d: '"1:2' });
});
