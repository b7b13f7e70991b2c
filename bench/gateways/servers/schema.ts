import DataLoader from 'dataloader';

/*
 * The schema and resolvers that the peers made by hand share: what one writes in a day, with a DataLoader for each kind of
 * read and field for field what the service has. Ids are read by `JSON.parse`, which rounds them.
 */

type Wire = Readonly<Record<string, unknown>>;
type Get = (path: string) => Promise<Wire>;

/** The loaders of one request. */
export interface Context {
  readonly records: DataLoader<string, Wire>;
}

export const typeDefs = `
  type Query {
    product(productId: ID!): Product
    products(first: Int): Products
  }
  type Products { nodes: [Product!]! }
  type Product {
    productId: ID!
    sharedProductId: ID
    name: String
    isCommitted: Boolean
    originType: String
    firmwareVersion: String
    marketingNames: [String!]
    requestedSignatures: [String!]
    submissions(first: Int): Submissions
  }
  type Submissions { nodes: [Submission!]! }
  type Submission {
    submissionId: ID!
    name: String
    type: String
    workflowStatus: WorkflowStatus
    shippingLabels(first: Int): ShippingLabels
  }
  type WorkflowStatus { currentStep: String state: String }
  type ShippingLabels { nodes: [ShippingLabel!]! }
  type ShippingLabel { shippingLabelId: ID! name: String destination: String }
`;

/** What one request needs; nothing of it outlives the request. */
export function contextOf(get: Get): Context {
  return { records: new DataLoader((paths) => Promise.all(paths.map(get))) };
}

const listOf =
  (path: (parent: Wire) => string) =>
  async (parent: Wire, _args: unknown, { records }: Context) => ({
    nodes: (await records.load(path(parent)))['value'],
  });
const pathOf = ({ productId, id }: Wire) => `/products/${productId}/submissions/${id}`;

export const resolvers = {
  Query: {
    product: (_: unknown, { productId }: { readonly productId: string }, { records }: Context) =>
      records.load(`/products/${productId}`),
    products: listOf(() => '/products'),
  },
  Product: {
    productId: ({ id }: Wire) => String(id),
    sharedProductId: ({ sharedProductId }: Wire) => String(sharedProductId),
    name: ({ productName }: Wire) => productName,
    submissions: listOf(({ id }) => `/products/${id}/submissions`),
  },
  Submission: {
    submissionId: ({ id }: Wire) => String(id),
    // A list does not carry it.
    workflowStatus: async (parent: Wire, _args: unknown, { records }: Context) =>
      (await records.load(pathOf(parent)))['workflowStatus'],
    shippingLabels: listOf((parent) => `${pathOf(parent)}/shippingLabels`),
  },
  ShippingLabel: { shippingLabelId: ({ id }: Wire) => String(id) },
};
