import type { RunningEmulator } from '../../src/emulator/start-emulator.ts';

/** What an emulator holds, asked of its own API. */
export interface Inventory {
  readonly products: readonly string[];
  /** Ids of the submissions of all products. */
  readonly submissions: readonly string[];
}

/** Counts products and submissions, past any gateway. The calls that it takes are forgotten again by nobody. */
export async function takeInventory(emulator: RunningEmulator): Promise<Inventory> {
  const token = await fetch(`${emulator.authorityHost}/${emulator.tenantId}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: emulator.clientId,
      client_secret: emulator.clientSecret,
      resource: 'https://manage.devcenter.microsoft.com',
    }),
  });
  const { access_token: bearer } = (await token.json()) as { access_token: string };
  const ids = async (path: string) => {
    const response = await fetch(`${emulator.apiUrl}${path}?pageSize=500`, {
      headers: { authorization: `Bearer ${bearer}` },
    });
    // An item begins with its id; links and other members have ids of other names.
    return Array.from((await response.text()).matchAll(/\{"id":(\d+)/g), ([, id = '']) => id);
  };
  const products = await ids('/products');
  const submissions = await Promise.all(products.map((id) => ids(`/products/${id}/submissions`)));
  return { products, submissions: submissions.flat() };
}
