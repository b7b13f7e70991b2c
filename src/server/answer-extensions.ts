import type { Clock } from '../values/clock.ts';
import type { AnswerBody, OperationScope } from './operation.ts';

/** What every answer says of itself. */
export function answerExtensions(
  { clock }: { readonly clock: Clock },
  { cost, reading }: Pick<OperationScope, 'cost' | 'reading'>,
): AnswerBody['extensions'] {
  return { cost: { ...cost }, freshness: reading.freshness(clock.now()) };
}
