import { describe, expect, test } from '@jest/globals';
import { everybody } from '../../src/callers/everybody.ts';
import { startTinyGateway } from './tiny-gateway.ts';

const guid = '3f2504e0-4f89-11d3-9a0c-0305e82c3301';

describe('an error', () => {
  test('that was written for the caller passes with its details and the correlation id', async () => {
    const gateway = await startTinyGateway();
    const { status, headers, body } = await gateway.post(
      { query: '{ unavailable }' },
      { 'MS-CorrelationId': guid },
    );
    expect(status).toBe(200);
    expect(headers.get('x-correlation-id')).toBe(guid);
    expect(body).toEqual({
      data: { unavailable: null },
      errors: [
        {
          message: 'The service cannot be reached.',
          locations: [{ line: 1, column: 3 }],
          path: ['unavailable'],
          extensions: { code: 'UPSTREAM_UNAVAILABLE', retryAfterSeconds: 3, correlationId: guid },
        },
      ],
      extensions: { cost: { upstreamCalls: 0 }, freshness: { age: 0, source: 'SERVICE' } },
    });
  });

  test.each(['broken', 'thrown', 'colour'])(
    'of our own making in %s is bland outside and whole in the log',
    async (field) => {
      const gateway = await startTinyGateway();
      const { body } = await gateway.post({ query: `{ ${field} }` });
      expect(body.errors?.[0]).toMatchObject({
        message: expect.stringContaining('Something went wrong inside the gateway'),
        extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId: expect.any(String) },
      });
      expect(JSON.stringify(body)).not.toMatch(/kept-close|stack|GREEN/);
      expect(gateway.log.lines).toContainEqual({
        level: 'error',
        message: 'unforeseen error',
        fields: expect.objectContaining({
          correlationId: body.errors?.[0]?.extensions['correlationId'],
          detail: expect.stringMatching(/kept-close|GREEN/),
          stack: expect.any(String),
        }),
      });
    },
  );

  test.each([
    ['a document that cannot be parsed', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
    ['a field that does not exist', { query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'an operation name that does not exist',
      { query: 'query A { hello }', operationName: 'B' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'a variable of the wrong type',
      { query: 'query ($n: Int!) { calls(n: $n) }', variables: { n: 'x' } },
      'BAD_USER_INPUT',
    ],
    [
      'a variable that a scalar refuses',
      { query: 'query ($of: Even) { even(of: $of) }', variables: { of: 3 } },
      'BAD_USER_INPUT',
    ],
    ['a literal that a scalar refuses', { query: '{ even(of: 3) }' }, 'BAD_USER_INPUT'],
    [
      'a null for an argument with a default',
      { query: 'query ($n: Int = 1) { calls(n: $n) }', variables: { n: null } },
      'BAD_USER_INPUT',
    ],
    ['a subscription', { query: 'subscription { hello }' }, 'BAD_REQUEST'],
    [
      'an unknown hash',
      { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } },
      'PERSISTED_QUERY_NOT_FOUND',
    ],
    ['a document nested beyond the stack', { query: '{a'.repeat(20_000) }, 'OPERATION_TOO_EXPENSIVE'],
  ])('for %s has its code, the correlation id and the cost', async (_what, request, code) => {
    const gateway = await startTinyGateway();
    const { body } = await gateway.post(request);
    expect(body.errors).toHaveLength(1);
    expect(body.errors?.[0]?.extensions).toEqual({ code, correlationId: expect.any(String) });
    expect(body.errors?.[0]?.message).not.toContain('call stack');
    expect(body.extensions).toEqual({ cost: { upstreamCalls: 0 }, freshness: { age: 0, source: 'SERVICE' } });
  });
});

describe('a misspelt name', () => {
  test.each([
    ['of a field', { query: '{ cello }' }],
    ['in the variables', { query: 'query ($of: Colour) { tinted(of: $of) }', variables: { of: 'REDD' } }],
  ])(
    '%s is answered with what it was meant to be where everybody may call, and nowhere else',
    async (_, request) => {
      const [open, closed] = [
        await startTinyGateway(),
        await startTinyGateway({}, { callers: { ...everybody } }),
      ];
      const [helped, told] = [await open.post(request), await closed.post(request)];
      const [help, text] = [helped.body.errors?.[0]?.message ?? '', told.body.errors?.[0]?.message ?? ''];
      expect(help).toMatch(/ Did you mean .*\?$/);
      expect(help.startsWith(text)).toBe(true);
      expect(text).toMatch(/[^ ]\.$/);
    },
  );

  test('keeps what the caller itself wrote', async () => {
    const gateway = await startTinyGateway({}, { callers: { ...everybody } });
    const { body } = await gateway.post({
      query: 'query ($n: Int!) { calls(n: $n) }',
      variables: { n: ' Did you mean it?' },
    });
    expect(body.errors?.[0]?.message).toContain('" Did you mean it?"');
  });
});

describe('an error of a mutation', () => {
  test.each([
    ['that was refused before sending', 'mutation { refused }', 'NOT_SENT'],
    ['that says itself what became of it', 'mutation { told }', 'INDETERMINATE'],
    ['of our own making, before anything was sent', 'mutation { broken(calls: 0) }', 'NOT_SENT'],
    ['of our own making, after something was sent', 'mutation { broken(calls: 1) }', 'INDETERMINATE'],
    ['whose document is faulty', 'mutation { nothing }', 'NOT_SENT'],
  ])('%s says what became of the write', async (_what, query, outcome) => {
    const gateway = await startTinyGateway();
    const { body } = await gateway.post({ query });
    expect(body.errors?.[0]?.extensions['outcome']).toBe(outcome);
  });

  test('in a field below the payload says nothing of the write, which was done', async () => {
    const gateway = await startTinyGateway();
    const { body } = await gateway.post({ query: 'mutation { read { after } }' });
    expect(body.errors?.[0]).toMatchObject({ path: ['read', 'after'] });
    expect(body.errors?.[0]?.extensions).not.toHaveProperty('outcome');
  });

  test('sent by GET says that nothing was sent', async () => {
    const gateway = await startTinyGateway();
    const response = await fetch(`${gateway.graphql}?query=mutation{write}`);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { outcome: 'NOT_SENT' } }] });
  });
});

test('a context that cannot be built is an internal error, with the shape of any other', async () => {
  const gateway = await startTinyGateway(
    {},
    {
      buildContext: () => {
        throw new Error('kept-close');
      },
    },
  );
  const { status, body } = await gateway.post({ query: '{ hello }' });
  expect(status).toBe(500);
  expect(body).toMatchObject({
    errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId: expect.any(String) } }],
    extensions: { cost: { upstreamCalls: 0 } },
  });
  expect(JSON.stringify(body)).not.toContain('kept-close');
});
