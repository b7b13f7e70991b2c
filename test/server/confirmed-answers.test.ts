import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeEach, expect, test } from '@jest/globals';
import type { Basis } from '../../src/memory/basis.ts';
import {
  type AskedBefore,
  type ConfirmedAnswers,
  createConfirmedAnswers,
} from '../../src/server/confirmed-answers.ts';
import { eventually } from '../kit/eventually.ts';

const question = {};
let answers: ConfirmedAnswers<string>;

beforeEach(() => {
  answers = createConfirmedAnswers(20_000);
});

/** Of one read, which weighs something over this. */
function basisOf(bytes: number): Basis {
  const read = { endpoint: 'any', key: 'key', scope: '', load: async () => null };
  return { first: [{ account: undefined, read, value: 'x'.repeat(bytes) }], second: [] };
}

/** What is known of a question that was asked before. */
function knownOf(asked: string): AskedBefore<string> {
  const known = answers.find(question, asked) ?? answers.find(question, asked);
  if (known === undefined) throw new Error('what was asked is not known');
  return known;
}

function keep(asked: string, bytes = 10, answer = asked): void {
  knownOf(asked).keep({ answer, basis: basisOf(bytes) });
}

const lastOf = (asked: string) => answers.find(question, asked)?.last?.answer;

/** How often it is asked until it is worth noting what the answer is made of. */
function asksUntilWorthNoting(known: AskedBefore<string>): number {
  let asks = 1;
  while (!known.isWorthNoting()) asks += 1;
  return asks;
}

test('an answer is there for who asks the same, until it has changed', () => {
  keep('asked');
  keep('asked else');
  expect(lastOf('asked')).toBe('asked');
  expect(lastOf('something else')).toBeUndefined();
  expect(answers.find({}, 'asked')).toBeUndefined();
  knownOf('asked').changed();
  expect(lastOf('asked')).toBeUndefined();
  expect(lastOf('asked else')).toBe('asked else');
});

test('the first time nothing is noted, and what keeps changing is noted ever less often', () => {
  expect(answers.find(question, 'asked')).toBeUndefined();
  const known = knownOf('asked');
  const asks = Array.from({ length: 8 }, () => {
    const count = asksUntilWorthNoting(known);
    known.keep({ answer: 'a', basis: basisOf(10) });
    known.changed();
    return count;
  });
  expect(asks).toEqual([1, 3, 5, 9, 17, 33, 65, 65]);
  asksUntilWorthNoting(known);
  known.keep({ answer: 'a', basis: basisOf(10) });
  known.held();
  known.changed();
  expect(asksUntilWorthNoting(known)).toBe(3);
});

test('a query that nobody else holds is not held for its answers', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  let query: object | undefined = {};
  const held = new WeakRef(query);
  answers.find(query, 'asked');
  answers.find(query, 'asked')?.keep({ answer: 'a', basis: basisOf(10) });
  expect(answers.find(query, 'asked')?.last?.answer).toBe('a');
  query = undefined;
  await eventually('the query is gone', () => {
    collectGarbage();
    return held.deref() === undefined;
  });
});

test('the last answer to a question is the one that counts', () => {
  for (let round = 0; round < 20; round += 1) keep('asked', 4_000, `${round}`);
  keep('other', 4_000);
  expect([lastOf('asked'), lastOf('other')]).toEqual(['19', 'other']);
});

test('they stay within their bytes', () => {
  const asked = Array.from({ length: 30 }, (_, count) => `${count}`);
  for (const one of asked) keep(one, 2_000);
  const found = asked.filter((one) => answers.find(question, one)?.last !== undefined);
  expect(found.length).toBeGreaterThan(1);
  expect(found.length).toBeLessThanOrEqual(10);
  expect(found).toContain('29');
});

test('so do the questions by which nothing is kept', () => {
  for (let count = 0; count < 1_000; count += 1) answers.find(question, `${count}`);
  expect(answers.find(question, '999')).toBeDefined();
  expect(answers.find(question, '0')).toBeUndefined();
});

test('whoever still has a question that is forgotten keeps nothing by it', () => {
  const known = knownOf('asked');
  for (let count = 0; count < 1_000; count += 1) answers.find(question, `${count}`);
  known.keep({ answer: 'asked', basis: basisOf(10) });
  known.changed();
  expect(known.last).toBeUndefined();
  for (const asked of ['one', 'two', 'three']) keep(asked, 4_000);
  expect(['one', 'two', 'three'].map(lastOf)).toEqual(['one', 'two', 'three']);
});

test.each([
  ['with a signed address, for it would have to be signed anew', 10, 'https://host/blob?sp=r&sig=a'],
  ['that is large', 5_000, 'large'],
])('an answer %s is not kept', (_, bytes, answer) => {
  keep('small');
  keep('asked', bytes, answer);
  expect([lastOf('asked'), lastOf('small')]).toEqual([undefined, 'small']);
  expect(asksUntilWorthNoting(knownOf('asked'))).toBe(3);
});
