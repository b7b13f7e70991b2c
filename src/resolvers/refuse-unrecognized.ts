import { GraphQLError, type GraphQLSchema, isEnumType, type ValueNode } from 'graphql';
import { ErrorCode } from '../errors/codes.ts';
import { unrecognized } from '../values/enum-text.ts';

/** Refuses UNRECOGNIZED as input, wherever an enum has it: it says what the gateway did not understand, not a wish. */
export function refuseUnrecognized(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isEnumType(type) || type.getValue(unrecognized) === undefined) continue;
    const { parseValue, parseLiteral } = type;
    type.parseValue = (value) => accept(type.name, parseValue.call(type, value));
    type.parseLiteral = (node, variables) =>
      accept(type.name, parseLiteral.call(type, node, variables), node);
  }
  return schema;
}

function accept<Value>(typeName: string, value: Value, literal?: ValueNode): Value {
  if (value !== unrecognized) return value;
  throw new GraphQLError(`UNRECOGNIZED is no value to send: choose another value of ${typeName}.`, {
    ...(literal && { nodes: literal }),
    extensions: { code: ErrorCode.BadUserInput, ...(literal && { invalidValue: true }) },
  });
}
