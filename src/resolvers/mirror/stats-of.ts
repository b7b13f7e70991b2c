import { BadUserInput } from '../../errors/bad-user-input.ts';
import type { AccountMirror } from '../../mirror/account-mirror.ts';
import type { RowSelection } from '../../mirror/query/connect-rows.ts';
import type { GroupKey } from '../../mirror/query/mirror-query.ts';
import type { Cell } from '../../mirror/schema/tables.ts';
import { fieldOf } from './report-fields.ts';

/** Counts and medians of an answer, each group an object with the fields of its type. */
export interface Stats<Group> {
  readonly groups: readonly Group[];
  readonly totalCount: number;
  readonly asOf: string | null;
  readonly complete: boolean;
}

/** What is counted, and by what it is put together. */
export interface StatsRequest {
  /** The column of numbers of which there is a median, and its field. */
  readonly median: { readonly column: string; readonly field: string };
  /** Keys of the schema. */
  readonly groupBy: readonly string[];
}

/** More groups than this help nobody; fewer keys or a filter make fewer. */
const mostGroups = 1_000;

/**
 * Counts rows. @throws BadUserInput where two keys are of one date, and for more than 1000 groups; MirrorUnavailable
 * while the mirror is away.
 */
export async function statsOf<Group>(
  mirror: AccountMirror,
  { report, where }: RowSelection,
  { median, groupBy }: StatsRequest,
): Promise<Stats<Group>> {
  const keys = new Map([...new Set(groupBy)].map((key) => [fieldOf(key.toLowerCase()), groupKeyOf(key)]));
  refuseOneDateTwice([...keys.values()]);
  const rows = await mirror.groups({ report, where, by: [...keys.values()], median: median.column });
  if (rows.length > mostGroups) throw tooMany(rows.length);
  const groups = rows.map((row) => ({
    ...Object.fromEntries(Array.from(keys, ([field, { column }]) => [field, row[column]])),
    count: numberOf(row['count']),
    timedCount: numberOf(row['counted']),
    [median.field]: row['median'] == null ? null : Number(row['median']),
  }));
  return {
    groups: groups as Group[],
    totalCount: groups.reduce((total, { count }) => total + count, 0),
    asOf: mirror.asOf,
    complete: mirror.complete,
  };
}

const each = { DAY: 'day', WEEK: 'week', MONTH: 'month' } as const;

/** `CREATED_MONTH` → months of `created_at`; `CURRENT_STEP` → the column itself. */
function groupKeyOf(key: string): GroupKey {
  const [, date, period] = /^(.+)_(DAY|WEEK|MONTH)$/.exec(key) ?? [];
  if (date === undefined) return { column: key.toLowerCase() };
  return { column: `${date.toLowerCase()}_at`, each: each[period as keyof typeof each] };
}

function refuseOneDateTwice(keys: readonly GroupKey[]): void {
  const columns = keys.map(({ column }) => column);
  if (new Set(columns).size === columns.length) return;
  throw new BadUserInput(
    '`groupBy` may name a date once: by day, by week or by month. Ask for the other in a second field.',
    { argument: ['groupBy'] },
  );
}

function tooMany(groups: number): BadUserInput {
  return new BadUserInput(
    `\`groupBy\` makes ${groups} groups, and at most ${mostGroups} are answered. Group by less, or say in \`filter\` which.`,
    { argument: ['groupBy'] },
  );
}

function numberOf(cell: Cell | undefined): number {
  return Number(cell ?? 0);
}
