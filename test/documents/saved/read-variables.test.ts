import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, Kind, parse } from 'graphql';
import { queryVariables } from '../../../src/documents/saved/query-variable.ts';
import { readVariables } from '../../../src/documents/saved/read-variables.ts';
import { BadUserInput } from '../../../src/errors/bad-user-input.ts';

const schema = buildSchema(`
  scalar Int64
  scalar DateTime
  enum State { READY FAILED UNRECOGNIZED }
  input Range { from: Int64! to: Int64 }
  input Filter { name: String states: [State!] size: Range and: Filter flag: Boolean }
  type Query { a: Int id: ID ratio: Float }
`);

function variablesOf(text: string) {
  const [operation] = parse(`query (${text}) { a }`).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  return queryVariables(schema, operation);
}

const all = variablesOf(
  '$int: Int $float: Float $flag: Boolean $id: ID $text: String $big: Int64 $state: State $states: [State!] ' +
    '$numbers: [Int] $filter: Filter $filters: [Filter!] $since: DateTime',
);
const read = (search: string, variables = all) =>
  readVariables(variables, new URLSearchParams(search), ['excel', 'trailer']);
const message = (search: string, variables = all) => {
  try {
    return read(search, variables);
  } catch (error) {
    if (error instanceof BadUserInput) return error.message;
    throw error;
  }
};

const state = fc.constantFrom('READY', 'FAILED');
const text = fc.string({ unit: 'grapheme' });
const filter = fc.record(
  {
    name: text,
    states: fc.array(state, { minLength: 1, maxLength: 3 }),
    size: fc.record(
      { from: fc.bigInt().map(String), to: fc.bigInt().map(String) },
      { requiredKeys: ['from'] },
    ),
    and: fc.record({ name: text }),
    flag: fc.boolean(),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const values = fc.record(
  {
    int: fc.integer(),
    float: fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => one + 0),
    flag: fc.boolean(),
    id: text,
    text,
    big: fc.bigInt().map(String),
    state,
    states: fc.array(state, { minLength: 1, maxLength: 4 }),
    numbers: fc.array(fc.integer(), { minLength: 1, maxLength: 4 }),
    filters: fc.array(filter, { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: [], noNullPrototype: true },
);

/** As an address says it: lists by repetition, entries of a list of objects as JSON. */
function write(parameters: URLSearchParams, name: string, value: unknown): void {
  for (const one of Array.isArray(value) ? value : [value])
    parameters.append(name, typeof one === 'object' ? JSON.stringify(one) : String(one));
}

function writeMembers(parameters: URLSearchParams, name: string, value: object): void {
  for (const [member, inside] of Object.entries(value))
    if (typeof inside === 'object' && !Array.isArray(inside))
      writeMembers(parameters, `${name}.${member}`, inside);
    else write(parameters, `${name}.${member}`, inside);
}

describe('the variables of an address', () => {
  test('are what was written there, each of its type', () => {
    fc.assert(
      fc.property(values, fc.option(filter, { nil: undefined }), fc.boolean(), (given, object, isWhole) => {
        const parameters = new URLSearchParams();
        for (const [name, value] of Object.entries(given)) write(parameters, name, value);
        if (object !== undefined && isWhole) write(parameters, 'filter', object);
        if (object !== undefined && !isWhole) writeMembers(parameters, 'filter', object);
        const isThere = [...parameters.keys()].some(
          (key) => key.startsWith('filter') && !key.startsWith('filters'),
        );
        expect(read(parameters.toString())).toEqual({ ...given, ...(isThere && { filter: object }) });
      }),
    );
  });

  test('are read, or refused with words, whatever is written there', () => {
    const name = fc.oneof(
      fc.constantFrom(...all.map((one) => one.name), 'excel'),
      fc.stringMatching(
        /^(filter|states|__proto__|filter\.(and|size|constructor|__proto__))(\.[a-z_]{0,9}){0,3}$/,
      ),
      fc.string(),
    );
    const value = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constantFrom('1', 'true', 'READY', '', 'null', '{}', '1e999'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 6 }), (pairs) => {
        const told = message(new URLSearchParams(pairs).toString());
        expect(typeof told === 'string' ? told.length : Object.getPrototypeOf(told)).toBeTruthy();
      }),
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
  });

  test('keep every digit of an id', () => {
    expect(read('big=1152921504621441945&id=007')).toEqual({ big: '1152921504621441945', id: '007' });
  });

  test('take a plus sign of a zone that was not escaped', () => {
    expect(read('since=2026-01-31T10:30:00+01:00')).toEqual({ since: '2026-01-31T10:30:00+01:00' });
  });

  test.each([
    ['int=1.0', /`int` is a whole number/],
    ['int=2147483648', /`int` is a whole number of 32 bits/],
    ['int=', /`int` is a whole number/],
    ['float=1,5', /`float` is a number/],
    ['flag=yes', /`flag` is true or false/],
    ['state=ready', /`state` is one of READY, FAILED\.$/],
    ['int=1&int=2', /`int` is there 2 times/],
    ['states=READY&states=LOST', /`states` is one of READY, FAILED/],
    ['colour=red', /"colour" is no parameter of this query\. It takes int \(Int\), .*excel, trailer\./],
    ['int.x=1', /`int` is of the type Int, which has no fields/],
    ['filter={', /`filter` is of the type Filter: send it as JSON, or its fields as `filter\.…=`/],
    ['filter={"colour":1}', /`filter`.*"colour" is not defined by type "Filter"/],
    ['filter.colour=1', /"filter\.colour": Filter has the fields name, states, size, and, flag/],
    ['filter.size.to=1', /`filter\.size`|`filter`.*"from" of required type "Int64!" was not provided/],
    ['filter={}&filter.name=x', /as a whole and by its fields/],
  ])('say what is wrong with %s', (search, expected) => {
    expect(message(search)).toMatch(expected);
  });

  test('are all named when they are missing, with their defaults', () => {
    const needed = variablesOf('$since: DateTime! $states: [State!]! $first: Int! = 10 $text: String');
    expect(message('', needed)).toBe(
      'The query needs since (DateTime!), states ([State!]!). It takes since (DateTime!), states ([State!]!), ' +
        'first (Int!, 10 when left out), text (String), excel, trailer.',
    );
    expect(read('since=2026-01-31&states=READY', needed)).toEqual({ since: '2026-01-31', states: ['READY'] });
  });
});
