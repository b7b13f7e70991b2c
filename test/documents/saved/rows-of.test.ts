import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, parse } from 'graphql';
import { listPaths } from '../../../src/documents/saved/list-paths.ts';
import { planRows } from '../../../src/documents/saved/row-plan.ts';
import { rowsOf } from '../../../src/documents/saved/rows-of.ts';
import { selectedFields } from '../../../src/documents/saved/selected-fields.ts';

/** The form of an answer: what stands under each key. */
type Form = 'leaf' | 'values' | { readonly object: Fields } | { readonly list: Fields };
type Fields = Readonly<Record<string, Form>>;

const key = fc.constantFrom('a', 'b', 'c', 'd', 'constructor', '_x');
const { fields } = fc.letrec<{ form: Form; fields: Fields }>((tie) => ({
  form: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Form>('leaf', 'values'),
    tie('fields').map((object) => ({ object })),
    tie('fields').map((list) => ({ list })),
  ),
  fields: fc.dictionary(key, tie('form'), { minKeys: 1, maxKeys: 4 }),
}));

const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean());

/** An answer of this form: whatever is nullable may be null, or may not be there at all. */
function answerOf(form: Fields): fc.Arbitrary<Record<string, unknown>> {
  const members = Object.fromEntries(Object.entries(form).map(([name, one]) => [name, valuesOf(one)]));
  return fc.record(members, { requiredKeys: [] });
}

function valuesOf(form: Form): fc.Arbitrary<unknown> {
  const nullable = (value: fc.Arbitrary<unknown>) => fc.option(value, { freq: 8 });
  if (form === 'leaf') return nullable(leaf);
  if (form === 'values') return nullable(fc.array(leaf, { maxLength: 3 }));
  if ('object' in form) return nullable(answerOf(form.object));
  return nullable(fc.array(nullable(answerOf(form.list)), { maxLength: 3 }));
}

/** A schema that has this form, and the document that asks for all of it. */
function documentOf(form: Fields): { readonly sdl: string; readonly query: string } {
  const types: string[] = [];
  function typeOf(inside: Fields): string {
    const name = `T${types.length}`;
    types.push('');
    const at = types.length - 1;
    const members = Object.entries(inside).map(([member, one]) => `${member}: ${outputOf(one)}`);
    types[at] = `type ${name} { ${members.join(' ')} }`;
    return name;
  }
  function outputOf(one: Form): string {
    if (one === 'leaf') return 'Leaf';
    if (one === 'values') return '[Leaf]';
    return 'object' in one ? typeOf(one.object) : `[${typeOf(one.list)}]`;
  }
  const write = (inside: Fields): string =>
    `{ ${Object.entries(inside)
      .map(
        ([member, one]) =>
          `${member} ${typeof one === 'string' ? '' : write('object' in one ? one.object : one.list)}`,
      )
      .join(' ')} }`;
  const root = typeOf(form);
  return { sdl: `scalar Leaf schema { query: ${root} } ${types.join('\n')}`, query: write(form) };
}

/** Another way to the same rows: every way to choose an item of each list on the path, then each leaf by its full path. */
function expectedRows(form: Fields, path: readonly string[], data: unknown): unknown[][] {
  const choices = choose(data, path, form);
  const leaves = leafPaths(form, path, []);
  return choices.map((choice) => leaves.map((one) => cell(walk(data, one, path, choice))));
}

function formAt(form: Fields, [name = '', ...rest]: readonly string[]): Form | undefined {
  const one = Object.hasOwn(form, name) ? form[name] : undefined;
  if (rest.length === 0 || one === undefined || typeof one === 'string') return one;
  return formAt('object' in one ? one.object : one.list, rest);
}

/** For each row, the place of its item in every list on the path, by how long the path to that list is. */
function choose(data: unknown, path: readonly string[], form: Fields): Map<number, number>[] {
  let choices: Map<number, number>[] = [new Map()];
  for (let length = 1; length <= path.length; length += 1) {
    const one = formAt(form, path.slice(0, length));
    if (typeof one !== 'object' || !('list' in one)) continue;
    choices = choices.flatMap((choice) => {
      const list = walk(data, path.slice(0, length), path, choice);
      if (!Array.isArray(list)) return [];
      return list.flatMap((item, at) => (item === null ? [] : [new Map([...choice, [length, at]])]));
    });
  }
  return choices;
}

function walk(
  data: unknown,
  to: readonly string[],
  path: readonly string[],
  choice: Map<number, number>,
): unknown {
  let value = data;
  for (const [at, name] of to.entries()) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
    value = (value as Record<string, unknown>)[name];
    const isOnPath = to.slice(0, at + 1).every((one, place) => one === path[place]);
    const index = isOnPath ? choice.get(at + 1) : undefined;
    if (index !== undefined && Array.isArray(value)) value = value[index];
  }
  return value ?? null;
}

/** Every column by its full path: all that is asked for, but lists off the path as they are. */
function leafPaths(form: Fields, path: readonly string[], above: readonly string[]): string[][] {
  return Object.entries(form).flatMap(([name, one]) => {
    const here = [...above, name];
    if (typeof one === 'string') return [here];
    if ('object' in one) return leafPaths(one.object, path, here);
    const isOnPath = here.every((member, at) => member === path[at]);
    return isOnPath ? leafPaths(one.list, path, here) : [here];
  });
}

function cell(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

const asked = fields.chain((form) => {
  const { sdl, query } = documentOf(form);
  const schema = buildSchema(sdl);
  const document = parse(query);
  const [operation] = document.definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
  const selected = selectedFields(schema, document, operation);
  return fc.record({
    form: fc.constant(form),
    selected: fc.constant(selected),
    data: answerOf(form),
    at: fc.nat(),
  });
});

describe('rows', () => {
  test('have an item of the innermost list each, and whatever is asked for beside and above it', () => {
    let rows = 0;
    fc.assert(
      fc.property(asked, ({ form, selected, data, at }) => {
        const paths = listPaths(selected);
        fc.pre(paths.length > 0);
        const path = paths[at % paths.length] ?? [];
        const found = [...rowsOf(planRows(selected, path, 'rowPages'), data)];
        rows += found.length;
        expect(found).toEqual(
          expectedRows(
            form,
            path.map((one) => one.key),
            data,
          ),
        );
      }),
      { numRuns: 500 },
    );
    expect(rows).toBeGreaterThan(100);
  });

  test('have the same columns whatever the data', () => {
    fc.assert(
      fc.property(asked, ({ selected, data, at }) => {
        const paths = listPaths(selected);
        fc.pre(paths.length > 0);
        const plan = planRows(selected, paths[at % paths.length] ?? [], 'rowPages');
        for (const row of rowsOf(plan, data)) expect(row).toHaveLength(plan.columns.length);
      }),
    );
  });
});
