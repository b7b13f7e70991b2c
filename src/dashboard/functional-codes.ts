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
