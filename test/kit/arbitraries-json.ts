import fc from 'fast-check';

/** Texts of valid JSON: any structure and blanks, numbers of every length, strings full of quotes, digits and separators. */
export function jsonWithLongIntegers(): fc.Arbitrary<string> {
  const { value } = fc.letrec<{ value: string }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      number,
      text,
      fc.constantFrom('true', 'false', 'null'),
      fc.array(padded(tie('value')), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
      fc
        .array(fc.tuple(padded(text), padded(tie('value'))), { maxLength: 4 })
        .map((members) => `{${members.map(([name, member]) => `${name}:${member}`).join(',')}}`),
    ),
  }));
  return padded(value);
}

/**
 * What a lossless reader must give, found without one: a reader by the letter of the grammar that goes character by
 * character. Valid JSON only.
 */
export function exactJson(text: string): unknown {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s[\]{}:,"]+/g) ?? [];
  return readValue(tokens[Symbol.iterator]());
}

const digits = fc.stringMatching(/^[1-9][0-9]{0,30}$/);
const sign = fc.constantFrom('', '-');
const number = fc.oneof(
  fc.tuple(sign, digits).map((parts) => parts.join('')),
  fc
    .tuple(sign, digits, fc.constantFrom('.', '.00', 'e', 'E+', 'e-'), fc.stringMatching(/^[0-9]{1,2}$/))
    .map((parts) => parts.join('')),
  fc.stringMatching(/^-?0\.[0-9]{16,20}$/),
  fc.constantFrom(
    '0',
    '-0',
    '9007199267351835',
    '1152921504621441945',
    '999999999999999',
    '-9223372036854775808',
  ),
);
const text = fc
  .array(
    fc.oneof(fc.constantFrom('"', '\\', '1234567890123456', ',', ':', '[', ']', ' ', '-', '\n'), fc.string()),
    {
      maxLength: 6,
    },
  )
  .map((pieces) => JSON.stringify(pieces.join('')));

function padded(json: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const blank = fc.constantFrom('', '', ' ', '\n', '\t \r');
  return fc.tuple(blank, json, blank).map((parts) => parts.join(''));
}

function readValue(tokens: Iterator<string>): unknown {
  return fromToken(next(tokens), tokens);
}

function fromToken(token: string, tokens: Iterator<string>): unknown {
  if (token === '[') return readItems(tokens);
  if (token === '{') return readMembers(tokens);
  return /^-?[0-9]{16,}$/.test(token) ? token : JSON.parse(token);
}

function readItems(tokens: Iterator<string>): unknown[] {
  const items: unknown[] = [];
  for (let token = next(tokens); token !== ']'; token = next(tokens)) {
    if (token !== ',') items.push(fromToken(token, tokens));
  }
  return items;
}

function readMembers(tokens: Iterator<string>): object {
  const members: [string, unknown][] = [];
  for (let token = next(tokens); token !== '}'; token = next(tokens)) {
    if (token === ',') continue;
    const name: string = JSON.parse(token);
    next(tokens);
    members.push([name, readValue(tokens)]);
  }
  return Object.fromEntries(members);
}

function next(tokens: Iterator<string>): string {
  const { value } = tokens.next();
  if (value === undefined) throw new Error('the text ends too early');
  return value;
}
