import { ask } from './ask.ts';
import type { SmallAccount } from './least-calls.ts';

/** Reads an account through a gateway, for the model of what queries cost; of the first ten products all that is under them. */
export async function readSmallAccount(url: string, pageSize: number): Promise<SmallAccount> {
  const { data } = await ask(
    url,
    `{
      audiences { id }
      all: products(first: 1000) { nodes { id name } }
      products(first: 10) { nodes { id name submissions(first: 10) { nodes {
        id name commitStatus
        shippingLabels(first: 10) { nodes { id name progress targeting { restrictedToAudiences } } }
      } } } }
    }`,
  );
  const whole = data.products.nodes.map(toProduct);
  const others = data.all.nodes.slice(whole.length).map((product: Wire) => ({ ...product, submissions: [] }));
  return { pageSize, audiences: data.audiences.length, products: [...whole, ...others] };
}

function toProduct({ submissions, ...product }: Wire) {
  return { ...product, submissions: submissions.nodes.map(toSubmission) };
}

function toSubmission({ shippingLabels, ...submission }: Wire) {
  return { ...submission, labels: shippingLabels.nodes.map(toLabel) };
}

function toLabel({ targeting, ...label }: Wire) {
  return { ...label, hasAudiences: targeting.restrictedToAudiences.length > 0 };
}

// biome-ignore lint/suspicious/noExplicitAny: the answer to the query above
type Wire = any;
