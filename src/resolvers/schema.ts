import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { refuseUnrecognized } from './refuse-unrecognized.ts';
import { resolvers } from './resolvers.ts';

/** The executable schema, from the SDL of `schema/`, one text a file. */
export function createSchema(typeDefs: readonly string[]): GraphQLSchema {
  return refuseUnrecognized(makeExecutableSchema({ typeDefs: [...typeDefs], resolvers }));
}
