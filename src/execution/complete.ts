import {
  defaultTypeResolver,
  type FieldNode,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLList,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Place } from './errors.ts';
import { isThenable } from './is-thenable.ts';
import type { ObjectPlan, Run } from './plan.ts';
import { locateError, runFields } from './run-fields.ts';

/** Makes of what a resolver gave what stands in the answer, or a promise of it. Throws what makes the place null. */
export type Complete = (run: Run, value: unknown, place: Place | undefined) => unknown;

/** What completing must know of its field. */
export interface CompletedField {
  /** With its type, for messages: `Product.name`. */
  readonly name: string;
  readonly nodes: readonly FieldNode[];
  readonly schema: GraphQLSchema;
  /** Plans what is asked of an object of this type. */
  plan(type: GraphQLObjectType): ObjectPlan;
  infoOf(run: Run, place: Place | undefined): GraphQLResolveInfo;
}

/** "Value Completion" of the specification for one type, with the words of graphql-js where it fails. */
export function completerOf(type: GraphQLOutputType, field: CompletedField): Complete {
  if (!isNonNullType(type)) return nullable(innerCompleter(type, field));
  const complete = nullable(innerCompleter(type.ofType, field));
  const refuseNull = (completed: unknown): unknown => {
    if (completed !== null) return completed;
    throw new Error(`Cannot return null for non-nullable field ${field.name}.`);
  };
  return (run, value, place) => refuseNull(complete(run, value, place));
}

function nullable(complete: Complete): Complete {
  return (run, value, place) => {
    if (value === null || value === undefined) return null;
    if (value instanceof Error) throw value;
    return complete(run, value, place);
  };
}

type NullableType =
  | GraphQLLeafType
  | GraphQLObjectType
  | GraphQLAbstractType
  | GraphQLList<GraphQLOutputType>;

function innerCompleter(type: NullableType, field: CompletedField): Complete {
  if (isListType(type)) return listCompleter(type.ofType, field);
  if (isLeafType(type)) return leafCompleter(type);
  if (isObjectType(type)) return objectCompleter(field.plan(type));
  return abstractCompleter(type, field);
}

function listCompleter(itemType: GraphQLOutputType, field: CompletedField): Complete {
  const complete = completerOf(itemType, field);
  const isNonNull = isNonNullType(itemType);

  function completeItem(run: Run, item: unknown, place: Place): unknown {
    const failed = (error: unknown) => locateError(run, { nodes: field.nodes, isNonNull }, error, place);
    try {
      const completed = isThenable(item)
        ? Promise.resolve(item).then((resolved) => complete(run, resolved, place))
        : complete(run, item, place);
      return completed instanceof Promise ? completed.then(undefined, failed) : completed;
    } catch (error) {
      return failed(error);
    }
  }

  return (run, value, place) => {
    if (!isIterable(value))
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${field.name}".`);
    const items: unknown[] = [];
    const waiting: Promise<unknown>[] = [];
    try {
      for (const item of value) {
        const completed = completeItem(run, item, { prev: place, key: items.length, typename: undefined });
        if (completed instanceof Promise) waiting.push(completed);
        items.push(completed);
      }
    } catch (error) {
      // The others may fail too, and a failure that nobody hears ends the process.
      Promise.allSettled(waiting);
      throw error;
    }
    return waiting.length > 0 ? Promise.all(items) : items;
  };
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

function leafCompleter(type: GraphQLLeafType): Complete {
  return (_run, value) => {
    const serialized: unknown = type.serialize(value);
    if (serialized !== null && serialized !== undefined) return serialized;
    throw new Error(`Expected \`${type.name}.serialize(…)\` to return non-nullable value.`);
  };
}

function objectCompleter(plan: ObjectPlan): Complete {
  return (run, value, place) => runFields(run, plan, value, place);
}

/** The type of the value at hand decides what there is, so each is planned when it is first met. */
function abstractCompleter(type: GraphQLAbstractType, field: CompletedField): Complete {
  const resolveType = type.resolveType ?? defaultTypeResolver;
  const plans = new Map<GraphQLObjectType, ObjectPlan>();

  function completeAs(run: Run, name: unknown, value: unknown, place: Place | undefined): unknown {
    const runtimeType = typeof name === 'string' ? field.schema.getType(name) : undefined;
    if (!isObjectType(runtimeType) || !field.schema.isSubType(type, runtimeType)) throw noType(type, field);
    const plan = plans.get(runtimeType) ?? field.plan(runtimeType);
    plans.set(runtimeType, plan);
    return runFields(run, plan, value, place);
  }

  return (run, value, place) => {
    const name = resolveType(value, run.contextValue, field.infoOf(run, place), type);
    return isThenable(name)
      ? Promise.resolve(name).then((resolved) => completeAs(run, resolved, value, place))
      : completeAs(run, name, value, place);
  };
}

function noType({ name }: GraphQLAbstractType, field: CompletedField): GraphQLError {
  return new GraphQLError(
    `Abstract type "${name}" must resolve to an Object type at runtime for field "${field.name}". Either the "${name}" type ` +
      'should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.',
    { nodes: field.nodes },
  );
}
