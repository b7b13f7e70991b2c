import type { Lost, Written } from '../dashboard/dashboard.ts';
import { isFunctionalCode } from '../dashboard/functional-codes.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { GatewayError } from '../errors/gateway-error.ts';

/** What a look-up after a lost answer found. */
export type Proof =
  | { readonly proved: true; readonly record: WireRecord | null }
  /** Node ids of what may or may not be the write's result. */
  | { readonly proved: false; readonly found: readonly string[] };

/**
 * Sends a write once. When its answer is lost it is looked up and adopted if proved; it is never sent again, for
 * products cannot be deleted. Else throws an error with `outcome: INDETERMINATE` and the ids of what was found.
 */
export async function submit(
  send: () => Promise<Written | Lost>,
  lookUp: () => Promise<Proof>,
): Promise<Written> {
  const answer = await send();
  return answer.kind === 'lost' ? settle(answer, await lookUp().catch(() => undefined)) : answer;
}

/** Nothing can be proved for this kind of write: it is only said what is there. */
export async function unproved(...found: readonly string[]): Promise<Proof> {
  return { proved: false, found };
}

function settle(lost: Lost, proof: Proof | undefined): Written {
  if (proof?.proved) return { kind: 'done', record: proof.record };
  if (lost.refusal && isFunctionalCode(lost.refusal.code)) return { kind: 'refused', error: lost.refusal };
  throw indeterminate(lost.error, proof);
}

function indeterminate(error: GatewayError, proof: Proof | undefined): GatewayError {
  const found = proof?.proved === false ? proof.found : undefined;
  return new GatewayError(error.code, `${error.message} ${whatWasFound(found)}`, {
    ...error.details,
    outcome: 'INDETERMINATE',
    ...(found && { found }),
  });
}

function whatWasFound(found: readonly string[] | undefined): string {
  const advice = 'Look before you send it again.';
  if (found === undefined) return `Whether it was done could not be looked up. ${advice}`;
  if (found.length === 0) return `Nothing of it is to be seen in the service so far. ${advice}`;
  return `What the service shows, without proof that it is the result: ${found.join(', ')}. ${advice}`;
}
