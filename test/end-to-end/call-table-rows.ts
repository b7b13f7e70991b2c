/** The ids that the rows use, taken from the emulator's plain seed. */
export interface KnownIds {
  readonly products: readonly { readonly id: string; readonly productId: string }[];
  readonly submission: { readonly id: string; readonly submissionId: string };
  /** The node id of a label of that submission. */
  readonly label: string;
  /** A cursor behind the fiftieth product. */
  readonly secondPage: string;
}

/** A row of the call table: a query, and the calls that it may cost. */
export interface CallTableRow {
  /** As it stands in the README. */
  readonly shown: string;
  readonly query: (ids: KnownIds) => string;
  readonly calls: number;
  /** How the number comes about, for the reader. */
  readonly because: string;
}

const page = 'pageInfo { hasNextPage endCursor }';

/** On an account of 120 products with three submissions of two labels each, pages of 50, nothing known before. */
export const callTable: readonly CallTableRow[] = [
  {
    shown: 'products(first: 50)',
    query: () =>
      `{ products(first: 50) { nodes { name testHarness requestedSignatures createdBy } ${page} } }`,
    calls: 1,
    because: 'one page',
  },
  {
    shown: 'products(first: 500) of 120, no totalCount',
    query: () => `{ products(first: 500) { nodes { name } ${page} } }`,
    calls: 3,
    because: 'three pages',
  },
  {
    shown: 'products(first: 10) { totalCount }',
    query: () => '{ products(first: 10) { totalCount nodes { id } } }',
    calls: 3,
    because: 'counting reads every page',
  },
  {
    shown: 'products(filter, orderBy)',
    query: () =>
      '{ products(first: 5, filter: { nameContains: "product" }, orderBy: { field: NAME, direction: DESC }) { totalCount nodes { name } } }',
    calls: 3,
    because: 'filter, order and count share the pages',
  },
  {
    shown: 'page n of products by cursor',
    query: ({ secondPage }) => `{ products(first: 50, after: "${secondPage}") { nodes { id } ${page} } }`,
    calls: 1,
    because: 'the cursor leads straight to its page',
  },
  {
    shown: 'products(10) { submissions(50) { shippingLabels(50) } }',
    query: () =>
      '{ products(first: 10) { nodes { name submissions { nodes { name shippingLabels { nodes { name targeting { hardwareIds { pnpString } } } } } } } } }',
    calls: 41,
    because: '1 + 10 + 30, with three submissions each; targeting comes with the list',
  },
  {
    shown: 'submission { workflowStatus downloads product { name } }',
    query: ({ products, submission }) =>
      `{ submission(productId: "${products[0]?.productId}", submissionId: "${submission.submissionId}") { workflowStatus { currentStep } downloads { type } product { name } } }`,
    calls: 2,
    because: 'the submission and its product',
  },
  {
    shown: 'submission { progress commitStatus product { productId } }',
    query: ({ products, submission }) =>
      `{ submission(productId: "${products[0]?.productId}", submissionId: "${submission.submissionId}") { progress commitStatus product { id productId } } }`,
    calls: 1,
    because: "a child knows its parent's id",
  },
  {
    shown: '100 aliases of one product',
    query: ({ products }) =>
      `{ ${Array.from({ length: 100 }, (_, n) => `p${n}: node(id: "${products[0]?.id}") { ... on Product { name } }`).join(' ')} }`,
    calls: 1,
    because: 'the same thing is read once',
  },
  {
    shown:
      'product { submissions { product { name } shippingLabels { product { name } submission { name } } } }',
    query: ({ products }) =>
      `{ product(productId: "${products[0]?.productId}") { submissions { nodes { product { name } shippingLabels { nodes { product { name } submission { name } } } } } } }`,
    calls: 5,
    because: '1 + 1 + 3: the ways back are free',
  },
  {
    shown: 'nodes(ids) of 3 products and a submission',
    query: ({ products, submission }) =>
      `{ nodes(ids: ${JSON.stringify([...products.slice(0, 3).map(({ id }) => id), submission.id])}) { id ... on Product { name } ... on Submission { name } } }`,
    calls: 4,
    because: 'one each',
  },
  {
    shown: 'product { submissions { nodes { downloads } } }',
    query: ({ products }) =>
      `{ product(productId: "${products[0]?.productId}") { submissions { nodes { downloads { type } downloadMessages progress } } } }`,
    calls: 5,
    because: '1 + 1 + 3: lists never carry downloads',
  },
  {
    shown: 'submission { shippingLabels { targeting { audiences { name } } } }',
    query: ({ products, submission }) =>
      `{ submission(productId: "${products[0]?.productId}", submissionId: "${submission.submissionId}") { name shippingLabels { nodes { name targeting { restrictedToAudiences audiences { name } } } } } }`,
    calls: 2,
    because: 'the submission and its labels; audiences only where a label names some',
  },
  {
    shown:
      'product { submissions(filter: { commitStatus: COMMIT_COMPLETE }) { nodes { commitStatus downloads } } }',
    query: ({ products }) =>
      `{ product(productId: "${products[0]?.productId}") { submissions(filter: { commitStatus: COMMIT_COMPLETE }) { nodes { commitStatus downloads { type } } } } }`,
    calls: 5,
    because: '1 + 1 + 3: what the filter has read is not read again',
  },
  {
    shown: 'node(id) of a label { progress submission { progress } product { name } }',
    query: ({ label }) =>
      `{ node(id: "${label}") { ... on ShippingLabel { progress submission { progress } product { name } } } }`,
    calls: 3,
    because: 'the label, its submission and its product, each by its id',
  },
  {
    shown: 'audiences twice, and one by id',
    query: () => '{ a: audiences { name } b: audiences { description } }',
    calls: 1,
    because: 'one list',
  },
  {
    shown: 'reference, rateLimit, a malformed id',
    query: () =>
      '{ reference { operatingSystems { code } } rateLimit { inFlight } nodes(ids: ["42"]) { id } }',
    calls: 0,
    because: 'nothing to ask the service',
  },
];
