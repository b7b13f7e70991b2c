import { findLongIntegers, type Span } from './long-integers.ts';

/**
 * `JSON.parse`, except that every integer literal of 16 and more digits becomes a string of its digits: the 64-bit
 * numbers of the service do not fit a JavaScript number. Throws a SyntaxError that quotes nothing of the text.
 */
export function parseJson(text: string): unknown {
  const spans = findLongIntegers(text);
  if (spans.length === 0) return parse(text);
  return parse(quote(text, outsideStrings(text, spans)));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SyntaxError('The text is not valid JSON.');
  }
}

function quote(text: string, spans: readonly Span[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    pieces.push(text.slice(from, start), text.slice(start, end));
    from = end;
  }
  pieces.push(text.slice(from));
  return pieces.join('"');
}

/** The spans that no string contains. Looks from quote to quote, but only where the place alone does not tell. */
function outsideStrings(text: string, spans: readonly Span[]): Span[] {
  const outside: Span[] = [];
  let open = nextQuote(text, 0);
  let end = 0;
  for (const span of spans) {
    if (followsName(text, span.start)) {
      if (open < span.end) open = nextQuote(text, span.end);
      outside.push(span);
      continue;
    }
    while (open < span.start) {
      end = endOfString(text, open);
      open = nextQuote(text, end);
    }
    if (end <= span.start) outside.push(span);
  }
  return outside;
}

/**
 * True when what stands before is the end of a member's name, `d":`. In valid JSON such a quote is no opening one (a
 * separator would stand before it) and no escaped one, so the place is outside strings. In invalid JSON it may be
 * inside one, and then quotes put there end that string right before a digit: the text stays invalid.
 */
function followsName(text: string, start: number): boolean {
  let colon = start - 1;
  while (text[colon] === ' ') colon -= 1;
  if (text[colon] !== ':' || text[colon - 1] !== '"') return false;
  const last = text[colon - 2];
  return last !== undefined && !notNameEnd.includes(last);
}

/** What may stand before an opening quote, and the backslash that stands before an escaped one. */
const notNameEnd = ':,[{ \n\r\t\\';

/** The text's length when there is none. */
function nextQuote(text: string, from: number): number {
  const place = text.indexOf('"', from);
  return place === -1 ? text.length : place;
}

/** The place after the closing quote of the string that opens at `open`; the text's end when it never closes. */
function endOfString(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close !== -1 && isEscaped(text, close)) close = text.indexOf('"', close + 1);
  return close === -1 ? text.length : close + 1;
}

function isEscaped(text: string, place: number): boolean {
  let backslashes = 0;
  while (text[place - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}
