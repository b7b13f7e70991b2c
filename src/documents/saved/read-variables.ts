import {
  coerceInputValue,
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { BadUserInput } from '../../errors/bad-user-input.ts';
import type { QueryVariable } from './query-variable.ts';
import { readValue } from './read-value.ts';

/**
 * The variables of a saved query, as an address sets them: `name=value`, lists by saying it again, fields of an input
 * object as `name.field=value`, or the object whole as JSON.
 * @param own The parameters that are no variables.
 * @throws BadUserInput for an unknown parameter, a variable that is missing, and a value that is none of its type
 */
export function readVariables(
  variables: readonly QueryVariable[],
  parameters: URLSearchParams,
  own: readonly string[],
): Record<string, unknown> {
  for (const name of new Set(parameters.keys())) {
    const [variable = ''] = name.split('.');
    if (!own.includes(name) && !variables.some((one) => one.name === variable))
      throw new BadUserInput(`${quoted(name)} is no parameter of this query. ${told(variables, own)}`);
  }
  const missing = variables.filter(({ name, isRequired }) => isRequired && !isThere(parameters, name));
  if (missing.length > 0)
    throw new BadUserInput(`The query needs ${missing.map(one).join(', ')}. ${told(variables, own)}`);
  const given = variables.filter(({ name }) => isThere(parameters, name));
  return Object.fromEntries(given.map(({ name, type }) => [name, checked(name, type, parameters)]));
}

function isThere(parameters: URLSearchParams, name: string): boolean {
  return parameters.has(name) || membersOf(parameters, name).length > 0;
}

/** The fields of an input object that have parameters of their own. */
function membersOf(parameters: URLSearchParams, name: string): readonly string[] {
  const inside = [...parameters.keys()].filter((key) => key.startsWith(`${name}.`));
  return [...new Set(inside.map((key) => key.slice(name.length + 1).split('.')[0] ?? ''))];
}

/** What is wrong with it is said here, for an address knows of parameters and not of variables. */
function checked(name: string, type: GraphQLInputType, parameters: URLSearchParams): unknown {
  const value = read(name, type, parameters);
  coerceInputValue(value, type, (path, _value, { message }) => {
    throw new BadUserInput(`\`${[name, ...path].join('.')}\`: ${message}`);
  });
  return value;
}

function read(name: string, type: GraphQLInputType, parameters: URLSearchParams): unknown {
  const members = membersOf(parameters, name);
  const values = parameters.getAll(name);
  const nullable = getNullableType(type);
  if (members.length > 0) {
    if (!isInputObjectType(nullable))
      throw new BadUserInput(
        `\`${name}\` is of the type ${String(type)}, which has no fields: send \`${name}=…\`.`,
      );
    if (values.length > 0)
      throw new BadUserInput(`\`${name}\` is there as a whole and by its fields. Send it in one way.`);
    const fields = nullable.getFields();
    return Object.fromEntries(
      members.map((member) => {
        const field = Object.hasOwn(fields, member) ? fields[member] : undefined;
        if (field === undefined)
          throw new BadUserInput(
            `${quoted(`${name}.${member}`)}: ${nullable.name} has the fields ${Object.keys(fields).join(', ')}.`,
          );
        return [member, read(`${name}.${member}`, field.type, parameters)];
      }),
    );
  }
  if (isListType(nullable)) return values.map((text) => readValue(name, nullable.ofType, text));
  const [text = ''] = values;
  if (values.length > 1) throw new BadUserInput(`\`${name}\` is there ${values.length} times. Send it once.`);
  return readValue(name, type, text);
}

function told(variables: readonly QueryVariable[], own: readonly string[]): string {
  return `It takes ${[...variables.map(one), ...own].join(', ')}.`;
}

function one({ name, type, byDefault }: QueryVariable): string {
  return `${name} (${String(type)}${byDefault === undefined ? '' : `, ${byDefault} when left out`})`;
}

function quoted(name: string): string {
  return JSON.stringify(name.slice(0, 100));
}
