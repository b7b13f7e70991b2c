import type {
  DocumentNode,
  GraphQLError,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import { conditionsOf } from './conditions.ts';
import { createErrors } from './errors.ts';
import { fragmentsOf } from './fragments.ts';
import { type ObjectPlan, type PlannedQuery, planObject, type Run } from './plan.ts';
import { runFields } from './run-fields.ts';

/** The variables of an operation, coerced. */
export type Variables = Readonly<Record<string, unknown>>;

/** What came of a query, in the form of graphql-js. */
export interface QueryResult {
  readonly data: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLError[];
}

/** A query, worked out. */
export interface CompiledQuery {
  /** False where the query with these variables must be left to graphql-js. */
  takes(variables: Variables): boolean;
  /** Runs it, with variables that it takes. Never rejects. */
  run(variables: Variables, contextValue: unknown): QueryResult | Promise<QueryResult>;
}

/** Plans of one query: it has another for each combination of what its `@skip` and `@include` are told. */
const mostPlans = 16;

/**
 * Works out once what graphql-js works out for every node of every answer: which fields an object has, how each is
 * resolved, and how its type is completed. What comes out is the same, down to the errors (`differential.test.ts`).
 * The document must have been validated, the variables coerced, and the operation must be a query.
 */
export function compileQuery(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CompiledQuery {
  const root = schema.getQueryType();
  if (!root) throw new Error('the schema has no queries');
  const asked = conditionsOf(document);
  const query: PlannedQuery = { schema, operation, fragments: fragmentsOf(document) };
  const plans = new Map<string, ObjectPlan>();
  const knownArguments = new WeakMap<Variables, Run['args']>();

  function planFor(variables: Variables, type: GraphQLObjectType): ObjectPlan {
    const key = asked.map((name) => variables[name]).join();
    const known = plans.get(key);
    if (known !== undefined) return known;
    const plan = planObject(query, variables, type, [operation.selectionSet]);
    if (plans.size >= mostPlans) plans.clear();
    plans.set(key, plan);
    return plan;
  }

  /** Worked out once for variables that come again and again, and can no more be changed. */
  function argumentsFor(variables: Variables): Run['args'] {
    const known = knownArguments.get(variables);
    if (known !== undefined) return known;
    const args: Run['args'] = new Map();
    if (Object.isFrozen(variables)) knownArguments.set(variables, args);
    return args;
  }

  return {
    // A condition that is none is an error of one field or of all, which graphql-js tells apart.
    takes: (variables) => asked.every((name) => typeof variables[name] === 'boolean'),
    run(variables, contextValue) {
      const args = argumentsFor(variables);
      const begin = (twins: Run['twins']): Run => ({
        query,
        variables,
        contextValue,
        errors: createErrors(),
        args,
        twins,
      });
      return runPlan(planFor(variables, root), begin);
    },
  };
}

/**
 * Runs twice where there were errors and fields that share what is found: an error names its place, and what fails first
 * decides what else is told, so that each field then fails by itself. What was read is in hand the second time.
 */
function runPlan(plan: ObjectPlan, begin: (twins: Run['twins']) => Run): QueryResult | Promise<QueryResult> {
  const run = begin('shared');
  return answer(plan, run, (result) =>
    result.errors !== undefined && run.twins === 'met'
      ? answer(plan, begin('apart'), (told) => told)
      : result,
  );
}

function answer(
  plan: ObjectPlan,
  run: Run,
  settle: (result: QueryResult) => QueryResult | Promise<QueryResult>,
): QueryResult | Promise<QueryResult> {
  const failed = (error: unknown) => {
    run.errors.add(error as GraphQLError, undefined);
    return settle(withErrors(run, null));
  };
  let data: ReturnType<typeof runFields>;
  try {
    data = runFields(run, plan, undefined, undefined);
  } catch (error) {
    return failed(error);
  }
  if (data instanceof Promise) return data.then((whole) => settle(withErrors(run, whole)), failed);
  return settle(withErrors(run, data));
}

function withErrors({ errors: { all } }: Run, data: Record<string, unknown> | null): QueryResult {
  return all.length === 0 ? { data } : { errors: all, data };
}
