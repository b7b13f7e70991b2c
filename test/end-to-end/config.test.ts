import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runBuilt } from '../kit/run-built.ts';

describe('a configuration that cannot be used', () => {
  test('is told whole: every fault with its variable and what was expected, exit code 1, no stack', async () => {
    const { code, stdout, stderr } = await runBuilt({
      HOST: 'not a host',
      PORT: '70000',
      BASE_PATH: 'no-slash',
      AZURE_TENANT_ID: 'a tenant',
      AZURE_CLIENT_ID: 'client',
      AZURE_AUTHORITY_HOST: 'http://login.example.com',
      HARDWARE_API_URL: 'http://api.example.com',
      CACHE_URL: 'memcached://canary-password@cache',
      UPSTREAM_TIMEOUT_MS: 'soon',
      REQUEST_TIMEOUT_MS: '0',
      WRITE_TIMEOUT_MS: '-1',
      UPSTREAM_CONCURRENCY: '1.5',
      UPSTREAM_CALLS_PER_MINUTE: 'many',
      CORS_ORIGINS: '*',
      LOG_LEVEL: 'loud',
    });
    expect(code).toBe(1);
    const lines = stderr.split('\n').filter((line) => /^ +[A-Z_]+: /.test(line));
    expect(lines.map((line) => line.trim().split(':')[0]).sort()).toEqual([
      'AZURE_AUTHORITY_HOST',
      'AZURE_CLIENT_SECRET',
      'AZURE_TENANT_ID',
      'BASE_PATH',
      'CACHE_URL',
      'CORS_ORIGINS',
      'HARDWARE_API_URL',
      'HOST',
      'LOG_LEVEL',
      'PORT',
      'REQUEST_TIMEOUT_MS',
      'UPSTREAM_CALLS_PER_MINUTE',
      'UPSTREAM_CONCURRENCY',
      'UPSTREAM_TIMEOUT_MS',
      'WRITE_TIMEOUT_MS',
    ]);
    for (const line of lines) expect(line).toMatch(/expected|is not set/);
    expect(stdout + stderr).not.toMatch(/^\s+at |node:internal|\.js:\d/m);
    expect(stdout + stderr).not.toContain('canary');
    expect(stdout).toBe('');
  });

  test('is told before anything listens or is sent', async () => {
    const { code, stdout } = await runBuilt({ PORT: 'x', HARDWARE_API_URL: 'emulator' });
    expect(code).toBe(1);
    expect(stdout).toBe('');
  });

  test.each([
    ['no credentials', {}, 'AZURE_TENANT_ID'],
    ['half of them', { AZURE_TENANT_ID: 'contoso.example' }, 'AZURE_CLIENT_ID'],
    [
      'two secrets',
      {
        AZURE_TENANT_ID: 't',
        AZURE_CLIENT_ID: 'c',
        AZURE_CLIENT_SECRET: 'canary',
        AZURE_CLIENT_SECRET_FILE: '/nowhere',
      },
      'AZURE_CLIENT_SECRET_FILE',
    ],
    [
      'a secret file that is not there',
      { AZURE_TENANT_ID: 't', AZURE_CLIENT_ID: 'c', AZURE_CLIENT_SECRET_FILE: '/nowhere/secret' },
      'AZURE_CLIENT_SECRET_FILE',
    ],
    ['an API address alone', { HARDWARE_API_URL: 'https://manage.example.com/hardware' }, 'AZURE_TENANT_ID'],
  ])('is %s', async (_, environment, variable) => {
    const { code, stdout, stderr } = await runBuilt(environment);
    expect(code).toBe(1);
    expect(stderr).toContain(`${variable}: `);
    expect(stdout + stderr).not.toContain('canary');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('is told no matter what NODE_ENV says', async () => {
    const [production, development] = await Promise.all([
      runBuilt({ NODE_ENV: 'production', PORT: 'x' }),
      runBuilt({ NODE_ENV: 'development', PORT: 'x' }),
    ]);
    expect(production).toEqual(development);
  });

  test('may stand in a .env file, which the environment overrides', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hardware-gateway-'));
    await writeFile(join(folder, '.env'), 'PORT=from-the-file\nLOG_LEVEL=loud\n');
    const { code, stderr } = await runBuilt({ LOG_LEVEL: 'info' }, ['--demo'], { cwd: folder });
    await rm(folder, { recursive: true });
    expect(code).toBe(1);
    expect(stderr).toContain('PORT: ');
    expect(stderr).not.toContain('LOG_LEVEL: ');
  });
});

describe('the command line', () => {
  test('tells what there is for --help, and its version', async () => {
    const [help, version] = await Promise.all([runBuilt({}, ['--help']), runBuilt({}, ['--version'])]);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('hardware-gateway emulator');
    expect(version).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  test('refuses a word that it does not know, and tells what there is', async () => {
    const { code, stderr } = await runBuilt({}, ['--nonsense']);
    expect(code).not.toBe(0);
    expect(stderr).toContain('--nonsense');
    expect(stderr).toContain('--demo');
  });
});
