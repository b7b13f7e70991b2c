import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { ErrorCode } from '../errors/codes.ts';
import type { Coerced } from '../values/coerced.ts';
import { coerceDateTimeInput } from '../values/date-time.ts';
import { coerceInt64Input } from '../values/int64.ts';

/** Strings of digits inside and out; input also takes integer literals and safe JSON numbers. */
export const int64 = createScalar('Int64', coerceInt64Input, [Kind.STRING, Kind.INT]);

/** RFC 3339 in UTC with `Z`. */
export const dateTime = createScalar('DateTime', coerceDateTimeInput, [Kind.STRING]);

/** A scalar whose values are strings in canonical form. Decoders have made them so on the way out. */
function createScalar(
  name: string,
  coerce: (value: unknown) => Coerced,
  literalKinds: readonly Kind[],
): GraphQLScalarType<string, string> {
  return new GraphQLScalarType<string, string>({
    name,
    serialize: (value) => String(value),
    parseValue: (value) => accept(coerce(value)),
    parseLiteral: (node) => accept(coerce(literalOf(node, literalKinds)), node),
  });
}

function literalOf(node: ValueNode, kinds: readonly Kind[]): unknown {
  return kinds.includes(node.kind) && 'value' in node ? node.value : undefined;
}

/** `invalidValue` tells the edge that a validation error is about a value, not about the document. */
function accept(coerced: Coerced, node?: ValueNode): string {
  if (coerced.ok) return coerced.value;
  throw new GraphQLError(coerced.reason, {
    ...(node && { nodes: node }),
    extensions: { code: ErrorCode.BadUserInput, ...(node && { invalidValue: true }) },
  });
}
