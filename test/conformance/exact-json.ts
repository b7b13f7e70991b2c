/** JSON as it stands on the wire: an integer that a double cannot hold is a bigint, a quoted one stays a string. */
export type Wire = string | number | bigint | boolean | null | Wire[] | WireObject;

/** A JSON object; what is not there is undefined. */
export interface WireObject {
  [name: string]: Wire | undefined;
}

/**
 * Reads JSON without losing a digit, and keeps bare integers apart from quoted ones. Throws a SyntaxError on what is no
 * JSON. It is the checks' own reader: sharing one with the gateway or the emulator would hide what both do wrong.
 */
export function readExactJson(text: string): Wire {
  const marked = text.replaceAll(TOKEN, (token) => (isLongInteger(token) ? `"${MARK}${token}"` : token));
  return JSON.parse(marked, (_, value: Wire) =>
    typeof value === 'string' && value.startsWith(MARK) ? BigInt(value.slice(MARK.length)) : value,
  ) as Wire;
}

/** A whole string, or a whole number: strings are matched so that digits inside them are passed over. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
/** Begins with a private character, so that no text of the service begins with it. */
const MARK = '\ue000bare:';

function isLongInteger(token: string): boolean {
  return /^-?\d{16,}$/.test(token);
}
