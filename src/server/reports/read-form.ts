import { BadUserInput } from '../../errors/bad-user-input.ts';
import { type ReportForm, reportExtensions } from './report-request.ts';

/**
 * The form of rows that an address asks for.
 * @param extension How the name of its file ends, without the point.
 * @param known A sentence on what there is, for who asks for something else.
 * @throws BadUserInput
 */
export function readForm(extension: string, parameters: URLSearchParams, known: string): ReportForm {
  const found = reportExtensions.find((one) => one === extension);
  if (found === undefined) throw new BadUserInput(`Rows are not served in this format. ${known}`);
  const [excel, trailer] = [readFlag(parameters, 'excel'), readFlag(parameters, 'trailer')];
  if (excel && found !== 'csv') throw new BadUserInput('`excel` goes with .csv only. Leave it out.');
  if (trailer && found !== 'ndjson')
    throw new BadUserInput('`trailer` goes with .ndjson only. Leave it out.');
  return { extension: found, format: excel ? 'excel' : found, trailer };
}

/** The value of a parameter that has one; undefined where it is not there. @throws BadUserInput when it is there more often */
export function single(parameters: URLSearchParams, name: string): string | undefined {
  const values = parameters.getAll(name);
  if (values.length > 1) throw new BadUserInput(`\`${name}\` is there ${values.length} times. Send it once.`);
  return values[0];
}

function readFlag(parameters: URLSearchParams, name: string): boolean {
  const text = single(parameters, name) ?? '0';
  if (text === '1' || text === 'true') return true;
  if (text === '0' || text === 'false') return false;
  throw new BadUserInput(`\`${name}\` is 1 or 0.`);
}
