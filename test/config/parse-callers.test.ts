import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCallers } from '../../src/config/parse-callers.ts';

const sha256 = createHash('sha256').update('a key').digest('hex');
const other = createHash('sha256').update('another key').digest('hex');

describe('the file of callers', () => {
  test('is read as YAML, with keys and issuers', () => {
    const parsed = parseCallers(`
# who may call
keys:
  - { id: grafana, sha256: "${sha256}", roles: [reader], upstreamCallsPerMinute: 60 }
  - id: release@pipeline
    sha256: "${other.toUpperCase()}"
    roles: [submitter, publisher]
    accounts: [main, oem-2]
issuers:
  - issuer: https://login.microsoftonline.com/TENANT/v2.0
    audience: api://gateway
    roles: { Drivers.Submit: [submitter] }
`);
    expect(parsed).toEqual({
      ok: true,
      declared: {
        keys: [
          {
            id: 'grafana',
            sha256: Buffer.from(sha256, 'hex'),
            roles: ['reader'],
            upstreamCallsPerMinute: 60,
          },
          {
            id: 'release@pipeline',
            sha256: Buffer.from(other, 'hex'),
            roles: ['submitter', 'publisher'],
            accounts: ['main', 'oem-2'],
          },
        ],
        issuers: [
          {
            issuer: 'https://login.microsoftonline.com/TENANT/v2.0',
            audience: ['api://gateway'],
            roles: new Map([['Drivers.Submit', ['submitter']]]),
            idClaim: 'sub',
          },
        ],
      },
    });
  });

  test('is read as JSON too', () => {
    const issuer = {
      issuer: 'http://127.0.0.1:9/',
      audience: ['a', 'b'],
      idClaim: 'oid',
      roles: { r: ['reader'] },
    };
    expect(parseCallers(JSON.stringify({ issuers: [issuer] }, null, 2))).toMatchObject({
      ok: true,
      declared: { keys: [], issuers: [{ ...issuer, roles: new Map([['r', ['reader']]]) }] },
    });
  });

  test('tells all its faults together, with their places and without a hash', () => {
    const parsed = parseCallers(`
keys:
  - { id: "white space", sha256: "${sha256}", roles: [reader] }
  - { id: short, sha256: "${sha256.slice(1)}", roles: [reader] }
  - { id: twice, sha256: "${other}", roles: [] }
  - { id: role, sha256: "${sha256}", roles: [admin], colour: red }
  - { id: budget, sha256: "${sha256}", roles: [reader], upstreamCallsPerMinute: 0, accounts: [] }
  - { id: plain, key: "${sha256}", roles: [reader] }
issuers:
  - { issuer: "http://login.example.com", audience: "", roles: {} }
  - { issuer: "https://user:word@login.example.com", audience: [], roles: [reader] }
others: 1
`);
    expect(parsed.ok).toBe(false);
    const faults = parsed.ok ? [] : parsed.faults;
    const places = faults.map((fault) => fault.split(':')[0]);
    expect(places.toSorted()).toEqual([
      '"others" is not known here',
      'issuers[0].audience',
      'issuers[0].issuer',
      'issuers[0].roles',
      'issuers[1].audience',
      'issuers[1].issuer',
      'issuers[1].roles',
      'keys[0].id',
      'keys[1].sha256',
      'keys[2].roles',
      'keys[3]',
      'keys[3].roles[0]',
      'keys[4].accounts',
      'keys[4].upstreamCallsPerMinute',
      'keys[5]',
      'keys[5].sha256',
    ]);
    expect(faults.join('\n')).not.toMatch(/[0-9a-f]{20}|white space|admin|user:word/);
  });

  test('refuses the same key twice, though one id may have two keys', () => {
    const entry = (id: string, hash: string) => ({ id, sha256: hash, roles: ['reader'] });
    expect(parseCallers(JSON.stringify({ keys: [entry('a', sha256), entry('b', sha256)] }))).toEqual({
      ok: false,
      faults: ['keys[1].sha256: the same key as keys[0]'],
    });
    expect(parseCallers(JSON.stringify({ keys: [entry('a', sha256), entry('a', other)] })).ok).toBe(true);
  });

  test.each([
    ['', 'at least one entry'],
    ['keys: []', 'at least one entry'],
    ['- 1', 'expected an object with'],
    ['keys: "text"', 'keys: expected a list of keys'],
    ['keys:\n  - { id: "canary', 'neither (line 2'],
    ['a: &a [x]\nb: [*a, *a]', 'neither'],
    ['keys: []\nkeys: []', 'neither (line 2'],
  ])('%j is refused: %s', (text, reason) => {
    const parsed = parseCallers(text);
    expect(parsed).toMatchObject({ ok: false, faults: [expect.stringContaining(reason)] });
    expect(JSON.stringify(parsed)).not.toContain('canary');
  });

  test('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parseCallers(text)));
  });
});
