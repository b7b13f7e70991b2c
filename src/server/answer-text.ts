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
    const errors = body.errors === undefined ? '' : `"errors":${JSON.stringify(body.errors)},`;
    const data = body.data === undefined ? '' : `"data":${dataText(body.data)},`;
    return `{${errors}${data}"extensions":${JSON.stringify(body.extensions)}}`;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Data that is shared by several answers is written once for all of them. */
const written = new WeakMap<object, string>();

function dataText(data: Exclude<AnswerBody['data'], undefined>): string {
  if (data === null) return 'null';
  const text = written.get(data) ?? membersText(data);
  written.set(data, text);
  return text;
}

/** As `JSON.stringify` does, but what stands under several names is written once: a thing that was asked for by many aliases. */
function membersText(data: Readonly<Record<string, unknown>>): string {
  const texts = new Map<unknown, string>();
  let text = '';
  for (const name of Object.keys(data)) {
    const value = data[name];
    const member = texts.get(value) ?? JSON.stringify(value);
    texts.set(value, member);
    // A name of GraphQL has no character that JSON would escape.
    text += `${text === '' ? '' : ','}"${name}":${member}`;
  }
  return `{${text}}`;
}
