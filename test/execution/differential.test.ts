import { describe, expect, test } from '@jest/globals';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLNullableType,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLSchema,
  GraphQLString,
  getOperationAST,
  getVariableValues,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  validate,
  visit,
} from 'graphql';
import { compileQuery } from '../../src/execution/compile-query.ts';
import { createSchema } from '../../src/resolvers/schema.ts';
import { createDraw, type Draw, seedOf } from '../kit/draw.ts';
import { randomDocument } from '../kit/random-document.ts';
import { typeDefs } from '../kit/run-document.ts';

/** More than one run of the tests takes; `QUERIES=10000 node test/house/jest.mjs test/execution` takes them all. */
const queries = Number(process.env['QUERIES'] ?? 300);

describe('a compiled query', () => {
  test(`answers as graphql-js does, errors and their order included, in ${queries} drawn queries`, async () => {
    const schema = schemaOfChance();
    let [compared, withErrors] = [0, 0];
    for (let seed = 1; compared < queries; seed += 1) {
      style = seed % 3 === 0 ? 'sync' : seed % 3 === 1 ? 'async' : 'mixed';
      const { text, variables } = randomDocument(schema, createDraw(seed));
      const document = parse(text);
      if (validate(schema, document).length > 0) continue;
      const expected = await execute({ schema, document, variableValues: variables });
      const compiled = await runCompiled(schema, text, variables);
      if (compiled === undefined) continue;
      expect({ seed, text, ...told(compiled) }).toEqual({ seed, text, ...told(expected) });
      compared += 1;
      if (expected.errors) withErrors += 1;
    }
    // Else the comparison would prove little.
    expect(withErrors).toBeGreaterThan(queries / 10);
    expect(withErrors).toBeLessThan(queries);
  }, 120_000);

  test('answers what is asked twice under two names as graphql-js does', async () => {
    const schema = schemaOfChance();
    let [compared, withErrors] = [0, 0];
    for (let seed = 1; compared < queries / 3; seed += 1) {
      style = seed % 3 === 0 ? 'sync' : seed % 3 === 1 ? 'async' : 'mixed';
      const drawn = randomDocument(schema, createDraw(seed));
      const document = doubled(parse(drawn.text));
      if (validate(schema, document).length > 0) continue;
      const text = print(document);
      const expected = await execute({
        schema,
        document: parse(text),
        variableValues: drawn.variables,
      });
      const compiled = await runCompiled(schema, text, drawn.variables);
      if (compiled === undefined) continue;
      expect({ seed, text, ...told(compiled) }).toEqual({ seed, text, ...told(expected) });
      compared += 1;
      if (expected.errors) withErrors += 1;
    }
    expect(withErrors).toBeGreaterThan(queries / 30);
    expect(withErrors).toBeLessThan(compared);
  }, 120_000);

  test('asks once for what is asked under many names, and by each name where that fails', async () => {
    let asked = 0;
    const thing = new GraphQLObjectType({
      name: 'Thing',
      fields: {
        name: { type: GraphQLString },
        broken: { type: GraphQLString, resolve: () => new Error('no') },
      },
    });
    const find = async () => {
      asked += 1;
      return { name: 'one' };
    };
    const args = { id: { type: GraphQLString } };
    const query = new GraphQLObjectType({
      name: 'Query',
      fields: { thing: { type: thing, args, resolve: find } },
    });
    const schema = new GraphQLSchema({ query });
    const sound = await runCompiled(schema, '{ a: thing(id: "1") { name } b: thing(id: "1") { name } }', {});
    expect([sound?.data, asked]).toEqual([{ a: { name: 'one' }, b: { name: 'one' } }, 2]);
    asked = 0;
    const others = await runCompiled(schema, '{ a: thing(id: "1") { name } b: thing(id: "2") { name } }', {});
    expect([others?.data, asked]).toEqual([{ a: { name: 'one' }, b: { name: 'one' } }, 4]);
    asked = 0;
    const broken = await runCompiled(schema, '{ a: thing { name broken } b: thing { name broken } }', {});
    expect(broken?.errors?.map(({ path }) => path)).toEqual([
      ['a', 'broken'],
      ['b', 'broken'],
    ]);
    // Once for both, then once for each; and that twice.
    expect(asked).toBe(6);
  });
});

/** Asks for every field once more, by another name. */
function doubled(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: {
      leave: ({ selections, ...set }) => ({
        ...set,
        selections: selections.flatMap((one): SelectionNode[] => {
          if (one.kind !== Kind.FIELD) return [one];
          const value = `${one.alias?.value ?? one.name.value}_again`;
          return [one, { ...one, alias: { kind: Kind.NAME, value } }];
        }),
      }),
    },
  });
}

/** Runs twice, since the second run finds what the first has prepared. */
async function runCompiled(
  schema: GraphQLSchema,
  text: string,
  variables: Record<string, unknown>,
): Promise<ExecutionResult | undefined> {
  const document = parse(text);
  const operation = getOperationAST(document) as OperationDefinitionNode;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  const compiled = compileQuery(schema, document, operation);
  if (coerced === undefined || !compiled.takes(coerced)) return undefined;
  const first = await compiled.run(coerced, undefined);
  const second = await compiled.run(coerced, undefined);
  expect(told(second)).toEqual(told(first));
  return second;
}

/** As text where the order of names matters. */
function told({ data, errors = [] }: ExecutionResult) {
  return {
    data: JSON.stringify(data),
    errors: errors.map((error) => ({
      ...error.toJSON(),
      original: error.originalError?.message,
    })),
  };
}

/** The gateway's own schema, whose fields resolve to what their place decides: values, nulls, promises and failures of all kinds. */
function schemaOfChance(): GraphQLSchema {
  const schema = createSchema(typeDefs);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isAbstractType(type)) type.resolveType = (value) => (value as Chance).type ?? undefined;
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      field.resolve = (source, args) => {
        const place = `${(source as Chance | undefined)?.place ?? ''}/${field.name}${JSON.stringify(args)}`;
        return outcome(schema, field.type, place);
      };
    }
  }
  return schema;
}

interface Chance {
  readonly place: string;
  readonly type?: string;
}

/**
 * graphql-js leaves a failure unheard, which ends the process, where an item of a list that may not be null fails at once
 * and another later. So either all comes at once, or all comes later, or both are mixed and what may not be null is not.
 */
let style: 'sync' | 'async' | 'mixed' = 'sync';

function outcome(schema: GraphQLSchema, type: GraphQLOutputType, place: string): unknown {
  const draw = createDraw(seedOf(place));
  const kind = draw.below(60);
  const fails = style !== 'mixed' || !isNonNullType(type);
  if (kind === 0 && fails && style !== 'async') throw new Error(`thrown at ${place}`);
  if (kind === 1 && fails && style !== 'sync') return Promise.reject(new Error(`rejected at ${place}`));
  const value = kind === 2 && fails ? new Error(`given at ${place}`) : valueAt(schema, type, place, draw);
  return timed(value, draw);
}

/** At once or later, as the style has it. */
function timed(value: unknown, draw: Draw): unknown {
  const turns = draw.below(4);
  if (style === 'sync' || (style === 'mixed' && draw.below(4) > 0)) return value;
  return later(value, turns);
}

async function later(value: unknown, turns: number): Promise<unknown> {
  for (let turn = 0; turn < turns; turn += 1) await undefined;
  return value;
}

function valueAt(schema: GraphQLSchema, type: GraphQLOutputType, place: string, draw: Draw): unknown {
  const fails = style !== 'mixed' || !isNonNullType(type);
  const odd = draw.below(40);
  if (isNonNullType(type)) {
    if (fails && odd === 0) return null;
    return soundValue(schema, type.ofType, place, draw, fails);
  }
  if (odd < 3) return odd === 0 ? undefined : null;
  return soundValue(schema, type, place, draw, fails);
}

function soundValue(
  schema: GraphQLSchema,
  type: GraphQLNullableType,
  place: string,
  draw: Draw,
  fails: boolean,
): unknown {
  const odd = fails && draw.below(30) === 0;
  if (isListType(type))
    return odd ? 'no list' : listAt(schema, type.ofType as GraphQLOutputType, place, draw);
  if (isObjectType(type)) return { place };
  if (isAbstractType(type))
    return { place, ...(!odd && { type: draw.of(schema.getPossibleTypes(type)).name }) };
  if (isEnumType(type)) return odd ? 'NONE OF THEM' : draw.of(type.getValues()).value;
  if (odd) return { no: 'leaf' };
  if (String(type) === 'Int') return draw.below(1_000);
  if (String(type) === 'Boolean') return draw.below(2) === 0;
  return `text ${draw.below(1_000)}`;
}

function listAt(schema: GraphQLSchema, type: GraphQLOutputType, place: string, draw: Draw): unknown {
  const fails = style !== 'mixed' || !isNonNullType(type);
  const items = Array.from({ length: draw.below(4) }, (_, index) => {
    const one = valueAt(schema, type, `${place}/${index}`, draw);
    return timed(fails && draw.below(12) === 0 ? new Error(`item ${index} of ${place}`) : one, draw);
  });
  return draw.below(5) === 0 ? new Set(items) : items;
}
