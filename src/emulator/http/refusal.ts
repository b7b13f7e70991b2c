import { randomUUID } from 'node:crypto';
import { json, type Reply } from './reply.ts';

/** Thrown by rules and routes: the answer that refuses the call. */
export class Refusal extends Error {
  readonly reply: Reply;

  constructor(reply: Reply) {
    super(`refused with ${reply.status}`);
    this.name = 'Refusal';
    this.reply = reply;
  }
}

/** One entry of `validationErrors`. */
export interface ValidationError {
  readonly target: string;
  readonly message: string;
}

/** An error of the service itself (section 6.1, shape 1). */
export function serviceError(
  status: number,
  code: string,
  message: string,
  validationErrors: readonly ValidationError[] = [],
): Refusal {
  const errors = validationErrors.map(({ target, message: text }) => ({ target, message: text }));
  return new Refusal(json(status, { error: { code, message, validationErrors: errors } }));
}

/** An error of the gateway before the service (section 6.1, shape 2): numeric `statusCode`, and an activity id. */
export function gatewayError(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Refusal {
  return new Refusal(json(status, { statusCode: status, message, activityId: randomUUID() }, headers));
}
