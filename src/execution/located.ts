import { type FieldNode, GraphQLError, locatedError, responsePathAsArray } from 'graphql';
import type { Place } from './errors.ts';

/**
 * What `locatedError` of graphql-js makes of a failure, without a stack of its own, and with the place in the text found
 * once for each field: both would cost more than all else of an answer in which a thousand nodes fail.
 */
export function located(failure: unknown, nodes: readonly FieldNode[], place: Place): GraphQLError {
  const path = responsePathAsArray(place);
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    // What knows its own place in the text, or is none of ours, is for graphql-js to tell.
    if (!(failure instanceof Error) || failure instanceof GraphQLError || 'path' in failure)
      return locatedError(failure, nodes, path);
    const error = new GraphQLError(failure.message, { path, originalError: failure });
    const enumerable = { value: locationsOf(nodes), enumerable: true };
    return Object.defineProperties(error, { nodes: { value: nodes }, locations: enumerable });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

const known = new WeakMap<readonly FieldNode[], GraphQLError['locations']>();

function locationsOf(nodes: readonly FieldNode[]): GraphQLError['locations'] {
  if (!known.has(nodes)) known.set(nodes, new GraphQLError('', { nodes }).locations);
  return known.get(nodes);
}
