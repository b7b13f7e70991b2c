import type { Clock } from '../values/clock.ts';
import type { AnswerBody, OperationScope } from './operation.ts';

/** Of answers that were read just now altogether, by so many calls, as most are: what is the same object is written once. */
const justRead: AnswerBody['extensions'][] = [];
const mostCalls = 256;

/** What every answer says of itself. */
export function answerExtensions(
  { clock }: { readonly clock: Clock },
  { cost, reading }: Pick<OperationScope, 'cost' | 'reading'>,
): AnswerBody['extensions'] {
  const { upstreamCalls } = cost;
  const make = () => ({ cost: { upstreamCalls }, freshness: reading.freshness(clock.now()) });
  if (reading.counts.remembered > 0 || upstreamCalls >= mostCalls) return make();
  justRead[upstreamCalls] ??= Object.freeze(make());
  return justRead[upstreamCalls];
}
