import { newGuid } from '../../values/new-guid.ts';
import type { CallScope } from '../http.ts';
import type { Policy } from '../pipeline.ts';

/**
 * Names each request to the service as its official clients do: `MS-CorrelationId` is one for the whole GraphQL request,
 * `MS-RequestId` a new one for each try. Support asks for both.
 */
export const identifyPolicy: Policy = (call, next) =>
  next({ ...call, headers: identified(call.scope, call.headers) });

/** The headers of one try with its names. */
export function identified(
  { correlationId }: CallScope,
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return {
    'MS-CorrelationId': correlationId,
    'MS-RequestId': newGuid(),
    // Last: the engine adds to a copy twenty times as slowly.
    ...headers,
  };
}
