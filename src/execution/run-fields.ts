import { getArgumentValues } from 'graphql';
import type { Place } from './errors.ts';
import { isThenable } from './is-thenable.ts';
import { located } from './located.ts';
import type { Arguments, FieldPlan, ObjectPlan, Run } from './plan.ts';
import { resolveInfo } from './resolve-info.ts';

/** An object of the answer, or a promise of it where a field has to wait. Throws what makes the object itself null. */
export function runFields(
  run: Run,
  plan: ObjectPlan,
  source: unknown,
  place: Place | undefined,
): Record<string, unknown> | Promise<Record<string, unknown>> {
  const results: Record<string, unknown> = plan.empty === undefined ? Object.create(null) : { ...plan.empty };
  let waiting: string[] | undefined;
  let twins: FieldPlan[] | undefined;
  try {
    for (const field of plan.fields) {
      const { responseName } = field;
      if (run.twins !== 'apart' && field.twin !== undefined) {
        run.twins = 'met';
        twins = append(twins, field);
        // Names stand in the order in which they are first written.
        results[responseName] = undefined;
        continue;
      }
      const value = runField(run, field, source, place);
      if (value instanceof Promise) waiting = append(waiting, responseName);
      results[responseName] = value;
    }
  } catch (error) {
    if (waiting === undefined) throw error;
    // The others may fail too, and must not be left unheard.
    return waitFor(results, waiting, undefined).finally(() => {
      throw error;
    });
  }
  if (waiting !== undefined) return waitFor(results, waiting, twins);
  if (twins !== undefined) fillTwins(results, twins);
  return results;
}

/** Most objects have neither fields that wait nor twins, and there are many objects. */
function append<Item>(items: Item[] | undefined, item: Item): Item[] {
  if (items === undefined) return [item];
  items.push(item);
  return items;
}

function waitFor(
  results: Record<string, unknown>,
  waiting: readonly string[],
  twins: readonly FieldPlan[] | undefined,
): Promise<Record<string, unknown>> {
  // Also for one, as graphql-js does: how many steps a field takes decides which of two errors is told first.
  return Promise.all(waiting.map((name) => results[name])).then((values) => {
    for (const [index, name] of waiting.entries()) results[name] = values[index];
    if (twins !== undefined) fillTwins(results, twins);
    return results;
  });
}

function fillTwins(results: Record<string, unknown>, twins: readonly FieldPlan[]): void {
  for (const { responseName, twin } of twins)
    if (twin !== undefined) results[responseName] = results[twin.responseName];
}

function runField(run: Run, field: FieldPlan, source: unknown, above: Place | undefined): unknown {
  // Of a leaf nothing asks where it stands, unless it fails.
  const place = field.isLeaf && !field.wantsInfo ? undefined : placeOf(field, above);
  try {
    const value = resolve(run, field, source, place);
    // In two steps, as graphql-js does it: they decide which of two errors is told first.
    const completed = isThenable(value)
      ? Promise.resolve(value).then((resolved) => field.complete(run, resolved, place))
      : field.complete(run, value, place);
    if (!(completed instanceof Promise)) return completed;
    return completed.then(undefined, (error: unknown) =>
      locateError(run, field, error, place ?? placeOf(field, above)),
    );
  } catch (error) {
    return locateError(run, field, error, place ?? placeOf(field, above));
  }
}

function placeOf({ responseName, parentType }: FieldPlan, prev: Place | undefined): Place {
  return { prev, key: responseName, typename: parentType.name };
}

function resolve(run: Run, field: FieldPlan, source: unknown, place: Place | undefined): unknown {
  const args = field.args ?? argumentsOf(run, field);
  if (field.resolve === undefined) return readMember(run, field, source, args);
  const info = field.wantsInfo ? resolveInfo(run, field, place) : undefined;
  return field.resolve(source, args, run.contextValue, info as ReturnType<typeof resolveInfo>);
}

/** As graphql-js does by default: a member, or what it returns. */
function readMember(run: Run, field: FieldPlan, source: unknown, args: Arguments): unknown {
  if (typeof source !== 'object' || source === null) return undefined;
  const member: unknown = Reflect.get(source, field.definition.name);
  return typeof member === 'function' ? member.call(source, args, run.contextValue) : member;
}

/** Equal for every node, so they are worked out once a run. */
function argumentsOf(run: Run, field: FieldPlan): Arguments {
  const [node] = field.nodes;
  const known = run.args.get(field);
  if (known !== undefined || node === undefined) return known ?? {};
  const args = getArgumentValues(field.definition, node, run.variables);
  run.args.set(field, args);
  return args;
}

/** Makes a failure null here, and notes it; or passes it on where null may not be. */
export function locateError(
  { errors }: Run,
  { nodes, isNonNull }: Pick<FieldPlan, 'nodes' | 'isNonNull'>,
  failure: unknown,
  place: Place,
): null {
  const error = located(failure, nodes, place);
  if (isNonNull) throw error;
  errors.add(error, place);
  return null;
}
