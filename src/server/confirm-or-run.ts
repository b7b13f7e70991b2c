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

/** The operation that asks it. */
interface Asking {
  /** The resolvers'. */
  readonly context: object;
  readonly reading: Reading;
  readonly record: OperationRecord;
}

/**
 * Gives the answer that was given before, where the service says the same as then. Else it is made, and kept where it can be
 * confirmed the next time. Either way what is read is read once. Never rejects.
 */
export function confirmOrRun(
  confirmed: ConfirmedAnswers<QueryResult>,
  { query, coerced, asked }: Question,
  { context, reading, record }: Asking,
): QueryResult | Promise<QueryResult> {
  const known = confirmed.find(query, asked);
  const last = known?.last;
  if (known !== undefined && last !== undefined) {
    return confirm(last.basis, (read) => readAgain(context, read)).then((holds) => {
      record.confirmed = holds;
      if (holds) known.held();
      else known.changed();
      return holds ? last.answer : runPrepared(query, coerced, context);
    });
  }
  if (!known?.isWorthNoting()) return runPrepared(query, coerced, context);
  reading.basis = new BasisRecord();
  const keep = (answer: QueryResult): QueryResult => {
    const basis = answer.errors === undefined ? basisOf(reading) : undefined;
    if (basis !== undefined) known.keep({ answer, basis });
    return answer;
  };
  const result = runPrepared(query, coerced, context);
  return result instanceof Promise ? result.then(keep) : keep(result);
}

/**
 * What an answer was made of, if all of it was read of the service for this one. What comes at once, from the memory or by a call of
 * another, may be there before what is read beside it is asked for, and would look like what that had waited for.
 */
function basisOf({ basis, counts }: Reading): Basis | undefined {
  return counts.remembered + counts.shared === 0 ? basis?.basis() : undefined;
}
