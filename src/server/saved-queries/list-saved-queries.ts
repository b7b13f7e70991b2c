import type { TrustedDocument } from '../../documents/trusted-documents.ts';
import { reportExtensions } from '../reports/report-request.ts';

/** What there is at `/q`, as it is published there: every trusted query, in the order of their names. */
export function listSavedQueries(all: readonly TrustedDocument[]) {
  return { queries: all.filter(({ operation }) => operation.operation === 'query').map(told) };
}

function told({ name, saved: { description, query, reason } }: TrustedDocument) {
  const about = { name, description: description === '' ? null : description };
  if (query === undefined) return { ...about, formats: [], rows: null, reason, variables: [], columns: [] };
  const { path, rows, variables } = query;
  return {
    ...about,
    formats: reportExtensions,
    rows: path,
    reason: null,
    variables: variables.map((variable) => ({
      name: variable.name,
      type: String(variable.type),
      required: variable.isRequired,
      default: variable.byDefault ?? null,
      description: variable.description ?? null,
    })),
    columns: rows.columns.map((column) => ({ name: column.name, type: column.type })),
  };
}
