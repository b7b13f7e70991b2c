import { describe, expect, test } from '@jest/globals';
import { ConfigError } from '../../src/config/config-error.ts';
import { readConfig } from '../../src/config/read-config.ts';

const credentials = { AZURE_TENANT_ID: 'contoso', AZURE_CLIENT_ID: 'gateway', AZURE_CLIENT_SECRET: 'secret' };
const mirrorOf = (env: Record<string, string>, demo = false) => readConfig(env, { demo }).mirror;

describe('the mirror', () => {
  test('is off until a variable says where it is', () => {
    expect(mirrorOf(credentials)).toBeUndefined();
    expect(mirrorOf({ HARDWARE_API_URL: 'emulator' })).toBeUndefined();
  });

  test('walks at six calls a minute, or as it is told', () => {
    const url = 'postgres://reports@127.0.0.1/mirror';
    expect(mirrorOf({ ...credentials, MIRROR_URL: url })).toMatchObject({
      place: { url: expect.anything() },
      callsPerMinute: 6,
    });
    expect(
      mirrorOf({
        ...credentials,
        MIRROR_DIR: '/mirror',
        MIRROR_CALLS_PER_MINUTE: '20',
        MIRROR_KEEP_DAYS: '30',
      }),
    ).toMatchObject({ place: { folder: '/mirror' }, callsPerMinute: 20, keepDays: 30 });
  });

  test('of the demo is in a folder by itself and walks quickly, but not on another account', () => {
    expect(mirrorOf({}, true)).toMatchObject({
      place: { folder: expect.stringMatching(/\.data$/) },
      callsPerMinute: 600,
    });
    expect(mirrorOf({ MIRROR_CALLS_PER_MINUTE: '6' }, true)).toMatchObject({ callsPerMinute: 6 });
    expect(mirrorOf(credentials, true)).toBeUndefined();
  });

  test('is in one place', () => {
    const both = { ...credentials, MIRROR_URL: 'postgres://127.0.0.1/mirror', MIRROR_DIR: '/mirror' };
    expect(() => mirrorOf(both)).toThrow(ConfigError);
    expect(() => mirrorOf(both)).toThrow('set only one');
  });
});
