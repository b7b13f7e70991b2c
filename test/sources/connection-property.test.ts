import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endpoints } from '../../src/dashboard/endpoints.ts';
import type { WireRecord } from '../../src/dashboard/wire-record.ts';
import { connect } from '../../src/sources/connection.ts';
import { createListSource } from '../../src/sources/list-source.ts';
import { comparePositions, type Selection } from '../../src/sources/selection.ts';
import type { Connection } from '../../src/sources/to-connection.ts';
import { compareInt64 } from '../../src/values/int64.ts';
import { positiveInt64 } from '../kit/arbitraries.ts';
import { type FakeDashboard, fakeDashboard } from '../kit/fake-dashboard.ts';

/** A list in the service's order, whatever that is, and how it is cut into pages. */
const list = fc
  .tuple(
    fc.uniqueArray(fc.record({ id: positiveInt64(), name: fc.option(fc.string({ maxLength: 2 })) }), {
      selector: ({ id }) => id,
      maxLength: 30,
    }),
    fc.array(fc.nat({ max: 8 }), { maxLength: 12 }),
    fc.boolean(),
  )
  .map(([records, sizes, ascending]) => {
    const inOrder = ascending ? records.toSorted((a, b) => compareInt64(a.id, b.id)) : records;
    return { records: inOrder, pages: cut(inOrder, sizes) };
  });

/** `first` of one request after the other; the last one is asked for until the end. */
const firsts = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 });

describe('following endCursor while there is a next page', () => {
  test('gives every item once, in the service’s order, for any list, any pages and any `first`', async () => {
    await fc.assert(
      fc.asyncProperty(list, firsts, async ({ records, pages }, sizes) => {
        const fake = fakeDashboard();
        fake.hasPages('/products', ...pages);
        expect(await walk(fake, sizes)).toEqual(records.map(({ id }) => id));
      }),
      { numRuns: 300 },
    );
  });

  test('gives every item once even when the service forgets its tokens between requests', async () => {
    await fc.assert(
      fc.asyncProperty(list, firsts, async ({ records, pages }, sizes) => {
        const fake = fakeDashboard();
        fake.hasPages('/products', ...pages);
        expect(await walk(fake, sizes, () => fake.refuseTokens())).toEqual(records.map(({ id }) => id));
      }),
      { numRuns: 200 },
    );
  });

  test('misses and repeats nothing that stays when items vanish from an ascending list between requests', async () => {
    await fc.assert(
      fc.asyncProperty(list, firsts, fc.infiniteStream(fc.boolean()), async ({ pages }, sizes, vanishes) => {
        const fake = fakeDashboard();
        const ascending = recut(pages);
        fake.hasPages('/products', ...ascending);
        let left: WireRecord[][] = ascending;
        const seen = await walk(fake, sizes, () => {
          left = left.map((page) => page.filter(() => !vanishes.next().value));
          fake.hasPages('/products', ...left);
        });
        expect(seen).toEqual([...new Set(seen)].toSorted(compareInt64));
        expect(seen).toEqual(expect.arrayContaining(left.flat().map(({ id }) => id)));
      }),
      { numRuns: 200 },
    );
  });

  test('gives every match once, in the order asked for, with any selection', async () => {
    await fc.assert(
      fc.asyncProperty(
        list,
        firsts,
        fc.constantFrom('ASC', 'DESC'),
        fc.func(fc.boolean()),
        async ({ records, pages }, sizes, direction, matches) => {
          const fake = fakeDashboard();
          fake.hasPages('/products', ...pages);
          const selection: Selection<WireRecord> = {
            name: 'any',
            matches: (record) => matches(record['id']),
            sortKey: ({ name }) => (name as string | null) ?? null,
            compare: comparePositions(direction),
          };
          const seen = await walk(fake, sizes, () => fake.refuseTokens(), selection);
          const expected = records.filter(({ id }) => matches(id));
          expect(seen.toSorted(compareInt64)).toEqual(expected.map(({ id }) => id).toSorted(compareInt64));
          expect(isInOrder(seen, records, direction)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** The ids in the order seen; each page is a request of its own. */
async function walk(
  fake: FakeDashboard,
  sizes: readonly number[],
  between: () => void = () => {},
  selection?: Selection<WireRecord>,
): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  for (let request = 0; ; request += 1) {
    const first = sizes[Math.min(request, sizes.length - 1)] ?? 1;
    const page: Connection<WireRecord> = await connect<WireRecord>(
      {
        list: createListSource(fake, endpoints.listProducts(), new Map()),
        toNode: (record) => record,
        idOf: (record) => String(record['id']),
        selection,
      },
      { first, after },
    );
    expect(page.nodes.length).toBeLessThanOrEqual(first);
    ids.push(...page.nodes.map((record) => String(record['id'])));
    if (!page.pageInfo.hasNextPage) return ids;
    expect(page.nodes).toHaveLength(first);
    after = page.pageInfo.endCursor;
    between();
  }
}

/** By name with nulls last whichever way, ties by id: said again without a comparator. */
function isInOrder(
  ids: readonly string[],
  records: readonly { readonly id: string; readonly name: string | null }[],
  direction: 'ASC' | 'DESC',
): boolean {
  const names = new Map(records.map(({ id, name }) => [id, name]));
  return ids.slice(1).every((id, index) => {
    const before = ids[index] ?? '';
    const [nameBefore = null, name = null] = [names.get(before), names.get(id)];
    if (nameBefore === null || name === null) {
      if (nameBefore !== name) return name === null;
    } else if (nameBefore !== name) {
      return direction === 'ASC' ? nameBefore < name : nameBefore > name;
    }
    return direction === 'ASC' ? BigInt(before) < BigInt(id) : BigInt(before) > BigInt(id);
  });
}

/** Pages of these sizes, the rest on a last one; sizes of 0 make empty pages. */
function cut(records: readonly WireRecord[], sizes: readonly number[]): WireRecord[][] {
  const pages: WireRecord[][] = [];
  let start = 0;
  for (const size of sizes) {
    pages.push(records.slice(start, start + size));
    start += size;
  }
  return [...pages, records.slice(start)];
}

/** The same pages with their records ascending by id. */
function recut(pages: readonly (readonly WireRecord[])[]): WireRecord[][] {
  const ascending = pages.flat().toSorted((a, b) => compareInt64(String(a['id']), String(b['id'])));
  return cut(
    ascending,
    pages.map(({ length }) => length),
  );
}
