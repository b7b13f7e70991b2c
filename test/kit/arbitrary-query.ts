import fc from 'fast-check';

/** Node ids that a query may name. */
export interface NamedThings {
  readonly product: string;
  readonly submission: string;
  readonly label: string;
}

const first = fc.constantFrom(1, 2, 3, 20, 60);
const some = (fields: readonly string[]) =>
  fc.subarray([...fields], { minLength: 1 }).map((chosen) => chosen.join(' '));

const labelFields = some([
  'id',
  'name',
  'destination',
  'progress',
  'workflowStatus { state messages errorReport }',
  'targeting { restrictedToAudiences audiences { name } hardwareIds { infId } }',
  'publishingSpecifications { goLiveDate }',
  'recipientSpecifications { receiverPublisherId }',
  'product { id name }',
  'submission { name progress product { name } }',
]);

const plainSubmission = [
  'id',
  'name type createdBy isUniversal',
  'commitStatus',
  'progress',
  'uploadUrl',
  'downloads { type } downloadMessages',
  'workflowStatus { currentStep errorReport }',
  'driverMetadata { hardwareIds { infId } }',
  'product { name productType }',
];

const labels = fc
  .tuple(
    first,
    fc.constantFrom('', ', orderBy: { field: NAME }', ', filter: { progress: PUBLISHED }'),
    labelFields,
    fc.boolean(),
  )
  .map(
    ([count, select, fields, total]) =>
      `shippingLabels(first: ${count}${select}) { ${total ? 'totalCount' : ''} nodes { ${fields} } }`,
  );

const submissionFields = fc
  .tuple(some(plainSubmission), fc.option(labels, { nil: '' }))
  .map(([plain, connection]) => `${plain} ${connection}`);

const submissions = fc
  .tuple(
    first,
    fc.constantFrom(
      '',
      ', filter: { nameContains: "a" }',
      ', filter: { commitStatus: COMMIT_COMPLETE }',
      ', orderBy: { field: ID }',
    ),
    submissionFields,
    fc.boolean(),
  )
  .map(
    ([count, select, fields, total]) =>
      `submissions(first: ${count}${select}) { ${total ? 'totalCount' : ''} edges { cursor node { ${fields} } } }`,
  );

const productFields = fc
  .tuple(
    some(['id', 'name deviceType', 'testHarness', 'selectedProductTypes { productType }']),
    fc.option(submissions, { nil: '' }),
  )
  .map(([plain, connection]) => `${plain} ${connection}`);

/** Sound queries of moderate size over all the ways that things can be reached. */
export function arbitraryQuery({ product, submission, label }: NamedThings): fc.Arbitrary<string> {
  const onOne = fc.oneof(
    productFields.map((fields) => `... on Product { ${fields} }`),
    submissionFields.map((fields) => `... on Submission { ${fields} }`),
    labelFields.map((fields) => `... on ShippingLabel { ${fields} }`),
  );
  const [productId, submissionId] = submission.match(/\d+/g) ?? [];
  const root = fc.oneof(
    fc
      .tuple(first, productFields)
      .map(([count, fields]) => `products(first: ${count}) { nodes { ${fields} } }`),
    fc
      .tuple(first, productFields)
      .map(
        ([count, fields]) =>
          `products(first: ${count}, orderBy: { field: NAME }) { totalCount nodes { ${fields} } }`,
      ),
    submissionFields.map(
      (fields) => `submission(productId: "${productId}", submissionId: "${submissionId}") { ${fields} }`,
    ),
    labelFields.map((fields) => `node(id: "${label}") { ... on ShippingLabel { ${fields} } }`),
    onOne.map(
      (fields) => `nodes(ids: ["${product}", "${submission}", "${label}", "${product}"]) { ${fields} }`,
    ),
    fc.constant('audiences { name }'),
  );
  return fc
    .array(root, { minLength: 1, maxLength: 3 })
    .map((roots) => `{ ${roots.map((text, n) => `r${n}: ${text}`).join(' ')} }`);
}
