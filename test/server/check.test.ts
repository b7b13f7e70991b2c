import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AddressedUpstream } from '../../src/config/config.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { startEmulator } from '../../src/emulator/start-emulator.ts';
import { check } from '../../src/server/check.ts';
import { systemClock } from '../../src/store/system-clock.ts';
import { testCertificate } from '../kit/certificate.ts';
import { federatedToken } from '../kit/federated-token.ts';
import { newFolder } from '../kit/folders.ts';
import { environmentFor } from './serve-upstream.ts';

let emulator: Awaited<ReturnType<typeof startEmulator>>;

beforeAll(async () => {
  emulator = await startEmulator({ speed: 0 });
});

afterAll(() => emulator.close());

describe('check', () => {
  test('says ok to everything that works', async () => {
    const { passed, lines } = await checkWith({});
    expect(passed).toBe(true);
    expect(lines.map((line) => line.split(/\s+/).slice(0, 2))).toEqual([
      ['ok', 'upstream'],
      ['ok', 'proxy'],
      ['ok', 'token'],
      ['ok', 'roles'],
      ['ok', 'clock'],
      ['ok', 'cache'],
    ]);
  });

  test('says what to do about a secret that Entra refuses, without the secret', async () => {
    const { passed, lines } = await checkWith({ AZURE_CLIENT_SECRET: 'kept-close' });
    expect(passed).toBe(false);
    expect(lines[2]).toMatch(/^FAILED {2}token .*AADSTS\d+/);
    expect(lines.join('\n')).not.toContain('kept-close');
  });

  test('says what the application proved itself with', async () => {
    const file = join(newFolder(), 'file');
    const withOther = (other: Record<string, string>) => checkWith({ AZURE_CLIENT_SECRET: '', ...other });
    writeFileSync(file, testCertificate({ days: 90 }).pem);
    const certified = await withOther({ AZURE_CLIENT_CERTIFICATE_PATH: file });
    writeFileSync(file, testCertificate({ days: 12 }).pem);
    const ending = await withOther({ AZURE_CLIENT_CERTIFICATE_PATH: file });
    writeFileSync(file, await federatedToken());
    const federated = await withOther({ AZURE_FEDERATED_TOKEN_FILE: file });
    expect((await checkWith({})).lines[2]).toMatch(/^ok +token .* for its client secret$/);
    expect(certified.lines[2]).toMatch(/^ok +token .* for its certificate, which ends on \d{4}-\d\d-\d\d$/);
    expect(ending.lines[2]).toMatch(/, which ends on \d{4}-\d\d-\d\d, in 11 days: change it soon$/);
    expect(federated.lines[2]).toMatch(/^ok +token .* for a federated token$/);
  });

  test('says what is missing where there is no identity endpoint', async () => {
    const { passed, lines } = await checkWith({
      AZURE_CLIENT_SECRET: '',
      AZURE_MANAGED_IDENTITY: 'system',
      AZURE_POD_IDENTITY_AUTHORITY_HOST: 'http://127.0.0.1:1',
      REQUEST_TIMEOUT_MS: '500',
    });
    expect(passed).toBe(false);
    expect(lines[2]).toMatch(/^FAILED {2}token .*Instance Metadata Service does not answer.*runs in Azure/);
  });

  test('says by how much the clock is wrong', async () => {
    const { passed, lines } = await checkWith({}, 3_600_000);
    expect(passed).toBe(false);
    expect(lines[4]).toMatch(/^FAILED {2}clock +3[56]\d\d s ahead of the service's: synchronize/);
  });

  test('says when the cache is away', async () => {
    const { passed, lines } = await checkWith({ CACHE_URL: 'redis://127.0.0.1:1' });
    expect(passed).toBe(false);
    expect(lines[5]).toMatch(/^FAILED {2}cache .*CACHE_URL/);
  });

  test('names the proxy without its password', async () => {
    const { lines } = await checkWith(
      { HARDWARE_API_URL: 'https://localhost.invalid/my/hardware', REQUEST_TIMEOUT_MS: '500' },
      0,
      { HTTPS_PROXY: 'http://user:kept-close@127.0.0.1:1', NO_PROXY: '.example.com' },
    );
    expect(lines[1]).toMatch(/^ok {6}proxy +http:\/\/127\.0\.0\.1:1, but not for \.example\.com$/);
    expect(lines.join('\n')).not.toContain('kept-close');
  });
});

async function checkWith(
  environment: Record<string, string>,
  aheadMs = 0,
  proxies: Record<string, string> = {},
) {
  const config = readConfig({ ...environmentFor(emulator), ...environment }, { demo: false });
  const lines: string[] = [];
  const passed = await check(config, {
    upstream: config.upstream as AddressedUpstream,
    environment: proxies,
    clock: { ...systemClock, now: () => systemClock.now() + aheadMs },
    print: (line) => lines.push(line),
  });
  return { passed, lines };
}
