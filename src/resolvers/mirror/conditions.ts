import type { Condition } from '../../mirror/query/mirror-query.ts';

/** What each member of a filter means. */
export type FilterRules<Filter> = {
  readonly [Name in keyof Filter]-?: (value: NonNullable<Filter[Name]>) => Condition;
};

/** The conditions of a filter; what is null or absent in it says nothing. */
export function conditionsOf<Filter extends object>(
  filter: Filter | null | undefined,
  rules: FilterRules<Filter>,
): Condition[] {
  return (Object.keys(filter ?? {}) as (keyof Filter)[]).flatMap((name) => {
    const value = filter?.[name];
    return value == null ? [] : [rules[name](value)];
  });
}

/** The column holds exactly this. */
export const is =
  (column: string) =>
  (value: string | boolean): Condition => ({
    column,
    is: 'in',
    values: [String(value)],
  });

/** The column holds this word, which the mirror writes in lower case. */
export const isWord =
  (column: string) =>
  (value: string): Condition =>
    is(column)(value.toLowerCase());

/** The column holds this text, in any letter case. */
export const reads =
  (column: string) =>
  (text: string): Condition => ({ column, is: 'reads', text });

/** The column contains this text, in any letter case. */
export const contains =
  (column: string) =>
  (text: string): Condition => ({ column, is: 'contains', text });

/** The column holds this moment or a later one. */
export const since =
  (column: string) =>
  (moment: string): Condition => ({
    column,
    is: 'from',
    value: asMirrored(moment),
  });

/** The column holds an earlier moment. */
export const before =
  (column: string) =>
  (moment: string): Condition => ({
    column,
    is: 'before',
    value: asMirrored(moment),
  });

/** Whether the column is filled. */
export const isFilled =
  (column: string) =>
  (filled: boolean): Condition =>
    filled ? { column, is: 'from', value: '' } : { column, is: 'in', values: [null] };

/** As the mirror writes dates, so that they compare as texts. */
function asMirrored(moment: string): string {
  return new Date(moment).toISOString();
}
