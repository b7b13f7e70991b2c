import type { PagePlan } from '../../documents/saved/page-plan.ts';
import type { OperationAnswer } from '../operation.ts';
import { answerRefusal } from './answer-refusal.ts';

/** Asks for a page; throws where nobody waits for it any more. */
export type AskPage = (variables: Record<string, unknown>) => Promise<OperationAnswer>;

/** The data of a page. */
export interface AnswerPage {
  readonly data: unknown;
  /** A list of it holds more, which no further page brings. */
  readonly isCut: boolean;
  readonly isLast: boolean;
}

/** Asks for one page after the other, as far as they are followed. @throws HttpError for an answer with errors, what asking throws */
export async function* readPages(
  { after, readPages: read }: PagePlan,
  variables: Record<string, unknown>,
  ask: AskPage,
): AsyncGenerator<AnswerPage> {
  let cursor: string | undefined;
  let upstreamCalls = 0;
  do {
    const position = after === undefined || cursor === undefined ? {} : { [after]: cursor };
    const answer = await ask({ ...variables, ...position });
    upstreamCalls += answer.body.extensions.cost.upstreamCalls;
    const refusal = answerRefusal(answer, upstreamCalls);
    if (refusal !== undefined) throw refusal;
    const { data } = answer.body;
    const { next, isCut } = read(data);
    yield { data, isCut, isLast: next === undefined };
    cursor = next;
  } while (cursor !== undefined);
}
