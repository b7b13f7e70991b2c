import { beforeEach, expect, test } from '@jest/globals';
import type { Basis } from '../../src/memory/basis.ts';
import { type ConfirmedAnswers, createConfirmedAnswers } from '../../src/server/confirmed-answers.ts';

const question = {};
let answers: ConfirmedAnswers<string>;

beforeEach(() => {
  answers = createConfirmedAnswers(10_000);
});

/** Of one read, which weighs something over this. */
function basisOf(bytes: number): Basis {
  const read = { endpoint: 'any', key: 'key', gives: 'body', scope: '', load: async () => null } as const;
  return { first: [{ account: undefined, read, value: 'x'.repeat(bytes) }], second: [] };
}

function keep(asked: string, bytes = 10, answer = asked): void {
  answers.keep(question, asked, { answer, basis: basisOf(bytes) });
}

test('an answer is there for who asks the same, until it is forgotten', () => {
  keep('asked');
  keep('asked else');
  expect(answers.find(question, 'asked')?.answer).toBe('asked');
  expect(answers.find(question, 'something else')).toBeUndefined();
  expect(answers.find({}, 'asked')).toBeUndefined();
  answers.forget(question, 'asked');
  answers.forget(question, 'asked');
  expect(answers.find(question, 'asked')).toBeUndefined();
  expect(answers.find(question, 'asked else')?.answer).toBe('asked else');
});

test('the last answer to a question is the one that counts', () => {
  for (let round = 0; round < 20; round += 1) keep('asked', 2_000, `${round}`);
  keep('other', 2_000);
  expect(answers.find(question, 'asked')?.answer).toBe('19');
  expect(answers.find(question, 'other')?.answer).toBe('other');
});

test('they stay within their bytes, and those that were asked lately stay longest', () => {
  for (let count = 0; count < 30; count += 1) {
    keep(`${count}`, 1_500);
    answers.find(question, '0');
  }
  const found = Array.from({ length: 30 }, (_, count) => count).filter(
    (count) => answers.find(question, `${count}`) !== undefined,
  );
  expect(found.length).toBeLessThanOrEqual(6);
  expect(found).toContain(0);
  expect(found).toContain(29);
});

test('an answer with a signed address is not kept, for it would have to be signed anew', () => {
  keep('signed', 10, 'https://host/blob?sp=r&sig=a');
  expect(answers.find(question, 'signed')).toBeUndefined();
});

test('what is large is not kept, and drives out nothing', () => {
  keep('small', 1_000);
  keep('large', 2_500);
  expect(answers.find(question, 'large')).toBeUndefined();
  expect(answers.find(question, 'small')?.answer).toBe('small');
});
