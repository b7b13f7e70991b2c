import { expect, test } from '@jest/globals';
import { rememberHeader } from '../../src/server/header-memo.ts';
import { createKnownRequests } from '../../src/server/known-requests.ts';

const body = (id: number) => `{"query":"{ hello }","variables":{"ids":["${id}"]}}`;

test('a body that comes again is read once, and nobody can change what it says', () => {
  const read = createKnownRequests();
  const first = read(body(1));
  expect(first).toMatchObject({ query: '{ hello }', variables: { ids: ['1'] } });
  expect(read(body(1))).toBe(first);
  expect(read(body(2))).toMatchObject({ variables: { ids: ['2'] } });
  expect(() => Object.assign(Object(first.variables), { ids: [] })).toThrow(TypeError);
});

test('a body at fault is at fault each time', () => {
  const read = createKnownRequests();
  for (const _ of [1, 2]) expect(() => read('{')).toThrow('The body is not JSON.');
});

test('bodies are forgotten when they are too many, and long ones are not kept', () => {
  const read = createKnownRequests(2 * body(1).length);
  const first = read(body(1));
  read(body(2));
  expect(read(body(1))).toBe(first);
  read(body(3));
  expect(read(body(1))).not.toBe(first);
  const long = JSON.stringify({ query: `{ hello } # ${'x'.repeat(20_000)}` });
  const kept = createKnownRequests();
  expect(kept(long)).not.toBe(kept(long));
});

test('what a header says is worked out once for each value, and for few values', () => {
  let asked = 0;
  const lengthOf = rememberHeader((value) => {
    asked += 1;
    return value?.length ?? -1;
  });
  expect([lengthOf('four'), lengthOf('four'), lengthOf(undefined), lengthOf(undefined)]).toEqual([
    4, 4, -1, -1,
  ]);
  expect(asked).toBe(2);
  for (let index = 0; index < 1_000; index += 1) lengthOf(`value ${index}`);
  lengthOf('four');
  expect(asked).toBe(1_003);
});
