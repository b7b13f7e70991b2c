import type { ProductFilter, ProductOrderField, QueryProductsArgs } from '../../generated/resolvers-types.ts';
import type { ProductNode } from '../../sources/nodes.ts';
import type { Selection } from '../../sources/selection.ts';
import { readDateTime } from '../../values/date-time.ts';
import { readBoolean, readText } from '../../values/text.ts';
import type { Context } from '../context.ts';
import { readVocabulary } from '../field-readers.ts';
import { containsText, isAsWanted, selectionOf } from './selection-of.ts';

/** What `products(filter, orderBy)` selects. A list's record carries every field, so no more is read. */
export function productSelection(
  args: QueryProductsArgs,
  context: Context,
): Selection<ProductNode> | undefined {
  return selectionOf(args, {
    matches: (node, filter) => matches(node, filter, context),
    sortKey,
  });
}

function matches({ record }: ProductNode, filter: ProductFilter, context: Context): boolean {
  return (
    containsText(readText(record?.['productName']), filter.nameContains) &&
    (filter.testHarness == null ||
      readVocabulary('TestHarness', record?.['testHarness'], context) === filter.testHarness) &&
    isAsWanted(readBoolean(record?.['isCommitted']), filter.isCommitted) &&
    isWithin(record?.['announcementDate'], filter.announcedSince, filter.announcedBefore)
  );
}

/** Dates are read last and only where they are asked for: of all conditions they take the longest. */
function isWithin(date: unknown, since: string | null | undefined, before: string | null | undefined) {
  if (since == null && before == null) return true;
  const announced = moment(date);
  return (
    (since == null || announced >= Date.parse(since)) && (before == null || announced < Date.parse(before))
  );
}

function sortKey({ record }: ProductNode, field: ProductOrderField): string | null {
  switch (field) {
    case 'ID':
      return null;
    case 'NAME':
      return readText(record?.['productName'])?.toLowerCase() ?? null;
    case 'ANNOUNCEMENT_DATE': {
      const announced = moment(record?.['announcementDate']);
      return Number.isNaN(announced) ? null : new Date(announced).toISOString();
    }
  }
}

/** Milliseconds; NaN without a date, which no comparison holds for. */
function moment(value: unknown): number {
  return Date.parse(readDateTime(value) ?? '');
}
