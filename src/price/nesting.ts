/** How deep the brackets of a GraphQL document are nested; those in strings and comments do not count. */
export function nestingOf(document: string): number {
  let depth = 0;
  let deepest = 0;
  for (let place = 0; place < document.length; place += 1) {
    const code = document.charCodeAt(place);
    if (code === quote) place = endOfString(document, place);
    else if (code === hash) place = endOfLine(document, place);
    else if (code === brace.open || code === bracket.open || code === parenthesis.open) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === brace.close || code === bracket.close || code === parenthesis.close) depth -= 1;
  }
  return deepest;
}

const quote = 0x22;
const backslash = 0x5c;
const hash = 0x23;
const brace = { open: 0x7b, close: 0x7d };
const bracket = { open: 0x5b, close: 0x5d };
const parenthesis = { open: 0x28, close: 0x29 };

/** The place of the last closing quote of a string or block string; the document's end when it never closes. */
function endOfString(document: string, open: number): number {
  if (document.startsWith('"""', open)) return endOfBlockString(document, open);
  for (let place = open + 1; place < document.length; place += 1) {
    const code = document.charCodeAt(place);
    if (code === quote) return place;
    if (code === backslash) place += 1;
  }
  return document.length;
}

function endOfBlockString(document: string, open: number): number {
  let close = document.indexOf('"""', open + 3);
  while (close > 0 && document.charCodeAt(close - 1) === backslash)
    close = document.indexOf('"""', close + 3);
  return close < 0 ? document.length : close + 2;
}

function endOfLine(document: string, from: number): number {
  for (let place = from; place < document.length; place += 1) {
    const code = document.charCodeAt(place);
    if (code === 0x0a || code === 0x0d) return place;
  }
  return document.length;
}
