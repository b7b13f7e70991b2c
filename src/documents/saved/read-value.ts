import { type GraphQLInputType, getNullableType, isEnumType, isInputObjectType, isListType } from 'graphql';
import { BadUserInput } from '../../errors/bad-user-input.ts';
import { unrecognized } from '../../values/enum-text.ts';

/**
 * The value that a text of an address stands for, by its type: numbers, `true` and `false` are read strictly, an input
 * object or a list within a list is JSON, and all else stays text, so that no id loses a digit.
 * @param name The parameter, for the message.
 * @throws BadUserInput
 */
export function readValue(name: string, type: GraphQLInputType, text: string): unknown {
  const nullable = getNullableType(type);
  if (isInputObjectType(nullable) || isListType(nullable)) return readJson(name, String(nullable), text);
  if (isEnumType(nullable)) {
    const values = nullable.getValues().map((value) => value.name);
    if (values.includes(text)) return text;
    throw new BadUserInput(
      `\`${name}\` is one of ${values.filter((one) => one !== unrecognized).join(', ')}.`,
    );
  }
  const reader = readers[nullable.name];
  if (reader === undefined) return text;
  const value = reader.read(text);
  if (value === undefined) throw new BadUserInput(`\`${name}\` is ${reader.expected}.`);
  return value;
}

interface Reader {
  readonly expected: string;
  /** Undefined for a text that is none. */
  read(text: string): unknown;
}

const readers: Readonly<Record<string, Reader>> = {
  Int: {
    expected: 'a whole number of 32 bits',
    read: (text) =>
      /^-?\d{1,10}$/.test(text) && Number(text) === (Number(text) | 0) ? Number(text) : undefined,
  },
  Float: {
    expected: 'a number, such as 1.5',
    read: (text) =>
      /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined,
  },
  Boolean: {
    expected: 'true or false',
    read: (text) => (text === 'true' || text === 'false' ? text === 'true' : undefined),
  },
  // A plus sign that was not escaped has become a space on the way.
  DateTime: { expected: 'a date', read: (text) => text.replace(/ (?=\d\d:\d\d$)/, '+') },
};

function readJson(name: string, type: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadUserInput(
      `\`${name}\` is of the type ${type}: send it as JSON, or its fields as \`${name}.…=\`.`,
    );
  }
}
