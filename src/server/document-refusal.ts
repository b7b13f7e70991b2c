import { DocumentMisnamed, DocumentNotFound } from '../documents/document-errors.ts';

/**
 * The status of a request whose document cannot be had; undefined for other errors. One that is not found is answered 200, as
 * Apollo Server does: for a client that will send the text, it is no failure.
 */
export function documentRefusal(
  error: unknown,
): { readonly status: number; readonly headers: Readonly<Record<string, string>> } | undefined {
  if (error instanceof DocumentNotFound) return { status: 200, headers: {} };
  return error instanceof DocumentMisnamed ? { status: 400, headers: {} } : undefined;
}
