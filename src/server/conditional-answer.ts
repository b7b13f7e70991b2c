import { createHash } from 'node:crypto';
import type { AnswerType } from './graphql-over-http.ts';
import type { AnswerBody } from './operation.ts';

/**
 * What lets a client keep an answer and ask whether it still holds: the tag is of its data and its form, for what an answer
 * cost and how fresh it is differ from time to time. Undefined for an answer with errors, which nobody should keep.
 * @param vary What every answer at the address depends on; the form is added.
 */
export function validatorsOf(
  { data, errors }: AnswerBody,
  type: AnswerType,
  vary: string,
): Readonly<Record<string, string>> | undefined {
  if (errors !== undefined || data === undefined) return undefined;
  const hash = createHash('sha256')
    .update(`${type}\n${JSON.stringify(data)}`)
    .digest('base64url');
  return {
    etag: `"${hash}"`,
    'cache-control': 'private, no-cache',
    vary: vary === '' ? 'Accept' : `${vary}, Accept`,
  };
}

/** Does the client have it already? (RFC 9110, section 13.1.2: compared without regard to weakness.) */
export function isKnown(etag: string | undefined, ifNoneMatch: string | undefined): boolean {
  if (etag === undefined || ifNoneMatch === undefined) return false;
  const known: readonly string[] = ifNoneMatch.match(/"[^"]*"/g) ?? [];
  return ifNoneMatch.trim() === '*' || known.includes(etag);
}
