import { describe, expect, test } from '@jest/globals';
import { agrees } from '../../bench/gateways/agrees.ts';

const truth = { product: { productId: '9007199267351835', name: 'Scanner', marketingNames: ['a', 'b'] } };
const answer = (productId: unknown, more = {}) => ({
  product: { productId, name: 'Scanner', marketingNames: ['a', 'b'], ...more },
});

describe('an answer to the benchmark', () => {
  test('is right when it is the truth, and may say more', () => {
    expect(agrees(answer('9007199267351835', { more: 1 }), truth, true)).toBe(true);
  });

  test.each(['9007199267351836', 9007199267351836, undefined])('is wrong when an id reads %s', (id) => {
    expect(agrees(answer(id), truth, true)).toBe(false);
  });

  test('may round ids only where that is expected', () => {
    expect(agrees(answer('9007199267351836'), truth, false)).toBe(true);
    expect(agrees(answer('9007199267351872'), truth, false)).toBe(false);
  });

  test.each([{ name: 'Camera' }, { name: null }, { marketingNames: ['a'] }, { marketingNames: ['a', 'c'] }])(
    'is wrong with %j',
    (wrong) => {
      expect(agrees(answer('9007199267351835', wrong), truth, true)).toBe(false);
    },
  );

  test('may write enums in its own way', () => {
    expect(agrees({ destination: 'WINDOWS_UPDATE' }, { destination: 'windowsUpdate' }, true)).toBe(true);
    expect(agrees({ destination: 'ANOTHER_PARTNER' }, { destination: 'windowsUpdate' }, true)).toBe(false);
  });
});
