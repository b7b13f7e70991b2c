/**
 * `JSON.parse`, except that every integer literal of 16 and more digits becomes a string of its digits: the 64-bit
 * numbers of the service do not fit a JavaScript number. Throws a SyntaxError that quotes nothing of the text.
 *
 * Fast path: quote whatever looks like such a literal, also inside strings, and parse. A quote put into a string ends
 * that string right before a digit, which no JSON allows, so a wrong guess always fails and never changes a value.
 * Then, and for text that was invalid from the start, the strings are found first and left alone.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(longInteger, '"$&"'));
  } catch {
    return parseCarefully(text);
  }
}

/**
 * An integer literal with 16 digits or more, alone between separators. What is followed by a colon is left alone,
 * because there the quotes would make a member's name, and so valid JSON, of a mistake.
 */
const longInteger = /(?<![^\s:,[])-?[1-9][0-9]{15,}(?=\s*(?:[,}\]]|$))/g;

function parseCarefully(text: string): unknown {
  try {
    return JSON.parse(quoteOutsideStrings(text));
  } catch {
    throw new SyntaxError('The text is not valid JSON.');
  }
}

function quoteOutsideStrings(text: string): string {
  let quoted = '';
  let from = 0;
  while (from < text.length) {
    const open = text.indexOf('"', from);
    if (open === -1) return quoted + text.slice(from).replace(longInteger, '"$&"');
    const end = endOfString(text, open);
    quoted += text.slice(from, open).replace(longInteger, '"$&"') + text.slice(open, end);
    from = end;
  }
  return quoted;
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
