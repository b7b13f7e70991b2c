import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ConfigError } from '../../src/config/config-error.ts';
import { type Environment, readConfig } from '../../src/config/read-config.ts';
import { newFolder } from '../kit/folders.ts';

const folder = newFolder();
let files = 0;

function fileOf(content: unknown): string {
  files += 1;
  const path = join(folder, `accounts-${files}.yaml`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const entry = (label: string, more: object = {}) => ({
  label,
  tenantId: `${label}.example.com`,
  clientId: '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
  clientSecret: 'kept-close',
  ...more,
});

const read = (content: unknown, environment: Environment = {}) =>
  readConfig({ ...environment, GATEWAY_ACCOUNTS_FILE: fileOf(content) }, { demo: false });

function faultsOf(content: unknown, environment: Environment = {}): string[] {
  try {
    read(content, environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    expect(error.message).not.toContain('kept-close');
    return error.faults.map(({ variable, message }) => `${variable}: ${message}`);
  }
  throw new Error('the configuration was accepted');
}

describe('a file of accounts', () => {
  test('gives each its label, credentials and quota; what it leaves out is as the variables say', async () => {
    writeFileSync(join(folder, 'secret'), 'from a file\n');
    const { accounts, upstream } = read(
      {
        accounts: [
          entry('main', { upstreamCallsPerMinute: 60, upstreamConcurrency: 2 }),
          entry('labs', {
            clientSecret: undefined,
            clientSecretFile: 'secret',
            authorityHost: 'https://login.microsoftonline.us/',
            hardwareApiUrl: 'https://example.com/v2.0/my/hardware',
          }),
        ],
      },
      { UPSTREAM_CALLS_PER_MINUTE: '7' },
    );
    expect(accounts).toMatchObject([
      {
        label: 'main',
        upstreamCallsPerMinute: 60,
        upstreamConcurrency: 2,
        upstream: {
          name: 'service',
          tenantId: 'main.example.com',
          authorityHost: 'https://login.microsoftonline.com',
          apiUrl: 'https://manage.devcenter.microsoft.com/v2.0/my/hardware',
        },
      },
      {
        label: 'labs',
        upstreamCallsPerMinute: 7,
        upstreamConcurrency: 16,
        upstream: {
          authorityHost: 'https://login.microsoftonline.us',
          apiUrl: 'https://example.com/v2.0/my/hardware',
        },
      },
    ]);
    expect(upstream).toBe(accounts[0]?.upstream);
    const credential = accounts[1]?.upstream.credential;
    expect(credential?.kind === 'secret' && (await credential.secret()).unwrap()).toBe('from a file');
  });

  test.each<[string, unknown, RegExp]>([
    ['is neither JSON nor YAML', 'accounts: [', /neither \(line 1/],
    ['holds no list', {}, /accounts: expected a list of accounts/],
    ['holds an empty list', { accounts: [] }, /at least one account/],
    [
      'has a member that is not known',
      { accounts: [entry('a', { quota: 1 })] },
      /accounts\[0\]: "quota" is not known here/,
    ],
    [
      'has a label that is none',
      { accounts: [entry('a_', { label: 'a/b' })] },
      /accounts\[0\]\.label: expected a name/,
    ],
    [
      'has one label twice',
      { accounts: [entry('a'), entry('A', { tenantId: 'b' })] },
      /accounts\[1\]\.label: the same as of accounts\[0\]/,
    ],
    [
      'has one application twice',
      { accounts: [entry('a'), entry('b', { tenantId: 'a.example.com' })] },
      /accounts\[1\]\.clientId: the same/,
    ],
    [
      'has no credential',
      { accounts: [entry('a', { clientSecret: undefined })] },
      /accounts\[0\]\.clientSecret: is not set/,
    ],
    [
      'has two credentials',
      { accounts: [entry('a', { managedIdentity: 'system' })] },
      /set beside accounts\[0\]\.clientSecret/,
    ],
    [
      'names a file that is not there',
      { accounts: [entry('a', { clientSecret: undefined, clientSecretFile: 'gone' })] },
      /accounts\[0\]\.clientSecretFile: expected the path/,
    ],
    [
      'has a quota that is none',
      { accounts: [entry('a', { upstreamCallsPerMinute: 0 })] },
      /upstreamCallsPerMinute: expected a whole number/,
    ],
    [
      'has an unsafe address',
      { accounts: [entry('a', { hardwareApiUrl: 'http://example.com' })] },
      /hardwareApiUrl: expected an https/,
    ],
    [
      'mixes the service and an emulator',
      { accounts: [entry('a'), entry('b', { hardwareApiUrl: 'http://127.0.0.1:1/x' })] },
      /of one upstream/,
    ],
  ])('that %s is refused, and no value is quoted', (_, content, message) => {
    expect(faultsOf(content)).toEqual([expect.stringMatching(message)]);
  });

  test('tells all of its faults at once', () => {
    const faults = faultsOf({
      accounts: [entry('a', { clientSecret: undefined }), entry('b', { clientSecret: '' })],
    });
    expect(faults.length).toBeGreaterThan(0);
    expect(faultsOf({ accounts: [entry('-'), entry('b', { tenantId: '' })] })).toHaveLength(2);
  });

  test('that is not there is a fault', () => {
    const absent = { GATEWAY_ACCOUNTS_FILE: join(folder, 'absent') };
    expect(() => readConfig(absent, { demo: false })).toThrow(/GATEWAY_ACCOUNTS_FILE: expected the path/);
  });

  test('stands alone: credentials and the embedded emulator beside it are faults', () => {
    const faults = faultsOf(
      { accounts: [entry('a')] },
      { AZURE_TENANT_ID: 't', AZURE_CLIENT_SECRET: 'kept-close', HARDWARE_API_URL: 'emulator' },
    );
    expect(faults).toEqual([
      expect.stringMatching(/^AZURE_TENANT_ID: is set beside GATEWAY_ACCOUNTS_FILE/),
      expect.stringMatching(/^AZURE_CLIENT_SECRET: is set beside/),
      expect.stringMatching(/^HARDWARE_API_URL: asks for the embedded emulator/),
    ]);
    const { accounts } = read(
      { accounts: [entry('a')] },
      { AZURE_AUTHORITY_HOST: 'https://login.microsoftonline.us', AZURE_CLIENT_ID: '' },
    );
    expect(accounts[0]?.upstream.authorityHost).toBe('https://login.microsoftonline.us');
  });
});
