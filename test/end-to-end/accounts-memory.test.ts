import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTwoAccounts, type TwoAccounts } from '../kit/two-accounts.ts';

let stage: TwoAccounts;

/** It remembers across requests, as a gateway does by default. */
beforeAll(async () => {
  stage = await setTwoAccounts();
});
afterAll(() => stage.close());

const list = '{ products(first: 50) { nodes { id productId name } } }';
const name = 'query ($id: ID!) { node(id: $id) { id ... on Product { name } } }';
const rename =
  'mutation ($id: ID!, $name: String!) { updateProduct(input: { id: $id, name: $name }) { product { id name } userErrors { message } } }';
/** The demo data of both emulators count alike. */
async function sameNumberInBoth(): Promise<string> {
  const numbersOf = async (label: string): Promise<string[]> =>
    (await stage.ask(list, {}, label)).data.products.nodes.map(
      ({ productId }: { productId: string }) => productId,
    );
  const [main, other] = [await numbersOf('main'), await numbersOf('other')];
  const common = main.find((one) => other.includes(one));
  if (common === undefined) throw new Error('the emulators have no number in common');
  return common;
}

describe('the memory across requests', () => {
  test('never answers for one account with what it knows of the same number in the other', async () => {
    const number = await sameNumberInBoth();
    const ids = { main: `accounts/main/products/${number}`, other: `accounts/other/products/${number}` };
    const nameOf = async (id: string) => (await stage.ask(name, { id })).data.node.name;
    const before = await nameOf(ids.other);
    const { data } = await stage.ask(rename, { id: ids.main, name: 'canary of main' });
    expect(data.updateProduct.userErrors).toEqual([]);
    expect([await nameOf(ids.main), await nameOf(ids.other)]).toEqual(['canary of main', before]);
    const told = JSON.stringify((await stage.ask(list, {}, 'other')).data);
    expect(told).not.toContain('canary of main');
    expect(told).not.toContain('accounts/main');
  });

  test('remembers in each: a second look at either costs nothing', async () => {
    for (const label of ['main', 'other']) await stage.ask(list, {}, label);
    stage.calm();
    for (const label of ['main', 'other']) {
      const { data, extensions } = await stage.ask(list, {}, label);
      expect(data.products.nodes[0].id).toMatch(new RegExp(`^accounts/${label}/`));
      expect(extensions.cost.upstreamCalls).toBe(0);
    }
    expect([stage.main.control.calls(), stage.other.control.calls()]).toEqual([[], []]);
  });
});
