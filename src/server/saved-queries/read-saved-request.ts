import type { SavedQuery } from '../../documents/saved/read-saved-document.ts';
import { readVariables } from '../../documents/saved/read-variables.ts';
import { rowOptions } from '../../documents/saved/row-options.ts';
import type { TrustedDocuments } from '../../documents/trusted-documents.ts';
import { BadUserInput } from '../../errors/bad-user-input.ts';
import { HttpError } from '../http-error.ts';
import { readForm } from '../reports/read-form.ts';
import type { ReportForm } from '../reports/report-request.ts';
import { endings, splitFile } from '../reports/rows-address.ts';

/** What the address of a saved query asks for, all of it checked. */
export interface SavedRequest {
  readonly name: string;
  readonly query: SavedQuery;
  readonly form: ReportForm;
  readonly variables: Record<string, unknown>;
}

/** Reads it. @param file `failed.csv`. @throws HttpError 404 for a query that is none, BadUserInput for all else */
export function readSavedRequest(
  trusted: TrustedDocuments,
  file: string,
  parameters: URLSearchParams,
): SavedRequest {
  const { name, extension } = splitFile(file);
  const document = trusted.byName(name);
  if (document === undefined)
    throw new HttpError(404, 'NOT_FOUND', `There is no such query. ${thereAre(trusted)}`);
  const { query, reason } = document.saved;
  if (document.operation.operation !== 'query')
    throw new HttpError(404, 'NOT_FOUND', `\`${name}\` is not served here. ${reason} ${thereAre(trusted)}`);
  if (query === undefined)
    throw new BadUserInput(
      `\`${name}\` has no rows. ${reason} Its answer as it is: GET /graphql?documentId=${name}.`,
    );
  const form = readForm(extension, parameters, `There is ${name} as ${endings}.`);
  return { name, query, form, variables: readVariables(query.variables, parameters, rowOptions) };
}

function thereAre({ all }: TrustedDocuments): string {
  const names = all.filter(({ saved }) => saved.query !== undefined).map(({ name }) => name);
  return names.length === 0 ? 'There is none.' : `There are ${names.join(', ')}, each as ${endings}.`;
}
