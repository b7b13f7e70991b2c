import { describe, expect, test } from '@jest/globals';
import { buildSchema, Kind, parse, validate } from 'graphql';
import { readSavedDocument, type SavedDocument } from '../../../src/documents/saved/read-saved-document.ts';
import { rowsOf } from '../../../src/documents/saved/rows-of.ts';

const schema = buildSchema(`
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  interface Named { id: ID! name: String }
  type Product implements Named { id: ID! name: String tags: [String!]! maker: Maker submissions(first: Int, after: String): SubmissionConnection }
  type Maker { name: String address: Address }
  type Address { city: String }
  type Submission implements Named { id: ID! name: String state: String product: Product steps: [Step!]! }
  type Step { name: String }
  type ProductConnection { edges: [ProductEdge!]! nodes: [Product!]! pageInfo: PageInfo! totalCount: Int }
  type ProductEdge { cursor: String! node: Product! }
  type SubmissionConnection { nodes: [Submission!]! pageInfo: PageInfo! totalCount: Int }
  type Query {
    products(first: Int, after: String): ProductConnection
    product(id: ID): Product
    nodes(ids: [ID!]!): [Named]!
    version: String
  }
  type Mutation { rename: [Product!] }
`);

function readDocument(text: string): ReturnType<typeof readSavedDocument> {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error('no operation');
  return readSavedDocument(schema, document, operation);
}

function saved(text: string): SavedDocument {
  const read = readDocument(text);
  if ('reason' in read) return read;
  throw new Error(JSON.stringify(read));
}

const columns = (text: string) => saved(text).query?.rows.columns.map(({ name }) => name);

describe('where the rows are', () => {
  test('is stated by a line of the document, else by its only list', () => {
    const inside = '{ products { nodes { name submissions { nodes { id } } } } }';
    expect(saved(`# rows: products.nodes\n${inside}`).query?.path).toBe('products.nodes');
    expect(saved(`${inside}\n#rows:products.nodes.submissions.nodes`).query?.path).toBe(
      'products.nodes.submissions.nodes',
    );
    expect(saved('{ all: products { edges { cursor } } version }').query?.path).toBe('all.edges');
  });

  test('is to be stated where there are several lists; then no rows are served without, and a word says why', () => {
    expect(saved('{ products { nodes { submissions { nodes { id } } } } }')).toMatchObject({
      query: undefined,
      reason:
        'It selects several lists. Add the line that says which of them has the rows: `# rows: products.nodes` or ' +
        '`# rows: products.nodes.submissions.nodes`.',
    });
    expect(saved('{ version product { tags } }').reason).toBe('It selects no list of objects.');
    expect(saved('mutation { rename { id } }').reason).toBe('It is a mutation, and only queries have rows.');
    expect(readDocument('mutation { rename { id } }\n# rows: rename')).toEqual([
      { line: 2, message: 'it is a mutation, and only queries have rows' },
    ]);
  });

  test.each([
    ['# rows: products', 'names no list of objects that it selects; there are products.nodes'],
    ['# rows: products.edges', 'names no list of objects that it selects; there are products.nodes'],
    ['# rows: products.nodes.tags', 'names no list'],
    ['# rows:', 'names no list'],
  ])('is at fault as %s', (line, expected) => {
    expect(readDocument(`# A report.\n${line}\n{ products { nodes { name tags } } }`)).toEqual([
      { line: 2, message: expect.stringContaining(expected) },
    ]);
  });

  test('is stated once', () => {
    expect(
      readDocument('# rows: products.nodes\n{ products { nodes { id } } }\n# rows: products.nodes'),
    ).toEqual([{ line: 3, message: 'its rows are stated twice' }]);
  });
});

describe('columns', () => {
  test('are the leaves beside and above the row, in the order of the document', () => {
    const text = `
      # rows: products.nodes.submissions.nodes
      {
        version
        products { totalCount pageInfo { hasNextPage } nodes { name maker { name address { city } }
          submissions { nodes { id product { name } state steps { name } } totalCount } tags } }
      }`;
    expect(columns(text)).toEqual([
      'version',
      'products_totalCount',
      'products_name',
      'products_maker_name',
      'products_maker_address_city',
      'id',
      'product_name',
      'state',
      'steps',
      'products_submissions_totalCount',
      'products_tags',
    ]);
  });

  test('bear the aliases of the document, and come of all fragments, whatever their type and conditions', () => {
    const text = `
      query ($ids: [ID!]!, $short: Boolean!) {
        nodes(ids: $ids) { key: id ...Name @skip(if: $short) ... on Product { tags } ... on Submission { state } }
      }
      fragment Name on Named { name }`;
    expect(columns(text)).toEqual(['key', 'name', 'tags', 'state']);
  });

  test('of the edges of a connection are the cursor and what the node has', () => {
    expect(columns('{ products { edges { cursor node { id name } } } }')).toEqual(['cursor', 'id', 'name']);
    expect(
      columns(
        '# rows: products.edges.node.submissions.nodes\n{ products { edges { node { id submissions { nodes { id } } } } } }',
      ),
    ).toEqual(['products_id', 'id']);
  });

  test('of one name are a fault where the rows are stated, and no rows where they are not', () => {
    const text =
      '{ product { maker { name } } maker: product { maker_name: name } products { nodes { id } } }';
    expect(readDocument(`{ products { nodes { maker { name } maker_name: name } } }`)).toMatchObject({
      query: undefined,
      reason: 'Several of its columns would be named maker_name; rename one by an alias.',
    });
    expect(
      readDocument(`# rows: products.nodes\n{ products { nodes { maker { name } maker_name: name } } }`),
    ).toEqual([
      { line: 1, message: 'Several of its columns would be named maker_name; rename one by an alias.' },
    ]);
    expect(columns(text)).toEqual(['product_maker_name', 'maker_maker_name', 'id']);
  });
});

test('a variable may not be named like a parameter of the address', () => {
  expect(readDocument('query (\n  $excel: Int\n) {\n  products(first: $excel) { nodes { id } } }')).toEqual([
    { line: 2, message: 'the variable $excel is named like a parameter of its own; rename it' },
  ]);
});

test('what a document says of itself are the comments above it, or its description', () => {
  expect(
    saved('# Failed drivers,\n# week by week.\n# rows: products.nodes\n\n{ products { nodes { id } } } # end')
      .description,
  ).toBe('Failed drivers,\nweek by week.');
  expect(saved('"What failed." query { version }').description).toBe('What failed.');
  expect(saved('{ version }').description).toBe('');
});

describe('pages', () => {
  const paged = 'query ($after: String) { products(first: 2, after: $after) { nodes { id } } }';

  test('are followed by the variable that only the outermost connection takes', () => {
    const query = saved(paged).query;
    expect([query?.pages.after, query?.variables]).toEqual(['after', []]);
    expect(validate(schema, parse(query?.pages.text ?? ''))).toEqual([]);
  });

  test.each([
    ['it takes none', '{ products(first: 2) { nodes { id } } }'],
    ['it must be given', 'query ($after: String!) { products(after: $after) { nodes { id } } }'],
    ['it has a default', 'query ($after: String = "x") { products(after: $after) { nodes { id } } }'],
    [
      'others take it too',
      'query ($after: String) { products(after: $after) { nodes { id } } product(id: "1") { submissions(after: $after) { totalCount } } }',
    ],
    [
      'a list stands above it',
      '# rows: nodes.submissions.nodes\nquery ($after: String) { nodes(ids: []) { ... on Product { submissions(after: $after) { nodes { id } } } } }',
    ],
    [
      'another connection takes it in the same fragment',
      `# rows: a.submissions.nodes
      query ($after: String) { a: product(id: "1") { ...Page } b: product(id: "2") { ...Page } }
      fragment Page on Product { submissions(after: $after) { nodes { id } } }`,
    ],
  ])('are not followed where %s', (_where, text) => {
    expect(saved(text).query?.pages.after).toBeUndefined();
  });

  test('tell the next one, and what an inner list leaves out', () => {
    const { query } = saved(
      '# rows: products.nodes.submissions.nodes\nquery ($after: String) { products(after: $after) { nodes { submissions(first: 1) { nodes { id } } } } }',
    );
    const page = (hasNextPage: boolean, endCursor: string | null) => ({
      rowPages: { hasNextPage, endCursor },
    });
    const answer = (outer: object, inner: object) => ({
      products: {
        nodes: [{ submissions: { nodes: [], ...page(false, null) } }, { submissions: inner }],
        ...outer,
      },
    });
    expect(query?.pages.readPages(answer(page(true, 'c1'), { nodes: [], ...page(true, 's') }))).toEqual({
      next: 'c1',
      isCut: true,
    });
    expect(query?.pages.readPages(answer(page(false, 'c2'), { nodes: [], ...page(false, 's') }))).toEqual({
      next: undefined,
      isCut: false,
    });
    expect(query?.pages.readPages({ products: null })).toEqual({ next: undefined, isCut: false });
  });

  test('leave no trace in a cell, where a list beside the rows has the same fragment', () => {
    const { query } = saved(
      `# rows: products.nodes.submissions.nodes
      { products { nodes { ...Page } } others: nodes(ids: []) { ... on Product { ...Page } } }
      fragment Page on Product { submissions { nodes { id } } }`,
    );
    expect(query?.pages.text).toContain('rowPages: pageInfo');
    const product = {
      submissions: { nodes: [{ id: '1' }], rowPages: { hasNextPage: false, endCursor: null } },
    };
    const answer = { products: { nodes: [product] }, others: [product] };
    expect(query && [...rowsOf(query.rows, answer)]).toEqual([
      ['1', '[{"submissions":{"nodes":[{"id":"1"}]}}]'],
    ]);
  });

  test('are asked for by a name that the document does not use', () => {
    const text = '{ products { rowPages: totalCount nodes { id } } }';
    const asked = saved(text).query?.pages.text ?? '';
    expect(asked).toContain('rowPages_: pageInfo');
    expect(validate(schema, parse(asked))).toEqual([]);
  });
});
