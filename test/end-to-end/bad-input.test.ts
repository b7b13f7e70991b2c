import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;
let productId: string;
let cursors: Record<'product' | 'submission' | 'filtered', string>;

beforeAll(async () => {
  stage = await setStage();
  const page = 'pageInfo { endCursor }';
  const { data } = await stage.ask(`{
    products(first: 2) { nodes { productId } ${page} }
    filtered: products(first: 1, filter: { isCommitted: true }) { ${page} }
    product(productId: "9007199267351835") { submissions(first: 1) { ${page} } }
  }`);
  productId = data.products.nodes[0].productId;
  cursors = {
    product: data.products.pageInfo.endCursor,
    submission: data.product.submissions.pageInfo.endCursor,
    filtered: data.filtered.pageInfo.endCursor,
  };
  stage.calm();
});
afterEach(() => stage.calm());
afterAll(() => stage.close());

describe('a value that is none is BAD_USER_INPUT, says what was expected, and costs no call', () => {
  test.each([
    ['a bare number', '9007199267351835', /send "products\/9007199267351835"/],
    ['two numbers', '9007199267351835/1152921504621441945', /send "products\/\d+\/submissions\/\d+"/],
    ['a GUID', '9F4F44D8-2C1E-4B0A-9B57-D3F1E6A2C845', /send "audiences\/9f4f44d8-/],
    ['an unknown noun', 'drivers/7', /"products\/\{productId\}"/],
    ['a path that goes up', 'products/7/../8', /"products\/\{productId\}"/],
    ['a query', 'products/7?x=1', /"products\/\{productId\}"/],
    ['an encoded slash', 'products/7%2Fsubmissions%2F8', /"products\/\{productId\}"/],
    ['a trailing slash', 'products/7/', /"products\/\{productId\}"/],
    ['a half id', 'products/7/submissions', /"products\/\{productId\}"/],
    ['a leading zero', 'products/007', /"products\/\{productId\}"/],
    ['a sign', 'products/+7', /"products\/\{productId\}"/],
    ['digits of another script', 'products/٧', /"products\/\{productId\}"/],
    ['a number beyond 64 bits', 'products/9223372036854775808', /"products\/\{productId\}"/],
    ['an audience that is no GUID', 'audiences/everybody', /"audiences\/\{GUID\}"/],
    ['nothing', '', /"products\/\{productId\}"/],
    ['a line break', 'products/7\n', /"products\/\{productId\}"/],
    ['a text of 100,000 characters', `products/${'7'.repeat(100_000)}`, /"products\/\{productId\}"/],
  ])('a node id: %s', async (_, id, said) => {
    const { data, errors } = await stage.ask('query ($id: ID!) { node(id: $id) { id } }', { id });
    expect(data).toEqual({ node: null });
    expectBad(errors, said, { argument: ['id'] });
    expect(errors?.[0]?.message.length).toBeLessThan(400);
  });

  test('a node id in a list is null in its place, with an error that names the place', async () => {
    stage.emulator.control.forgetCalls();
    const { data, errors } = await stage.ask(
      `{ nodes(ids: ["7", "products/${productId}", "audiences/x"]) { id } }`,
    );
    expect(data.nodes).toEqual([null, { id: `products/${productId}` }, null]);
    expect(errors?.map(({ path }) => path)).toEqual([
      ['nodes', 0],
      ['nodes', 2],
    ]);
    for (const error of errors ?? []) expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(stage.emulator.control.calls()).toHaveLength(1);
  });

  test.each([
    ['a number that was rounded', 9007199267351836, /above 2\^53.*string of decimal digits/],
    ['a number that is large and round', 1e20, /64-bit integer/],
    ['a fraction', 1.5, /string of decimal digits/],
    [
      'a number beyond 64 bits as text',
      '9223372036854775808',
      /from -9223372036854775808 to 9223372036854775807/,
    ],
    ['a text', 'widget', /string of decimal digits/],
    ['an exponent', '1e3', /string of decimal digits/],
    ['a hexadecimal number', '0x7', /string of decimal digits/],
    ['an empty text', '', /string of decimal digits/],
    ['a boolean', true, /string of decimal digits/],
    ['a list', ['1', '2'], /string of decimal digits/],
    ['null', null, /Int64!/],
  ])('an Int64: %s', async (_, value, said) => {
    const { errors } = await stage.ask('query ($id: Int64!) { product(productId: $id) { name } }', {
      id: value,
    });
    expectBad(errors, said);
    expect(errors?.[0]?.message).toContain('$id');
  });

  test('an Int64 in the document: a number beyond 64 bits, and a fraction', async () => {
    for (const literal of ['9223372036854775808', '1.5', '"x"', 'true']) {
      const { errors } = await stage.ask(`{ product(productId: ${literal}) { name } }`);
      expectBad(errors, /64-bit integer/);
    }
  });

  test.each([0, -1, 1001, 2147483647])('first: %i', async (first) => {
    const { data, errors } = await stage.ask(
      'query ($first: Int!) { products(first: $first) { nodes { id } } reference { productTypes { name } } }',
      { first },
    );
    expect(data.products).toBeNull();
    expect(data.reference.productTypes.length).toBeGreaterThan(100);
    expectBad(errors, new RegExp(`from 1 to 1000.*${first}`), { argument: ['first'] });
    expect(errors?.[0]?.path).toEqual(['products']);
  });

  test('first: what is no 32-bit integer', async () => {
    for (const first of ['50', 1.5, 3_000_000_000]) {
      const { errors } = await stage.ask(
        'query ($first: Int!) { products(first: $first) { nodes { id } } }',
        { first },
      );
      expectBad(errors, /\$first/);
    }
  });

  test.each([
    ['that is none', () => 'abc', 'products'],
    ['that is empty', () => '', 'products'],
    ['that was damaged', () => `${cursors.product.slice(0, -4)}AAAA`, 'products'],
    ['of another list', () => cursors.submission, 'products'],
    ['of a filtered list', () => cursors.filtered, 'products'],
    ['of the whole list', () => cursors.product, 'products(filter: { isCommitted: true })'],
    ['of another filter', () => cursors.filtered, 'products(filter: { isCommitted: false })'],
    [
      'of another order',
      () => cursors.filtered,
      'products(filter: { isCommitted: true }, orderBy: { field: NAME })',
    ],
  ])('a cursor %s', async (_, after, list) => {
    const given = list.includes('(') ? list.replace('(', '(after: $after, ') : `${list}(after: $after)`;
    const { errors } = await stage.ask(`query ($after: String) { ${given} { nodes { id } } }`, {
      after: after(),
    });
    expectBad(errors, /cursor/, { argument: ['after'] });
  });

  test.each([
    ['an enum value that nobody knows', '{ testHarness: "WLK" }', 'filter', 'TestHarness'],
    ['an enum value in small letters', '{ testHarness: "hlk" }', 'filter', 'TestHarness'],
    ['UNRECOGNIZED', '{ testHarness: "UNRECOGNIZED" }', 'filter', 'UNRECOGNIZED'],
    ['a date that is none', '{ announcedSince: "yesterday" }', 'filter', 'RFC 3339'],
    ['a date without a zone', '{ announcedSince: "2026-01-31T09:30:00" }', 'filter', 'zone'],
    ['a day that does not exist', '{ announcedSince: "2026-02-30T00:00:00Z" }', 'filter', 'calendar'],
    ['an unknown condition', '{ productName: "x" }', 'filter', 'productName'],
  ])('in a filter: %s', async (_, filter, variable, said) => {
    const value = JSON.parse(filter.replaceAll(/(\w+):(?= )/g, '"$1":')) as object;
    const { errors } = await stage.ask(
      'query ($filter: ProductFilter) { products(filter: $filter) { nodes { id } } }',
      {
        [variable]: value,
      },
    );
    expectBad(errors, new RegExp(said));
    expect(errors?.[0]?.message).toContain('$filter');
  });

  test('a variable that is missing', async () => {
    const { errors } = await stage.ask('query ($id: Int64!) { product(productId: $id) { name } }');
    expectBad(errors, /\$id.*Int64!/);
  });
});

describe('a document that is none costs no call, and keeps the code that Apollo gives it', () => {
  test.each([
    ['no GraphQL', '{ products', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ products { nodes { color } } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a missing argument', '{ product { name } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'two operations and no name',
      'query A { reference { __typename } } query B { reference { __typename } }',
      'OPERATION_RESOLUTION_FAILURE',
    ],
  ])('%s', async (_, query, code) => {
    const { errors, data } = await stage.ask(query);
    expect(data).toBeUndefined();
    expect(errors?.[0]?.extensions).toMatchObject({ code });
    expect(stage.emulator.control.calls()).toEqual([]);
  });
});

describe('over HTTP', () => {
  const good = JSON.stringify({ query: '{ reference { __typename } }' });
  const JSON_TYPE = { 'content-type': 'application/json' };

  test.each([
    ['a body that is no JSON', good.slice(1), JSON_TYPE, 400],
    ['an empty body', '', JSON_TYPE, 400],
    ['a body that is a text', '"query"', JSON_TYPE, 400],
    ['a batch', `[${good}]`, JSON_TYPE, 400],
    ['a body without a query', '{}', JSON_TYPE, 400],
    ['a query that is a number', '{"query":7}', JSON_TYPE, 400],
    ['variables that are a text', '{"query":"{ x }","variables":"{}"}', JSON_TYPE, 400],
    ['a body that is not utf-8', Buffer.from([0x7b, 0xff, 0x7d]), JSON_TYPE, 400],
    ['a body of 257 KB', `{"query":"${'#'.repeat(263_000)}"}`, JSON_TYPE, 413],
    ['a plain text', good, { 'content-type': 'text/plain' }, 415],
    ['a form', 'query=%7Bx%7D', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a bare query', '{ reference { __typename } }', { 'content-type': 'application/graphql' }, 415],
    ['an upload', good, { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['another character set', good, { 'content-type': 'application/json; charset=utf-16' }, 415],
    ['a compressed body', good, { ...JSON_TYPE, 'content-encoding': 'gzip' }, 415],
    ['a wish for HTML', good, { ...JSON_TYPE, accept: 'text/html' }, 406],
  ])('%s is refused', async (_, body, headers: Record<string, string>, status) => {
    const answer = await send('POST', '', { body, headers });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/(?:json|graphql-response\+json)/);
    const refusal = JSON.parse(answer.text) as { errors: { message: string; extensions: object }[] };
    expect(refusal.errors[0]?.message).toMatch(/\w+ \w+/);
    expect(refusal.errors[0]?.extensions).toMatchObject({
      code: expect.stringMatching(/^[A-Z_]+$/),
      correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(answer.text).not.toMatch(/fastify|stack|node_modules/i);
  });

  test('a body without a type is refused', async () => {
    const answer = await send('POST', '', { body: new Uint8Array(Buffer.from(good)) });
    expect(answer.status).toBe(415);
  });

  test.each(['PUT', 'PATCH', 'DELETE'])('%s is not served, and the answer says what is', async (method) => {
    const answer = await send(method, '', { body: good, headers: JSON_TYPE });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, POST');
  });

  test('a mutation by GET is refused with 405', async () => {
    const query = encodeURIComponent(
      'mutation { commitSubmission(input: { id: "products/5/submissions/6" }) { userErrors { code } } }',
    );
    const answer = await send('GET', `?query=${query}`);
    expect(answer.status).toBe(405);
    expect(stage.emulator.control.calls()).toEqual([]);
  });

  test('a GET without a query, with two, and with variables that are no JSON are refused with 400', async () => {
    for (const search of ['', '?query=%7Bx%7D&query=%7By%7D', '?query=%7Bx%7D&variables=x']) {
      expect((await send('GET', search)).status).toBe(400);
    }
  });

  test('a bad value is 400 for clients that read statuses, and 200 for those that only read JSON', async () => {
    const body = JSON.stringify({
      query: 'query ($id: Int64!) { product(productId: $id) { name } }',
      variables: { id: 9007199267351836 },
    });
    const modern = { ...JSON_TYPE, accept: 'application/graphql-response+json' };
    expect((await send('POST', '', { body, headers: modern })).status).toBe(400);
    const legacy = { ...JSON_TYPE, accept: 'application/json' };
    expect((await send('POST', '', { body, headers: legacy })).status).toBe(200);
  });

  test('a bad id in a good document is 200: the rest was executed', async () => {
    const body = JSON.stringify({ query: '{ node(id: "7") { id } reference { __typename } }' });
    const headers = { ...JSON_TYPE, accept: 'application/graphql-response+json' };
    const answer = await send('POST', '', { body, headers });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text).data).toEqual({ node: null, reference: { __typename: 'Reference' } });
  });

  test('a document nested without end is refused in words', async () => {
    const query = `${'{ products '.repeat(9000)}`;
    const answer = await send('POST', '', { body: JSON.stringify({ query }), headers: JSON_TYPE });
    expect(answer.text).toContain('OPERATION_TOO_EXPENSIVE');
    expect(answer.text).not.toMatch(/call stack/i);
  });

  test('an unknown address is 404', async () => {
    const answer = await fetch(`${stage.gateway.url}/nothing-here`);
    expect(answer.status).toBe(404);
    await answer.text();
  });
});

type Errors = Awaited<ReturnType<Stage['ask']>>['errors'];

/** One error of the caller's making, and not a single call. */
function expectBad(errors: Errors, said: RegExp, details: object = {}): void {
  expect(errors).toHaveLength(1);
  expect(errors?.[0]?.message).toMatch(said);
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    ...details,
  });
  expect(stage.emulator.control.calls()).toEqual([]);
}

async function send(method: string, search: string, init: RequestInit = {}) {
  const answer = await fetch(`${stage.gateway.url}/graphql${search}`, { method, ...init });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}
