import type { Callers } from '../callers/callers.ts';
import { Unauthenticated } from '../errors/identity-errors.ts';
import type { Caller } from '../values/caller.ts';
import type { EventStream, Streamed } from './run-subscription.ts';

/** Ends a stream, with an error as its last event, when its caller's token has expired or its key is declared no more. */
export function untilGone(
  streamed: Streamed,
  { callers, caller, correlationId }: { callers: Callers; caller: Caller; correlationId: string },
): Streamed {
  if (streamed.kind === 'answer') return streamed;
  const { events } = streamed;
  let state: 'open' | 'gone' | 'over' = 'open';
  const stopWaiting = callers.whenGone(caller, () => {
    if (state === 'open') state = 'gone';
    // What waits for the next event learns that there is none.
    void events.return();
  });

  function end(): void {
    state = 'over';
    stopWaiting();
  }

  const guarded: EventStream = {
    async next() {
      const event = state === 'open' ? await events.next() : undefined;
      if (state === 'gone') {
        end();
        return { done: false, value: farewell(correlationId) };
      }
      if (event === undefined || event.done || state === 'over') {
        end();
        return { done: true, value: undefined };
      }
      return event;
    },
    return() {
      end();
      return events.return();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
  return { kind: 'stream', events: guarded };
}

function farewell(correlationId: string) {
  const { message, extensions } = new Unauthenticated(
    'Your token has expired, or your key is not declared any more. Subscribe again with fresh credentials.',
  );
  return {
    errors: [{ message, extensions: { ...extensions, correlationId } }],
    extensions: { cost: { upstreamCalls: 0 } },
  };
}
