import { LATE, within } from '../../store/within.ts';
import type { Clock } from '../../values/clock.ts';
import type { Logger } from '../../values/logger.ts';
import { statusOf, type TryResult } from '../answer.ts';
import type { Call, Next, Policy } from '../pipeline.ts';

interface ListenOnOptions {
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Ends a write that is unanswered at the caller's deadline with a timeout, and goes on listening: commits take minutes,
 * and the log should say what became of them. Its place at the gate is free by then, for else a few slow commits would
 * keep everybody from looking at what became of them.
 */
export function listenOnPolicy(options: ListenOnOptions): Policy {
  return (call, next) => (call.request.repeatable ? next(call) : listenOn(options, call, next));
}

async function listenOn({ clock, logger }: ListenOnOptions, call: Call, next: Next): Promise<TryResult> {
  let sent = false;
  const startedAt = clock.now();
  const onSent = () => {
    sent = true;
    call.onSent();
  };
  const answer = next({ ...call, onSent });
  const first = await within(answer, call.scope.deadline - startedAt, clock);
  if (first !== LATE) return first;
  // Not on the wire by now, it never will be: the transport keeps the same deadline, and says why.
  if (!sent) return answer;
  void answer.then(
    (result) => {
      logLate(logger, call, result, clock.now() - startedAt);
      if (result.kind === 'response') call.request.late?.(result.response);
    },
    () => undefined,
  );
  return { kind: 'timeout', sent: true };
}

function logLate(logger: Logger, call: Call, result: TryResult, ms: number): void {
  const { endpoint, method } = call.request;
  const fields = { endpoint, method, status: statusOf(result), ms, correlationId: call.scope.correlationId };
  logger.warn(fields, 'late write answer');
}
