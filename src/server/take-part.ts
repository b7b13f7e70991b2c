import { ErrorCode } from '../errors/codes.ts';
import type { Crowd } from './crowd.ts';
import { HttpError, refusalBody } from './http-error.ts';
import type { EventStream, Streamed } from './run-subscription.ts';

/** Opens a stream that counts in the crowd until it ends; answers with a refusal where there are too many. */
export async function takePart(
  crowd: Crowd,
  correlationId: string,
  open: () => Promise<Streamed>,
): Promise<Streamed> {
  const leave = placeOrRefusal(() => crowd.enter('subscriptions'));
  if (leave instanceof HttpError) return turnedAway(leave, correlationId);
  const streamed = await open();
  if (streamed.kind === 'stream') return { kind: 'stream', events: leaving(streamed.events, leave) };
  leave();
  return streamed;
}

/** Runs an operation of a socket that has so many already, and counts it until it is answered or streams. */
export async function runInCrowd(
  crowd: Crowd,
  { correlationId, ofSocket }: { readonly correlationId: string; readonly ofSocket: number },
  run: () => Promise<Streamed>,
): Promise<Streamed> {
  const { operationsOfSocket } = crowd.limits;
  if (ofSocket > operationsOfSocket) return turnedAway(tooManyOfOne(operationsOfSocket), correlationId);
  const leave = placeOrRefusal(() => crowd.enter('operations'));
  if (leave instanceof HttpError) return turnedAway(leave, correlationId);
  try {
    return await run();
  } finally {
    leave();
  }
}

function placeOrRefusal(enter: () => () => void): (() => void) | HttpError {
  try {
    return enter();
  } catch (error) {
    if (error instanceof HttpError) return error;
    throw error;
  }
}

function tooManyOfOne(most: number): HttpError {
  return new HttpError(
    429,
    ErrorCode.RateLimited,
    `This WebSocket has ${most} operations under way, which is as many as one may have. Wait for one to end.`,
    {},
    { details: { outcome: 'NOT_SENT' } },
  );
}

function turnedAway(refusal: HttpError, correlationId: string): Streamed {
  const { status, headers } = refusal;
  return { kind: 'answer', answer: { status, headers, body: refusalBody(refusal, correlationId) } };
}

function leaving(events: EventStream, leave: () => void): EventStream {
  return {
    async next() {
      const event = await events.next();
      // An answer without data is the last one, and nobody may ask for the end behind it.
      if (event.done || event.value.data === undefined) leave();
      return event;
    },
    return() {
      leave();
      return events.return();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
