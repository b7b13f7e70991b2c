/** A piece of a text, from `start` up to but not including `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Integers of fewer digits are all below 2^53 and so exact as JavaScript numbers. */
const enough = 16;

/**
 * Where a JSON text has something that looks like an integer literal of 16 or more digits, sign included: no leading
 * zero, alone between separators. It may lie inside a string. What is followed by a colon is left out: quotes would
 * make a member's name, and so valid JSON, of a mistake.
 */
export function findLongIntegers(text: string): Span[] {
  const spans: Span[] = [];
  // Every run of 16 digits covers one place of each 16, so the others need no look.
  for (let place = enough - 1; place < text.length; place += enough) {
    if (!isDigit(text.charCodeAt(place))) continue;
    const end = endOfDigits(text, place);
    const first = startOfDigits(text, place);
    if (end - first >= enough) {
      const start = text[first - 1] === '-' ? first - 1 : first;
      if (text[first] !== '0' && opensValue(text, start) && closesValue(text, end))
        spans.push({ start, end });
      place += Math.floor((end - 1 - place) / enough) * enough;
    }
  }
  return spans;
}

function endOfDigits(text: string, place: number): number {
  let end = place + 1;
  while (isDigit(text.charCodeAt(end))) end += 1;
  return end;
}

function startOfDigits(text: string, place: number): number {
  let start = place;
  while (isDigit(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

function opensValue(text: string, start: number): boolean {
  const before = text[start - 1];
  return before === undefined || before === ':' || before === ',' || before === '[' || isSpace(before);
}

function closesValue(text: string, end: number): boolean {
  let place = end;
  while (isSpace(text[place])) place += 1;
  const after = text[place];
  return after === undefined || after === ',' || after === '}' || after === ']';
}

/** False for NaN too, which is what lies outside the text. */
function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t';
}
