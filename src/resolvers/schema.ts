import { makeExecutableSchema } from '@graphql-tools/schema';
import { buildSchema, type GraphQLScalarType, type GraphQLSchema } from 'graphql';
import { refuseUnrecognized } from './refuse-unrecognized.ts';
import { requireRoles } from './require-roles.ts';
import { resolvers } from './resolvers.ts';
import { dateTime, int64 } from './scalars.ts';

/** The executable schema, from the SDL of `schema/`, one text a file. */
export function createSchema(typeDefs: readonly string[]): GraphQLSchema {
  const scalars = { Int64: behaviour(int64), DateTime: behaviour(dateTime) };
  const schema = makeExecutableSchema({
    // Built in one piece, and completed where it stands: merging the texts and copying all types took longer than both.
    typeDefs: buildSchema(typeDefs.join('\n')),
    resolvers: { ...resolvers, ...scalars },
    updateResolversInPlace: true,
  });
  return requireRoles(refuseUnrecognized(schema));
}

/** Without description and `@specifiedBy`, which are the SDL's: graphql-tools would replace them with nothing. */
function behaviour({ name, serialize, parseValue, parseLiteral }: GraphQLScalarType) {
  return { name, serialize, parseValue, parseLiteral };
}
