import type { Stage } from './stage.ts';

/** A product of the demo account with the numbers of its first submissions and labels. */
export interface DemoProduct {
  readonly id: string;
  readonly productId: string;
  readonly name: string;
  readonly submissions: readonly DemoSubmission[];
}

export interface DemoSubmission {
  readonly id: string;
  readonly submissionId: string;
  readonly shippingLabels: readonly {
    readonly id: string;
    readonly shippingLabelId: string;
    readonly name: string;
  }[];
}

/** The products of the demo account by their names, read through the gateway. */
export async function demoAccount(stage: Stage): Promise<ReadonlyMap<string, DemoProduct>> {
  const { data } = await stage.ask(`{ products(first: 1000) { nodes {
    id productId name
    submissions(first: 5) { nodes { id submissionId shippingLabels(first: 10) { nodes { id shippingLabelId name } } } }
  } } }`);
  stage.calm();
  const products = data.products.nodes as Listed[];
  return new Map(
    products.map((product) => [
      product.name,
      {
        ...product,
        submissions: product.submissions.nodes.map((submission) => ({
          ...submission,
          shippingLabels: submission.shippingLabels.nodes,
        })),
      },
    ]),
  );
}

type Listed = Omit<DemoProduct, 'submissions'> & {
  readonly submissions: {
    readonly nodes: readonly (Omit<DemoSubmission, 'shippingLabels'> & {
      readonly shippingLabels: { readonly nodes: DemoSubmission['shippingLabels'] };
    })[];
  };
};

/** The product of this name; throws where the account has none. */
export function named(account: ReadonlyMap<string, DemoProduct>, name: string): DemoProduct {
  const product = account.get(name);
  if (product === undefined) throw new Error(`the demo account has no product of the name ${name}`);
  return product;
}

/** The first submission of the product of this name. */
export function submissionOf(account: ReadonlyMap<string, DemoProduct>, name: string): DemoSubmission {
  const [first] = named(account, name).submissions;
  if (first === undefined) throw new Error(`${name} has no submission`);
  return first;
}
