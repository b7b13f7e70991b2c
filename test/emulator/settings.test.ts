import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { changeSettings, DEFAULT_SETTINGS } from '../../src/emulator/settings.ts';

describe('settings', () => {
  const page = readFileSync(new URL('../../docs/emulator.md', import.meta.url), 'utf8');

  test.each(Object.keys(DEFAULT_SETTINGS))('%s is described', (name) => {
    expect(page).toMatch(new RegExp(`^\\| \`${name}\` \\| .+ \\| .{15,} \\|$`, 'm'));
  });

  test('a wrong one changes none', () => {
    const settings = structuredClone(DEFAULT_SETTINGS);
    expect(() => changeSettings(settings, { strict401: true, pageSizes: 3 })).toThrow(
      'The setting pageSizes cannot be 3',
    );
    expect(() => changeSettings(settings, { callsPerMinute: 'many' })).toThrow('callsPerMinute');
    expect(settings).toEqual(DEFAULT_SETTINGS);
  });
});
