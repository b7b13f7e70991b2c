import type { Written } from '../dashboard/dashboard.ts';
import type { KeyedWrite, KeyReused, KeyUse } from './idempotency.ts';
import type { RequestParts } from './request-parts.ts';

/** A key as a mutation gives it on; whose it is and how long there is time, the request knows. */
export type GivenKey = Omit<KeyUse, 'caller' | 'deadline'>;

/** Does a write: once for its key, where there is one. */
export function keyed(
  { memory, caller, deadline }: RequestParts,
  given: GivenKey | undefined,
  write: KeyedWrite,
): Promise<Written | KeyReused> {
  return given === undefined ? write.send() : memory.idempotency.once({ ...given, caller, deadline }, write);
}
