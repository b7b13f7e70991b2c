import { expect, test } from '@jest/globals';
import { variablesKey } from '../../src/price/variables-key.ts';

test('no variables are as good as empty ones', () => {
  expect(variablesKey(undefined)).toBe(variablesKey({}));
});

test('other variables have another key', () => {
  expect(variablesKey({ id: '1' })).not.toBe(variablesKey({ id: 1 }));
});

test('variables that are long or deep have none', () => {
  const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
  expect(variablesKey({ deep })).toBeUndefined();
  expect(variablesKey({ text: 'x'.repeat(3_000) })).toBeUndefined();
});
