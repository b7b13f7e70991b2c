/**
 * Codes by which the service refuses what was asked for, whatever HTTP status they come with
 * (error codes of the Hardware Dashboard API, and `readOnlyProduct`, which only the wire knows).
 */
const functionalCodes = new Set([
  'INVALID_INPUT',
  'REQUEST_INVALID_FOR_CURRENT_STATE',
  'UPDATE_UNAUTHORIZED',
  'ENTITY_NOT_FOUND',
  'READ_ONLY_PRODUCT',
]);

/** True when the code says that the service understood the request and refused it. */
export function isFunctionalCode(code: string | null): boolean {
  return code !== null && functionalCodes.has(code);
}

/** The functional code that the service's own word means, in any letter case; undefined when it means none. */
export function readFunctionalCode(word: string): string | undefined {
  return byLetters.get(letters(word));
}

const byLetters = new Map([...functionalCodes].map((code) => [letters(code), code]));

function letters(word: string): string {
  return word.replaceAll('_', '').toLowerCase();
}
