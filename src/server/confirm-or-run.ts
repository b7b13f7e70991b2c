import type { QueryResult, Variables } from '../execution/compile-query.ts';
import { type Basis, BasisRecord, confirm } from '../memory/basis.ts';
import type { Reading } from '../memory/reading.ts';
import type { OperationRecord } from './apollo.ts';
import { readAgain } from './build-context.ts';
import type { ConfirmedAnswers } from './confirmed-answers.ts';
import type { PreparedQuery } from './prepared-queries.ts';
import { runPrepared } from './run-prepared.ts';

/** A question that may have come before. */
interface Question {
  readonly query: PreparedQuery;
  readonly coerced: Variables;
  /** All that the answer depends on beside the query. */
  readonly asked: string;
}

/**
 * Gives the answer that was given before, where the service says the same as then. Else it is made, and kept where it can be
 * confirmed the next time. Either way what is read is read once. Never rejects.
 */
export function confirmOrRun(
  confirmed: ConfirmedAnswers<QueryResult>,
  { query, coerced, asked }: Question,
  context: object,
  { reading, record }: { readonly reading: Reading; readonly record: OperationRecord },
): QueryResult | Promise<QueryResult> {
  const before = confirmed.find(query, asked);
  if (before === undefined) {
    reading.basis = new BasisRecord();
    const result = runPrepared(query, coerced, context);
    const keep = (answer: QueryResult): QueryResult => {
      const basis = answer.errors === undefined ? basisOf(reading) : undefined;
      if (basis !== undefined) confirmed.keep(query, asked, { answer, basis });
      return answer;
    };
    return result instanceof Promise ? result.then(keep) : keep(result);
  }
  return confirm(before.basis, (read) => readAgain(context, read)).then((holds) => {
    if (!holds) {
      confirmed.forget(query, asked);
      return runPrepared(query, coerced, context);
    }
    record.confirmed = true;
    return before.answer;
  });
}

/**
 * What an answer was made of, if all of it was read of the service for this one. What comes at once, from the memory or by a call of
 * another, may be there before what is read beside it is asked for, and would look like what that had waited for.
 */
function basisOf({ basis, counts }: Reading): Basis | undefined {
  return counts.remembered + counts.shared === 0 ? basis?.basis() : undefined;
}
