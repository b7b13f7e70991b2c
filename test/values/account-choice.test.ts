import { describe, expect, test } from '@jest/globals';
import { accountFault, unlabelled, usable } from '../../src/values/account-choice.ts';
import type { NodeKey } from '../../src/values/node-id.ts';

const bare: NodeKey = { kind: 'product', productId: '7' };
const main: NodeKey = { ...bare, account: 'main' };
const other: NodeKey = { ...bare, account: 'other' };
const two = { labels: ['main', 'other'], label: 'main', named: false };

describe('the account of an id', () => {
  test('is right as it was chosen, and in another account that the caller may use', () => {
    expect(accountFault(bare, unlabelled)).toBeNull();
    expect(accountFault(main, two)).toBeNull();
    expect(accountFault(main, { ...two, named: true })).toBeNull();
    expect(accountFault(other, two)).toBeNull();
  });

  test('must not stand where the one account has no label', () => {
    expect(accountFault(main, unlabelled)).toMatch(/: send "products\/7"\.$/);
  });

  test('must stand where accounts have labels; the id to send is shown, and where else it could be', () => {
    expect(accountFault(bare, two)).toMatch(/: send "accounts\/main\/products\/7", or the id in other\.$/);
    expect(accountFault(bare, { ...two, labels: ['main'] })).toMatch(
      /: send "accounts\/main\/products\/7"\.$/,
    );
  });

  test('must not be another than the request names', () => {
    expect(accountFault(other, { ...two, named: true })).toContain('the request names the account main');
  });

  test('must be one that the caller may use, and nothing is told of others', () => {
    const fault = accountFault({ ...bare, account: 'secret' }, two);
    expect(fault).toBe('It names an account that you may not use. You may use main, other.');
    expect(accountFault(other, { ...two, labels: ['main'], named: true })).toBe(
      'It names an account that you may not use. You may use main.',
    );
  });
});

describe('the labels to choose from', () => {
  test('are a sentence', () => {
    expect(usable(['a', 'b'])).toBe('You may use a, b.');
    expect(usable([])).toBe('You may use none.');
  });
});
