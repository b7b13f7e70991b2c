import { HttpError } from './http-error.ts';
import type { AnswerBody } from './operation.ts';

/** An answer as JSON, in UTF-8 where it is bytes. @throws HttpError 400 when it is longer than may be sent, or than a text can be */
export function answerText(body: AnswerBody, longest: number): string | Buffer {
  const text = write(body, longest);
  if (text !== undefined) return text;
  throw new HttpError(
    400,
    'OPERATION_TOO_EXPENSIVE',
    `The answer is longer than ${longest} characters. Ask for less at once: a smaller \`first\`, fewer fields. Mutations, if there were any, were carried out.`,
    {},
    { upstreamCalls: body.extensions.cost.upstreamCalls },
  );
}

/** Undefined for what is longer, also for what is longer than the engine's longest text, half a gigabyte. */
function write({ errors, data, extensions }: AnswerBody, longest: number): string | Buffer | undefined {
  try {
    const after = lastMember(extensions);
    if (errors === undefined && data) return writeKnown(data, after, longest);
    const before = errors === undefined ? '' : `"errors":${JSON.stringify(errors)},`;
    const between = data === undefined ? '' : `"data":${data === null ? 'null' : dataText(data)},`;
    const text = `{${before}${between}${after}`;
    return text.length > longest ? undefined : text;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Of extensions that come again. */
const lastMembers = new WeakMap<object, string>();

function lastMember(extensions: AnswerBody['extensions']): string {
  const known = lastMembers.get(extensions);
  if (known !== undefined) return known;
  const text = `"extensions":${JSON.stringify(extensions)}}`;
  if (Object.isFrozen(extensions)) lastMembers.set(extensions, text);
  return text;
}

/** Data that several answers have: written once for all of them, and the whole answer once while the rest is equal too. */
interface Written {
  /** Undefined until it is first asked for. */
  text: string | undefined;
  whole?: { readonly after: string; readonly content: string | Buffer };
}

/** Of data that is expected again, for as long as it is there: a weak map of all data would keep much of it for long. */
const shared = new WeakMap<object, Written>();
/** A shorter one, of ASCII, stays a text: that goes to the socket in one piece with its headers, and bytes would go as a second one. */
const longText = 32_768;

/** From now on this is written once for all answers that have it. The caller holds it, and must not change it. */
export function expectAgain(data: object): void {
  if (!shared.has(data)) shared.set(data, { text: undefined });
}

function writeKnown(data: object, after: string, longest: number): string | Buffer | undefined {
  const written = shared.get(data);
  const text = written?.text ?? dataText(data as Record<string, unknown>);
  if (written !== undefined) written.text = text;
  const length = text.length + after.length + 9;
  if (length > longest) return undefined;
  if (written?.whole?.after === after) return written.whole.content;
  const whole = `{"data":${text},${after}`;
  if (written === undefined) return whole;
  const content = length < longText && Buffer.byteLength(whole) === length ? whole : Buffer.from(whole);
  written.whole = { after, content };
  return content;
}

/** As `JSON.stringify` does, but what stands under several names is written once: a thing that was asked for by many aliases. */
function dataText(data: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(data);
  const [only] = names;
  if (names.length === 1 && only !== undefined) return `{"${only}":${JSON.stringify(data[only])}}`;
  const texts = new Map<unknown, string>();
  let text = '';
  for (const name of names) {
    const value = data[name];
    const member = texts.get(value) ?? JSON.stringify(value);
    texts.set(value, member);
    // A name of GraphQL has no character that JSON would escape.
    text += `${text === '' ? '' : ','}"${name}":${member}`;
  }
  return `{${text}}`;
}
