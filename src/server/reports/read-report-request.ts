import { BadUserInput } from '../../errors/bad-user-input.ts';
import { columnOf, type ReportName, reports } from '../../mirror/reports/reports.ts';
import { HttpError } from '../http-error.ts';
import { readConditions } from './read-conditions.ts';
import { readForm, single } from './read-form.ts';
import { readReportCursor } from './report-cursor.ts';
import type { ReportRequest } from './report-request.ts';
import { endings, splitFile } from './rows-address.ts';

/** What an address asks for: the file's name, and everything behind the question mark. */
export interface ReportAddress {
  /** `submissions.csv`. */
  readonly file: string;
  readonly parameters: URLSearchParams;
  /** The accounts whose rows the caller may have; empty where the one account has no label. */
  readonly accounts: readonly string[];
}

/** Reads it. @throws HttpError 404 for a report that is none, BadUserInput for all else, which names what is allowed */
export function readReportRequest({ file, parameters, accounts }: ReportAddress): ReportRequest {
  const { name, extension } = splitFile(file);
  if (!isReport(name)) throw new HttpError(404, 'NOT_FOUND', `There is no such report. ${thereAre()}`);
  const form = readForm(extension, parameters, thereAre());
  const question = {
    report: name,
    where: readConditions(name, parameters, accounts),
    orderBy: readOrder(name, parameters),
  };
  const after = single(parameters, 'after');
  return {
    query: {
      ...question,
      columns: readFields(name, parameters),
      limit: readLimit(parameters),
      after: after === undefined ? undefined : readReportCursor(after, question),
    },
    form,
  };
}

function isReport(name: string): name is ReportName {
  return Object.hasOwn(reports, name);
}

function thereAre(): string {
  return `There are ${Object.keys(reports).join(', ')}, each as ${endings}.`;
}

function readFields(report: ReportName, parameters: URLSearchParams): readonly string[] {
  const all = namesOf(report);
  if (!parameters.has('fields')) return all;
  const asked = parameters.getAll('fields').flatMap((text) => text.split(','));
  const fields = asked.map((name) => name.trim());
  const wrong = fields.find((name) => !all.includes(name));
  if (wrong !== undefined) throw noSuchColumn('`fields` names', wrong, report);
  if (new Set(fields).size < fields.length) throw new BadUserInput('`fields` names a column twice.');
  return fields;
}

function readOrder(report: ReportName, parameters: URLSearchParams): ReportRequest['query']['orderBy'] {
  const text = single(parameters, 'orderBy') ?? 'id';
  const descending = text.startsWith('-');
  const column = descending ? text.slice(1) : text;
  if (columnOf(report, column) === undefined) throw noSuchColumn('`orderBy` names', column, report);
  return { column, descending };
}

function readLimit(parameters: URLSearchParams): number | undefined {
  const text = single(parameters, 'limit');
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new BadUserInput('`limit` is a whole number from 1 to 999999999. Leave it out for all rows.');
}

function namesOf(report: ReportName): readonly string[] {
  return reports[report].columns.map(({ name }) => name);
}

function noSuchColumn(what: string, name: string, report: ReportName): BadUserInput {
  return new BadUserInput(
    `${what} ${JSON.stringify(name.slice(0, 100))}, which is no column of ${report}. Its columns are ${namesOf(report).join(', ')}.`,
  );
}
