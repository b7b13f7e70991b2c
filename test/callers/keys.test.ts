import { describe, expect, test } from '@jest/globals';
import { createKey } from '../../src/callers/create-key.ts';
import { findKey } from '../../src/callers/find-key.ts';
import { runKeyCommand } from '../../src/callers/key-command.ts';
import type { DeclaredKey } from '../../src/config/declared-callers.ts';
import { parseCallers } from '../../src/config/parse-callers.ts';
import { Secret } from '../../src/values/secret.ts';

const made = ['a', 'b', 'c'].map((id) => ({ id, ...createKey(id, ['reader']) }));
const declared = made.map(({ entry }) => {
  const parsed = parseCallers(`keys:\n${entry}`);
  return (parsed.ok ? parsed.declared.keys[0] : undefined) as DeclaredKey;
});

describe('a key', () => {
  test('is found by itself, and with the id that it is of', () => {
    for (const [index, { id, key }] of made.entries()) {
      expect(findKey(declared, key)).toBe(declared[index]);
      expect(findKey(declared, key, id)).toBe(declared[index]);
    }
  });

  test.each(['', 'x', 'hwgw_', `hwgw_${'A'.repeat(43)}`])('is not found for %j', (text) => {
    expect(findKey(declared, new Secret(text))).toBeUndefined();
  });

  test('is not found under the id of another, or by its hash', () => {
    expect(findKey(declared, made[0]?.key as Secret, 'b')).toBeUndefined();
    expect(findKey(declared, made[0]?.key as Secret, '')).toBeUndefined();
    expect(findKey(declared, new Secret(declared[0]?.sha256.toString('hex') ?? ''))).toBeUndefined();
  });

  test('is compared with every entry, also behind the right one', () => {
    let compared = 0;
    const watched = declared.map(({ sha256, ...rest }) => ({
      ...rest,
      get sha256() {
        compared += 1;
        return sha256;
      },
    }));
    for (const secret of [...made.map(({ key }) => key), new Secret('wrong')]) {
      compared = 0;
      findKey(watched, secret);
      expect(compared).toBe(watched.length);
    }
  });
});

describe('hardware-gateway key create', () => {
  test('prints a key and an entry that declares it, and nothing else keeps the key', () => {
    const { code, out, err } = run('create', '--id', 'grafana', '--roles', 'reader,operator');
    expect([code, err]).toEqual([0, '']);
    const [key = ''] = /hwgw_[\w-]{43}/.exec(out) ?? [];
    const parsed = parseCallers(out.slice(out.indexOf('keys:')));
    expect(parsed).toMatchObject({
      ok: true,
      declared: { keys: [{ id: 'grafana', roles: ['reader', 'operator'] }] },
    });
    expect(findKey(parsed.ok ? parsed.declared.keys : [], new Secret(key), 'grafana')).toBeDefined();
    expect(out.split(key)).toHaveLength(2);
  });

  test('makes another key every time', () => {
    const keys = Array.from({ length: 20 }, () => createKey('a', ['reader']).key.unwrap());
    expect(new Set(keys).size).toBe(20);
  });

  test.each([
    [[], 'create'],
    [['delete'], 'create'],
    [['create'], '--id is missing'],
    [['create', '--id', 'a'], '--roles is missing'],
    [['create', '--id', 'a', '--roles', 'reader,admin'], '"admin" is no role'],
    [['create', '--id', 'a b', '--roles', 'reader'], '--id: expected a name'],
    [['create', '--id', 'a', '--role', 'reader'], '--role'],
  ])('%j is refused, and told what is missing', (words, reason) => {
    const { code, out, err } = run(...words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(reason);
  });
});

function run(...words: string[]) {
  const printed = { out: '', err: '' };
  const code = runKeyCommand(words, {
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
  });
  return { code, ...printed };
}
