import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AddressedUpstream } from '../../src/config/config.ts';
import { ConfigError } from '../../src/config/config-error.ts';
import { type Environment, readConfig } from '../../src/config/read-config.ts';
import { testCertificate } from '../kit/certificate.ts';
import { newFolder } from '../kit/folders.ts';

const credentials = {
  AZURE_TENANT_ID: '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
  AZURE_CLIENT_ID: '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
  AZURE_CLIENT_SECRET: 'kept-close',
};

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('readConfig', () => {
  test.each(['0.0.0.0', '::', '192.0.2.7', 'gateway.example.com', 'notlocalhost'])(
    'listens on %s only for declared callers',
    (HOST) => {
      expect(() => readConfig({ ...credentials, HOST }, { demo: false })).toThrow(
        /HOST: .*GATEWAY_CALLERS_FILE/,
      );
      const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
      folders.push(folder);
      const file = join(folder, 'callers.json');
      const entry = { id: 'a', sha256: 'ab'.repeat(32), roles: ['reader'] };
      writeFileSync(file, JSON.stringify({ keys: [entry] }));
      const config = readConfig({ ...credentials, HOST, GATEWAY_CALLERS_FILE: file }, { demo: false });
      expect(config).toMatchObject({
        host: HOST,
        callers: { path: file, declared: { keys: [{ id: 'a' }] } },
      });
    },
  );

  test('gives every variable its default when only credentials are set', () => {
    const { upstream, ...rest } = readConfig(credentials, { demo: false });
    expect(rest).toEqual({
      host: '127.0.0.1',
      port: 4000,
      basePath: '',
      accounts: [],
      cacheUrl: undefined,
      cacheSecrets: [],
      upstreamTimeoutMs: 15_000,
      requestTimeoutMs: 30_000,
      writeTimeoutMs: 300_000,
      upstreamConcurrency: 16,
      memoryMaxAgeMs: 3_600_000,
      upstreamCallsPerMinute: undefined,
      corsOrigins: [
        'https://studio.apollographql.com',
        'https://sandbox.embed.apollographql.com',
        'https://explorer.embed.apollographql.com',
      ],
      dataDir: undefined,
      webhooks: [],
      logLevel: 'info',
      emulatorSpeed: undefined,
    });
    expect(upstream).toMatchObject({
      kind: 'addressed',
      name: 'service',
      apiUrl: 'https://manage.devcenter.microsoft.com/v2.0/my/hardware',
      authorityHost: 'https://login.microsoftonline.com',
      tenantId: credentials.AZURE_TENANT_ID,
      clientId: credentials.AZURE_CLIENT_ID,
    });
  });

  test('reads every variable', () => {
    const config = readConfig(
      {
        ...credentials,
        HOST: '[::1]',
        PORT: '0',
        BASE_PATH: '/hardware/v1/',
        AZURE_AUTHORITY_HOST: 'http://127.0.0.1:4100/',
        HARDWARE_API_URL: 'http://localhost:4100/v2.0/my/hardware/',
        CACHE_URL: 'rediss://:password@cache:6380/1',
        CACHE_SECRET: 'new, old',
        UPSTREAM_TIMEOUT_MS: '1',
        REQUEST_TIMEOUT_MS: '2',
        WRITE_TIMEOUT_MS: '3',
        UPSTREAM_CONCURRENCY: '4',
        UPSTREAM_CALLS_PER_MINUTE: '5',
        MEMORY_MAX_AGE_SECONDS: '6',
        CORS_ORIGINS: 'https://portal.example.com/, http://localhost:3000',
        LOG_LEVEL: 'DEBUG',
        EMULATOR_SPEED: '0.5',
      },
      { demo: false },
    );
    expect(config).toMatchObject({
      host: '::1',
      port: 0,
      basePath: '/hardware/v1',
      upstreamTimeoutMs: 1,
      requestTimeoutMs: 2,
      writeTimeoutMs: 3,
      upstreamConcurrency: 4,
      upstreamCallsPerMinute: 5,
      memoryMaxAgeMs: 6_000,
      corsOrigins: ['https://portal.example.com', 'http://localhost:3000'],
      logLevel: 'debug',
      emulatorSpeed: 0.5,
      upstream: {
        apiUrl: 'http://localhost:4100/v2.0/my/hardware',
        authorityHost: 'http://127.0.0.1:4100',
        name: 'emulator',
      },
    });
    expect(config.cacheUrl?.unwrap()).toBe('rediss://:password@cache:6380/1');
    expect(config.cacheSecrets.map((secret) => secret.unwrap())).toEqual(['new', 'old']);
  });

  test('takes an empty string and blanks for not set', () => {
    const config = readConfig({ ...credentials, PORT: '', HOST: '  ', CACHE_URL: '' }, { demo: false });
    expect(config).toMatchObject({ port: 4000, host: '127.0.0.1', cacheUrl: undefined });
  });

  test('prints no secret, however the configuration is turned into text', () => {
    const config = readConfig(
      { ...credentials, CACHE_URL: 'redis://:kept-close@cache', CACHE_SECRET: 'kept-close' },
      { demo: false },
    );
    expect(`${JSON.stringify(config)} ${inspect(config, { depth: 9 })} ${config.cacheUrl}`).not.toContain(
      'kept',
    );
  });
});

describe('faults', () => {
  test('are reported together, each with its variable and what was expected', () => {
    const faults = faultsOf({
      AZURE_CLIENT_ID: 'two words',
      PORT: '70000',
      BASE_PATH: 'hardware',
      HARDWARE_API_URL: 'http://manage.devcenter.microsoft.com',
      CACHE_URL: 'memcached://cache',
      CORS_ORIGINS: '*',
      LOG_LEVEL: 'loud',
      UPSTREAM_CONCURRENCY: '0',
    });
    expect(faults).toEqual([
      expect.stringMatching(/^PORT: expected a whole number from 0 to 65535/),
      expect.stringMatching(/^BASE_PATH: expected a path such as/),
      expect.stringMatching(/^AZURE_CLIENT_ID: expected the application/),
      expect.stringMatching(/^HARDWARE_API_URL: expected an https/),
      expect.stringMatching(/^CACHE_URL: expected an address that begins with redis/),
      expect.stringMatching(/^UPSTREAM_CONCURRENCY: expected a whole number of calls from 1/),
      expect.stringMatching(/^CORS_ORIGINS: expected origins such as/),
      expect.stringMatching(/^LOG_LEVEL: expected one of silent/),
      expect.stringMatching(/^AZURE_TENANT_ID: is not set/),
      expect.stringMatching(/^AZURE_CLIENT_SECRET: is not set/),
    ]);
  });

  test('include a proxy that is no address', () => {
    const env = {
      ...credentials,
      HTTPS_PROXY: 'user:kept-close@proxy:8080',
      http_proxy: 'http://proxy:8080',
    };
    expect(faultsOf(env)).toEqual([expect.stringMatching(/^HTTPS_PROXY: expected an http/)]);
    expect(errorOf(env).message).not.toContain('kept-close');
  });

  test('name a secret without quoting it', () => {
    const error = errorOf({
      AZURE_CLIENT_SECRET: 'kept-close',
      CACHE_URL: 'kept-close',
      CACHE_SECRET: 'kept-close,',
    });
    expect(error.message).toContain('CACHE_URL');
    expect(error.message).toContain('CACHE_SECRET');
    expect(error.message).not.toContain('kept-close');
  });

  test('come from any text in a numeric variable that is no number in range', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(text.trim() !== '' && !/^\d+$/.test(text.trim()));
        expect(faultsOf({ ...credentials, PORT: text })).toHaveLength(1);
      }),
    );
  });
});

describe('credentials', () => {
  test('without any, and without asking for the emulator, is a fault that says what to set', () => {
    expect(faultsOf({})).toEqual([expect.stringMatching(/AZURE_TENANT_ID: .*HARDWARE_API_URL=emulator/)]);
  });

  test('without any, --demo or HARDWARE_API_URL=emulator asks for the embedded emulator', () => {
    expect(readConfig({}, { demo: true }).upstream).toEqual({ kind: 'embedded', name: 'emulator' });
    expect(readConfig({ HARDWARE_API_URL: 'emulator' }, { demo: false }).upstream.kind).toBe('embedded');
  });

  test('win over --demo', () => {
    expect(readConfig(credentials, { demo: true }).upstream.name).toBe('service');
  });

  test('that are incomplete are a fault for each that is missing, with --demo too', () => {
    expect(faultsOf({ AZURE_TENANT_ID: 'contoso.com' }, true)).toEqual([
      expect.stringMatching(/^AZURE_CLIENT_ID: is not set/),
      expect.stringMatching(/^AZURE_CLIENT_SECRET: is not set/),
    ]);
  });

  test('are needed for an address other than the emulator, with --demo too', () => {
    expect(faultsOf({ HARDWARE_API_URL: 'https://proxy.example.com/hardware' }, true)).toHaveLength(1);
  });

  test('of any other kind need a CACHE_SECRET where something is kept outside, if they give no lasting key', () => {
    const { AZURE_CLIENT_SECRET: _, ...identity } = credentials;
    const managed = { ...identity, AZURE_MANAGED_IDENTITY: 'system' };
    const federated = { ...identity, AZURE_FEDERATED_TOKEN_FILE: fileWith('aaaa.bbbb.cccc') };
    const certified = { ...identity, AZURE_CLIENT_CERTIFICATE_PATH: fileWith(testCertificate().pem) };
    const cache = { CACHE_URL: 'redis://cache' };
    for (const env of [managed, federated]) {
      expect(readConfig(env, { demo: false }).cacheSecrets).toEqual([]);
      expect(faultsOf({ ...env, ...cache })).toEqual([
        expect.stringMatching(/^CACHE_SECRET: is not set, and CACHE_URL needs it/),
      ]);
      expect(faultsOf({ ...env, DATA_DIR: newFolder() })).toEqual([
        expect.stringMatching(/^CACHE_SECRET: is not set, and DATA_DIR needs it/),
      ]);
      readConfig({ ...env, ...cache, CACHE_SECRET: 'kept-close' }, { demo: false });
    }
    for (const env of [credentials, certified]) readConfig({ ...env, ...cache }, { demo: false });
  });

  test('are what AKS workload identity puts into a pod, as it is', () => {
    const injected = {
      AZURE_CLIENT_ID: credentials.AZURE_CLIENT_ID,
      AZURE_TENANT_ID: credentials.AZURE_TENANT_ID,
      AZURE_AUTHORITY_HOST: 'https://login.microsoftonline.com/',
      AZURE_FEDERATED_TOKEN_FILE: fileWith('aaaa.bbbb.cccc'),
    };
    expect(readConfig(injected, { demo: false }).upstream).toMatchObject({
      authorityHost: 'https://login.microsoftonline.com',
      credential: { kind: 'federatedToken' },
    });
  });

  test('hold a secret or a secret file, not both', () => {
    expect(faultsOf({ ...credentials, AZURE_CLIENT_SECRET_FILE: '/run/secrets/x' })).toEqual([
      expect.stringMatching(/^AZURE_CLIENT_SECRET_FILE: is set beside AZURE_CLIENT_SECRET/),
    ]);
  });
});

describe('a secret file', () => {
  test('that cannot be read or is empty is a fault', () => {
    const { AZURE_CLIENT_SECRET: _, ...identity } = credentials;
    expect(faultsOf({ ...identity, AZURE_CLIENT_SECRET_FILE: '/nowhere' })).toHaveLength(1);
    expect(faultsOf({ ...identity, AZURE_CLIENT_SECRET_FILE: fileWith(' \n') })).toHaveLength(1);
  });

  test('is read again when it changes, and the last good text serves while it is empty', async () => {
    const { AZURE_CLIENT_SECRET: _, ...identity } = credentials;
    const path = fileWith('first\n');
    const config = readConfig({ ...identity, AZURE_CLIENT_SECRET_FILE: path }, { demo: false });
    const { credential } = config.upstream as AddressedUpstream;
    const clientSecret = credential.kind === 'secret' ? credential.secret : undefined;
    if (clientSecret === undefined) throw new Error('expected a secret');

    expect((await clientSecret()).unwrap()).toBe('first');
    writeFileSync(path, 'second one');
    expect((await clientSecret()).unwrap()).toBe('second one');
    writeFileSync(path, '');
    expect((await clientSecret()).unwrap()).toBe('second one');
    rmSync(path);
    expect((await clientSecret()).unwrap()).toBe('second one');
  });
});

function fileWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
  folders.push(folder);
  const path = join(folder, 'secret');
  writeFileSync(path, text);
  return path;
}

function faultsOf(env: Environment, demo = false): string[] {
  return errorOf(env, demo).faults.map(({ variable, message }) => `${variable}: ${message}`);
}

function errorOf(env: Environment, demo = false): ConfigError {
  try {
    readConfig(env, { demo });
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('expected a ConfigError');
}
