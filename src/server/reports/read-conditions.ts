import { BadUserInput } from '../../errors/bad-user-input.ts';
import type { Condition } from '../../mirror/query/mirror-query.ts';
import type { ReportColumn } from '../../mirror/reports/report-column.ts';
import { columnOf, type ReportName, reports } from '../../mirror/reports/reports.ts';
import type { Cell } from '../../mirror/schema/tables.ts';
import { usable } from '../../values/account-choice.ts';
import { coerceDateTimeInput } from '../../values/date-time.ts';
import { reportOptions } from './report-options.ts';

/**
 * The conditions of an address, in an order that does not depend on its own: `column=value`, again for any of them and empty for an
 * empty cell; `column.contains=text`; `column.since=date` and `column.before=date`.
 * @throws BadUserInput for everything else that is no option
 */
export function readConditions(
  report: ReportName,
  parameters: URLSearchParams,
  accounts: readonly string[],
): readonly Condition[] {
  const names = [...new Set(parameters.keys())].sort().filter((name) => !isOption(name));
  const asked = names.map((name) => readCondition(report, name, parameters.getAll(name), accounts));
  if (accounts.length === 0) return asked;
  return [{ column: 'account', is: 'in', values: accounts }, ...asked];
}

/** The windows that every report has, by shorter names. */
const windows: Readonly<Record<string, string>> = {
  firstSeenSince: 'first_seen_at.since',
  firstSeenBefore: 'first_seen_at.before',
  changedSince: 'changed_at.since',
  changedBefore: 'changed_at.before',
};

function isOption(name: string): boolean {
  return (reportOptions as readonly string[]).includes(name);
}

function readCondition(
  report: ReportName,
  parameter: string,
  values: readonly string[],
  accounts: readonly string[],
): Condition {
  const [name = '', relation, ...more] = (windows[parameter] ?? parameter).split('.');
  const column = columnOf(report, name);
  if (column === undefined || more.length > 0) throw unknown(report, parameter);
  if (relation === undefined) {
    if (name === 'account') checkAccounts(values, accounts);
    return {
      column: name,
      is: 'in',
      values: [...new Set(values)].sort().flatMap((value) => cells(column, value)),
    };
  }
  const [value = ''] = values;
  if (values.length > 1)
    throw new BadUserInput(`\`${parameter}\` is there ${values.length} times. Send it once.`);
  switch (relation) {
    case 'contains':
      if (column.type !== 'text' && column.type !== 'json') throw notFor(parameter, column, 'a text');
      return { column: name, is: 'contains', text: value };
    case 'since':
    case 'before':
      if (column.type !== 'date') throw notFor(parameter, column, 'a date');
      return { column: name, is: relation === 'since' ? 'from' : 'before', value: dateOf(parameter, value) };
    default:
      throw unknown(report, parameter);
  }
}

/** What a value looks for; an empty one for cells with nothing, in either form. */
function cells(column: ReportColumn, value: string): readonly Cell[] {
  if (value === '') return ['', null];
  switch (column.type) {
    case 'date':
      return [dateOf(column.name, value)];
    case 'boolean':
      if (value === 'true' || value === 'false') return [value];
      throw new BadUserInput(`\`${column.name}\` is true, false, or empty.`);
    case 'number':
      if (/^-?\d{1,15}$/.test(value)) return [Number(value)];
      throw new BadUserInput(`\`${column.name}\` is a whole number, or empty.`);
    case 'text':
    case 'json':
      return [value];
  }
}

/** As the mirror writes dates. A plus sign that was not escaped has become a space on the way. */
function dateOf(parameter: string, text: string): string {
  const coerced = coerceDateTimeInput(text.replace(/ (?=\d\d:\d\d$)/, '+'));
  if (coerced.ok) return new Date(String(coerced.value)).toISOString();
  throw new BadUserInput(`\`${parameter}\` is no date. ${coerced.reason}`);
}

function checkAccounts(values: readonly string[], accounts: readonly string[]): void {
  if (accounts.length === 0 || values.every((value) => accounts.includes(value))) return;
  throw new BadUserInput(`\`account\` names an account that you may not use. ${usable(accounts)}`);
}

function notFor(parameter: string, { name, type }: ReportColumn, needed: string): BadUserInput {
  return new BadUserInput(`\`${parameter}\` needs ${needed}, and the column ${name} is of the type ${type}.`);
}

function unknown(report: ReportName, parameter: string): BadUserInput {
  const columns = reports[report].columns.map(({ name }) => name);
  const known = [...reportOptions, ...Object.keys(windows)].join(', ');
  return new BadUserInput(
    `${JSON.stringify(parameter.slice(0, 100))} is no parameter of this report. There are ${known}; and as filters, alone, ` +
      `with .contains (texts), .since or .before (dates), the columns ${columns.join(', ')}.`,
  );
}
