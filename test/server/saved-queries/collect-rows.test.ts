import { describe, expect, test } from '@jest/globals';
import { buildSchema, Kind, parse } from 'graphql';
import { readSavedDocument } from '../../../src/documents/saved/read-saved-document.ts';
import { OperationTooExpensive } from '../../../src/errors/price-errors.ts';
import { HttpError } from '../../../src/server/http-error.ts';
import type { OperationAnswer } from '../../../src/server/operation.ts';
import { collectRows } from '../../../src/server/saved-queries/collect-rows.ts';

const schema = buildSchema(`
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Item { id: ID! }
  type ItemConnection { nodes: [Item!]! pageInfo: PageInfo! }
  type Query { items(after: String): ItemConnection }
`);

function savedQuery() {
  const document = parse('query ($after: String) { items(after: $after) { nodes { id } } }');
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  const saved = readSavedDocument(schema, document, operation);
  if (!('query' in saved) || saved.query === undefined) throw new Error('no rows');
  return saved.query;
}

const query = savedQuery();
const form = { extension: 'ndjson', format: 'ndjson', trailer: true } as const;

/** Two items a page, as many pages, and where it is asked to, errors on one of them. */
function pagesOf(count: number, errors: Readonly<Record<number, OperationAnswer['body']['errors']>> = {}) {
  const asked: unknown[] = [];
  const ask = async (variables: Record<string, unknown>): Promise<OperationAnswer> => {
    asked.push(variables);
    const page = Number(variables['after'] ?? 0);
    const nodes = [0, 1].map((at) => ({ id: `${page}-${at}` }));
    const rowPages = { hasNextPage: page + 1 < count, endCursor: String(page + 1) };
    const extensions = { cost: { upstreamCalls: 2 } };
    const failed = errors[page];
    return {
      status: 200,
      headers: {},
      body: { ...(failed && { errors: failed }), data: { items: { nodes, rowPages } }, extensions },
    };
  };
  return { ask, asked };
}

const collect = (pages: ReturnType<typeof pagesOf>, limits = {}) =>
  collectRows({ query, form, variables: { name: 'x' } }, pages.ask, {
    rows: 100,
    bytes: 1_000,
    pages: 10,
    ...limits,
  });

describe('the pages of a saved query', () => {
  test('are asked for one after the other, with the same variables, and make one text', async () => {
    const pages = pagesOf(3);
    const collected = await collect(pages);
    const ids = collected.body
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(ids.slice(0, -1)).toEqual(['0-0', '0-1', '1-0', '1-1', '2-0', '2-1'].map((id) => ({ id })));
    expect(ids.at(-1)).toEqual({ trailer: { rows: 6, complete: true } });
    expect(pages.asked).toEqual([{ name: 'x' }, { name: 'x', after: '1' }, { name: 'x', after: '2' }]);
  });

  test.each([
    ['rows', { rows: 6 }, { rows: 5 }, 'more than 5 rows'],
    ['pages', { pages: 3 }, { pages: 2 }, 'more than 2 pages'],
    ['bytes', { bytes: 78 }, { bytes: 77 }, 'more than 77 bytes'],
  ])('are given up beyond the limit of %s, and not before', async (_what, enough, tooFew, words) => {
    expect((await collect(pagesOf(3), enough)).rows).toBe(6);
    const failed = collect(pagesOf(3), tooFew);
    await expect(failed).rejects.toThrow(OperationTooExpensive);
    await expect(failed).rejects.toThrow(words);
  });

  test('end at the first error, which is all that is told', async () => {
    const error = (code: string, more = {}) => [
      { message: 'No.', path: ['items'], extensions: { code, correlationId: 'c', ...more } },
    ];
    for (const [code, status] of [
      ['BAD_USER_INPUT', 400],
      ['FORBIDDEN', 403],
      ['UPSTREAM_THROTTLED', 429],
      ['UPSTREAM_INVALID_RESPONSE', 502],
      ['MIRROR_UNAVAILABLE', 503],
      ['UPSTREAM_TIMEOUT', 504],
      ['INTERNAL_SERVER_ERROR', 500],
      ['SOMEBODY_ELSES', 500],
    ] as const) {
      const refusal = await collect(pagesOf(3, { 1: error(code) })).catch((thrown: unknown) => thrown);
      expect(refusal).toBeInstanceOf(HttpError);
      expect(refusal).toMatchObject({ status, code, message: 'No.', more: { upstreamCalls: 4 } });
    }
    const throttled = pagesOf(1, { 0: error('UPSTREAM_THROTTLED', { retryAfterSeconds: 7 }) });
    await expect(collect(throttled)).rejects.toMatchObject({ headers: { 'retry-after': '7' } });
  });
});
