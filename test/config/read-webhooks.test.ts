import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import type { ConfigFault } from '../../src/config/config-error.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { readWebhooks } from '../../src/config/read-webhooks.ts';
import { newFolder } from '../kit/folders.ts';

function read(content: unknown, files: Record<string, string> = {}) {
  const folder = newFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const path = join(folder, 'webhooks.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  const faults: ConfigFault[] = [];
  const webhooks = readWebhooks(path, faults);
  return { webhooks, faults: faults.map(({ message }) => message) };
}

const good = {
  url: 'https://hooks.example.com/x?token=kept-close',
  secret: 'kept-close-kept-close',
  events: ['ready'],
};

describe('the file of webhooks', () => {
  test('gives addresses, secrets and events, and prints none of the first two', async () => {
    const { webhooks, faults } = read(
      [
        good,
        { url: 'http://127.0.0.1:9000/', secretFile: 'secret', events: ['failed', 'credentialsRefused'] },
      ],
      { secret: 'kept in a file, close\n' },
    );
    expect(faults).toEqual([]);
    expect(webhooks.map(({ url }) => url.unwrap())).toEqual([good.url, 'http://127.0.0.1:9000/']);
    expect((await webhooks[0]?.secret())?.unwrap()).toBe(good.secret);
    expect((await webhooks[1]?.secret())?.unwrap()).toBe('kept in a file, close');
    expect(webhooks.map(({ events }) => events)).toEqual([['ready'], ['failed', 'credentialsRefused']]);
    expect(JSON.stringify(webhooks) + inspect(webhooks, { depth: 9 })).not.toContain('kept');
  });

  test('that is none is one fault', () => {
    for (const content of ['', '{}', 'nonsense', '"https://x"']) {
      expect(read(content)).toMatchObject({ webhooks: [], faults: [expect.stringContaining('JSON file')] });
    }
    const faults: ConfigFault[] = [];
    readWebhooks('/nowhere/at/all.json', faults);
    expect(faults).toMatchObject([{ variable: 'GATEWAY_WEBHOOKS_FILE' }]);
  });

  test.each<[string, object, RegExp]>([
    ['plain http', { url: 'http://hooks.example.com/' }, /`url` must be/],
    ['an address with a user', { url: 'https://user:pw@hooks.example.com/' }, /`url` must be/],
    ['another scheme', { url: 'ftp://127.0.0.1/' }, /`url` must be/],
    ['no address', { url: undefined }, /`url` must be/],
    ['a short secret', { secret: 'short' }, /`secret` must be/],
    ['a base64 secret that is none', { secret: 'whsec_%%%%%%%%%%%%%%%%%%%%%%%%%%%%' }, /`secret` must be/],
    ['two secrets', { secretFile: 'secret' }, /exactly one/],
    ['no secret', { secret: undefined }, /exactly one/],
    ['a secret file that is not there', { secret: undefined, secretFile: 'none' }, /`secretFile` must be/],
    ['no events', { events: [] }, /`events` must be/],
    ['an unknown event', { events: ['ready', 'exploded'] }, /`events` must be/],
    ['an unknown member', { event: 'ready' }, /"event" is no member/],
  ])('names %s, by the place of the entry, and quotes no value', (_what, change, message) => {
    const { faults } = read([good, { ...good, ...change }]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(message);
    expect(faults[0]).toContain('entry 2');
    expect(faults.join()).not.toMatch(/kept|pw|short|exploded/);
  });

  test('tells all faults of all entries together', () => {
    expect(read([{}, 7, { ...good, url: 'x', events: 1 }]).faults).toHaveLength(3 + 1 + 2);
  });

  test('is checked at the start with everything else', () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '[7]');
    const start = () =>
      readConfig(
        {
          HARDWARE_API_URL: 'emulator',
          PORT: 'x',
          GATEWAY_WEBHOOKS_FILE: file,
          DATA_DIR: join(file, 'below'),
        },
        { demo: false },
      );
    expect(start).toThrow(/PORT.*DATA_DIR: expected a folder.*GATEWAY_WEBHOOKS_FILE: entry 1/s);
  });
});
