import { describe, expect, test } from '@jest/globals';
import type { AddressedUpstream } from '../../src/config/config.ts';
import { listenFault, startLines } from '../../src/server/start-lines.ts';
import { Secret } from '../../src/values/secret.ts';

const upstream: AddressedUpstream = {
  kind: 'addressed',
  name: 'service',
  apiUrl: 'https://manage.devcenter.microsoft.com/v2.0/my/hardware',
  authorityHost: 'https://login.microsoftonline.com',
  tenantId: 't',
  clientId: 'c',
  credential: { kind: 'secret', secret: async () => new Secret('kept-close') },
};

describe('the start lines', () => {
  const facts = { version: '1.2.3', url: 'http://127.0.0.1:4000/hardware', upstream, embedded: false };

  test('say the version, the upstream and the address to open', () => {
    const lines = startLines(facts);
    expect(lines[0]).toBe('Hardware Gateway 1.2.3');
    expect(lines.join('\n')).toContain('changes are real');
    expect(lines).toContainEqual(expect.stringMatching(/^\s*Open\s+http:\/\/127\.0\.0\.1:4000\/hardware\/$/));
  });

  test('say who may call, where callers are declared', () => {
    const callers = { path: '/etc/callers.yaml', text: '', labels: [], declared: { keys: [], issuers: [] } };
    expect(startLines({ ...facts, callers }).join('\n')).toContain('/etc/callers.yaml');
    expect(startLines(facts).join('\n')).not.toContain('Callers');
  });

  test('say which accounts are served, where there are several', () => {
    expect(startLines({ ...facts, accounts: ['main', 'other'] })).toContain('  Accounts  main, other');
    expect(startLines(facts).join('\n')).not.toContain('Accounts');
  });

  test('say that an emulator invents its data, and how to leave it', () => {
    const emulator = {
      ...upstream,
      name: 'emulator',
      apiUrl: 'http://127.0.0.1:4100/v2.0/my/hardware',
    } as const;
    expect(startLines({ ...facts, upstream: emulator }).join('\n')).toContain('invented data');
    expect(startLines({ ...facts, upstream: emulator, embedded: true }).join('\n')).toMatch(
      /embedded.*\n.*AZURE_TENANT_ID/,
    );
  });
});

describe('a fault of listening', () => {
  const at = { host: '127.0.0.1', port: 80 };

  test.each([
    ['EADDRINUSE', /the port is in use.*PORT/],
    ['EACCES', /may not.*PORT/],
    ['EADDRNOTAVAIL', /no such address.*HOST/],
    ['EPERM', /EPERM/],
  ])('%s is told in words', (code, words) => {
    expect(listenFault(Object.assign(new Error('x'), { syscall: 'listen', code }), at)).toMatch(words);
  });

  test('is not what any other error is taken for', () => {
    expect(listenFault(new Error('x'), at)).toBeUndefined();
    expect(
      listenFault(Object.assign(new Error('x'), { syscall: 'open', code: 'EACCES' }), at),
    ).toBeUndefined();
  });
});
