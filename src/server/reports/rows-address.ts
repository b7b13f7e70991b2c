import { reportExtensions } from './report-request.ts';

/** The name of a file of rows and how it ends, without the point: `submissions` and `csv`. Either may be empty. */
export function splitFile(file: string): { readonly name: string; readonly extension: string } {
  const [, name = '', extension = ''] = /^(.*?)(?:\.([^.]*))?$/s.exec(file) ?? [];
  return { name, extension };
}

/** The parameters behind the question mark of an address. */
export function searchOf(url: string): URLSearchParams {
  return new URLSearchParams(/\?(.*)$/s.exec(url)?.[1] ?? '');
}

/** How the files of rows may end, as a sentence names them. */
export const endings = reportExtensions.map((one) => `.${one}`).join(', ');
