import {
  type GraphQLInputType,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  type OperationDefinitionNode,
  print,
  typeFromAST,
} from 'graphql';

/** A variable of a saved query, which its address sets. */
export interface QueryVariable {
  readonly name: string;
  readonly type: GraphQLInputType;
  /** It has to be there. */
  readonly isRequired: boolean;
  /** What it is where it is left out, as the document writes it. */
  readonly byDefault: string | undefined;
  readonly description: string | undefined;
}

/** The variables of a sound operation, in its order. */
export function queryVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): readonly QueryVariable[] {
  return variableDefinitions.flatMap(({ variable, type: node, defaultValue, description }) => {
    const type = typeFromAST(schema, node);
    if (!isInputType(type)) return [];
    return {
      name: variable.name.value,
      type,
      isRequired: isNonNullType(type) && defaultValue === undefined,
      byDefault: defaultValue && print(defaultValue),
      description: description?.value,
    };
  });
}
