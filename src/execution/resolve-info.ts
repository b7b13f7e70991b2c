import type { GraphQLResolveInfo } from 'graphql';
import type { Place } from './errors.ts';
import type { FieldPlan, Run } from './plan.ts';

/** What graphql-js tells a resolver of its field; made for those who ask, since most of ours do not. */
export function resolveInfo(
  { query, variables }: Run,
  { definition, nodes, parentType }: Pick<FieldPlan, 'definition' | 'nodes' | 'parentType'>,
  place: Place | undefined,
): GraphQLResolveInfo {
  return {
    fieldName: definition.name,
    fieldNodes: nodes,
    returnType: definition.type,
    parentType,
    path: place ?? { prev: undefined, key: definition.name, typename: parentType.name },
    schema: query.schema,
    fragments: query.fragments,
    rootValue: undefined,
    operation: query.operation,
    variableValues: variables,
  };
}
