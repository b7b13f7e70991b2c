import { HttpError } from './http-error.ts';
import type { AnswerBody } from './operation.ts';

/** An answer as JSON. @throws HttpError 400 when it is longer than may be sent, or than a text can be. */
export function answerText(body: AnswerBody, longest: number): string {
  const text = write(body);
  if (text !== undefined && text.length <= longest) return text;
  throw new HttpError(
    400,
    'OPERATION_TOO_EXPENSIVE',
    `The answer is longer than ${longest} characters. Ask for less at once: a smaller \`first\`, fewer fields. Mutations, if there were any, were carried out.`,
    {},
    { upstreamCalls: body.extensions.cost.upstreamCalls },
  );
}

/** Undefined for what is longer than the engine's longest text, half a gigabyte. */
function write(body: AnswerBody): string | undefined {
  try {
    return JSON.stringify(body);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
