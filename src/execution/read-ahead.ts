import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { type Collecting, collectFields } from './collect-fields.ts';
import { conditionsOf } from './conditions.ts';
import { fragmentsOf } from './fragments.ts';
import type { Arguments } from './plan.ts';

/** A thing that is named by its id, and what can be read of it while it is itself being read. */
export interface NamedThing {
  /** The name of its type. */
  readonly type: string;
  /** By field: begins to read what the field gives, with the field's arguments. Must not reject. */
  readonly begin: Readonly<Record<string, (args: Arguments) => void>>;
}

/** By root field: the things that its arguments name, as far as something may be read of them ahead. */
export type Foresight<Context> = Readonly<
  Record<string, (args: Arguments, context: Context) => readonly NamedThing[]>
>;

/** Begins what can be read ahead for an operation with these variables, coerced. Never throws. */
export type ReadAhead<Context> = (variables: Arguments, context: Context) => void;

/** A root field that names things, with the fields asked of each type that it may give. */
interface Step<Context> {
  readonly field: AskedField;
  readonly thingsOf: Foresight<Context>[string];
  readonly below: ReadonlyMap<string, readonly AskedField[]>;
}

interface AskedField {
  readonly definition: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
}

/**
 * Works out what of a query needs nothing but ids that stand in its arguments, so that it need not wait for another
 * read: no resolver has to look at what is asked below it. The answer comes about as ever, and finds it under way.
 * Undefined where there is no such thing.
 */
export function planReadAhead<Context>(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  foresight: Foresight<Context>,
): ReadAhead<Context> | undefined {
  const query = { schema, fragments: fragmentsOf(document) };
  const planned = (variables: Arguments) => stepsOf({ ...query, variables }, operation, foresight);
  // Only where a condition takes a variable do the fields differ from run to run.
  const always = conditionsOf(document).length === 0 ? planned({}) : undefined;
  if (always?.length === 0) return undefined;
  return (variables, context) => {
    for (const step of always ?? planned(variables)) {
      try {
        takeStep(step, variables, context);
      } catch {
        // What is at fault is told where the field itself is run.
      }
    }
  };
}

function stepsOf<Context>(
  collecting: Collecting,
  { selectionSet }: OperationDefinitionNode,
  foresight: Foresight<Context>,
): Step<Context>[] {
  const root = collecting.schema.getQueryType();
  if (!root) return [];
  const steps: Step<Context>[] = [];
  for (const nodes of collectFields(collecting, root, [selectionSet]).values()) {
    const [node] = nodes;
    const definition = root.getFields()[node?.name.value ?? ''];
    const thingsOf = foresight[definition?.name ?? ''];
    if (node === undefined || definition === undefined || thingsOf === undefined) continue;
    const below = new Map<string, readonly AskedField[]>();
    for (const type of objectTypesOf(collecting.schema, definition)) {
      const asked = fieldsWithFields(collecting, type, nodes);
      if (asked.length > 0) below.set(type.name, asked);
    }
    if (below.size > 0) steps.push({ field: { definition, node }, thingsOf, below });
  }
  return steps;
}

function objectTypesOf(
  schema: GraphQLSchema,
  { type }: GraphQLField<unknown, unknown>,
): readonly GraphQLObjectType[] {
  const named = getNamedType(type);
  if (isObjectType(named)) return [named];
  return isAbstractType(named) ? schema.getPossibleTypes(named) : [];
}

/** Leaves come with the thing itself. */
function fieldsWithFields(
  collecting: Collecting,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): AskedField[] {
  const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  return [...collectFields(collecting, type, below).values()].flatMap(([node]) => {
    const definition = type.getFields()[node?.name.value ?? ''];
    return node?.selectionSet && definition ? [{ definition, node }] : [];
  });
}

function takeStep<Context>(
  { field, thingsOf, below }: Step<Context>,
  variables: Arguments,
  context: Context,
): void {
  for (const { type, begin } of thingsOf(argumentsOf(field, variables), context)) {
    for (const asked of below.get(type) ?? []) begin[asked.definition.name]?.(argumentsOf(asked, variables));
  }
}

function argumentsOf({ definition, node }: AskedField, variables: Arguments): Arguments {
  return getArgumentValues(definition, node, variables);
}
