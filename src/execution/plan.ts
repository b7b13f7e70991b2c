import {
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  getArgumentValues,
  isLeafType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  print,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  visit,
} from 'graphql';
import { type Collecting, collectFields } from './collect-fields.ts';
import { type Complete, completerOf } from './complete.ts';
import type { Errors } from './errors.ts';
import { resolveInfo } from './resolve-info.ts';

/** A query and what belongs to it, whatever the variables. */
export interface PlannedQuery extends Omit<Collecting, 'variables'> {
  readonly operation: OperationDefinitionNode;
}

/** One run of a query. */
export interface Run {
  readonly query: PlannedQuery;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly contextValue: unknown;
  readonly errors: Errors;
  /** Arguments of fields that take variables, worked out once. */
  readonly args: Map<FieldPlan, Arguments>;
  /** `shared`: what is found for a field is its twins' too; `met`: there were some; `apart`: each field is run. */
  twins: 'shared' | 'met' | 'apart';
}

export type Arguments = Readonly<Record<string, unknown>>;

/** How one field of an object comes about. */
export interface FieldPlan {
  readonly responseName: string;
  readonly nodes: readonly FieldNode[];
  readonly parentType: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  /** Undefined for what is read from the parent. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | undefined;
  /** Whether the resolver takes the fourth argument, which is made for nobody else. */
  readonly wantsInfo: boolean;
  /** Undefined where they depend on the variables, or where they are at fault. */
  readonly args: Arguments | undefined;
  readonly isNonNull: boolean;
  /** Leaves need no place, except for an error. */
  readonly isLeaf: boolean;
  readonly complete: Complete;
  /** An earlier field of the same object that asks the same under another name, where there is one. */
  readonly twin: FieldPlan | undefined;
}

/** How an object of the answer comes about. */
export interface ObjectPlan {
  /** In the order of the answer. */
  readonly fields: readonly FieldPlan[];
  /**
   * An object with all names in their order and nothing in them yet, to be copied: member by member the engine would make
   * room again and again. Undefined where a caller has chosen a name that a plain object takes for its prototype.
   */
  readonly empty: Readonly<Record<string, undefined>> | undefined;
}

/** Plans what these selections ask of an object. The variables decide about `@skip` and `@include`, and nothing else. */
export function planObject(
  query: PlannedQuery,
  variables: Collecting['variables'],
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): ObjectPlan {
  const fields: FieldPlan[] = [];
  const firsts = new Map<string, FieldPlan>();
  for (const [responseName, nodes] of collectFields({ ...query, variables }, type, selectionSets)) {
    const definition = definitionOf(query, type, nodes[0]?.name.value ?? '');
    if (definition === undefined) continue;
    const asked = questionOf(nodes);
    const field = planField(query, variables, {
      responseName,
      nodes,
      parentType: type,
      definition,
      twin: firsts.get(asked),
    });
    if (field.twin === undefined && mayHaveTwins(field)) firsts.set(asked, field);
    fields.push(field);
  }
  const names = fields.map(({ responseName }) => responseName);
  const isOdd = names.includes('__proto__');
  return { fields, empty: isOdd ? undefined : Object.fromEntries(names.map((name) => [name, undefined])) };
}

function planField(
  query: PlannedQuery,
  variables: Collecting['variables'],
  field: Pick<FieldPlan, 'responseName' | 'nodes' | 'parentType' | 'definition' | 'twin'>,
): FieldPlan {
  const { nodes, definition, parentType } = field;
  const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  const { type } = definition;
  const named = isNonNullType(type) ? type.ofType : type;
  return {
    ...field,
    resolve: definition.resolve,
    wantsInfo: (definition.resolve?.length ?? 0) > 3,
    args: constantArguments(definition, nodes[0]),
    isNonNull: isNonNullType(type),
    isLeaf: isLeafType(named),
    complete: completerOf(type, {
      name: `${parentType.name}.${definition.name}`,
      nodes,
      schema: query.schema,
      plan: (objectType) => planObject(query, variables, objectType, below),
      infoOf: (run, place) => resolveInfo(run, field, place),
    }),
  };
}

/** What is asked, whatever the answer is to be called. Whether it is asked at all has been decided. */
function questionOf(nodes: readonly FieldNode[]): string {
  const unnamed = ({ kind, name, arguments: given, selectionSet }: FieldNode): FieldNode => ({
    kind,
    name,
    ...(given && { arguments: given }),
    ...(selectionSet && { selectionSet }),
  });
  return nodes.map((node) => print(unnamed(node))).join('\n');
}

/** A leaf is read as quickly as it is copied, and who asks for its place may give another answer there. */
function mayHaveTwins({ isLeaf, wantsInfo }: FieldPlan): boolean {
  return !isLeaf && !wantsInfo;
}

function definitionOf(
  { schema }: PlannedQuery,
  type: GraphQLObjectType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (isObjectType(type) && type === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return type.getFields()[name];
}

function constantArguments(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode | undefined,
): Arguments | undefined {
  if (node === undefined || usesVariables(node)) return undefined;
  try {
    return getArgumentValues(definition, node);
  } catch {
    // Told where the field is run, as the error of the field that it is.
    return undefined;
  }
}

function usesVariables(node: FieldNode): boolean {
  let found = false;
  for (const argument of node.arguments ?? []) {
    visit(argument, {
      [Kind.VARIABLE]() {
        found = true;
      },
    });
  }
  return found;
}
