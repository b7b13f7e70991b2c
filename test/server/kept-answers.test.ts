import { beforeEach, expect, test } from '@jest/globals';
import { MadeOf } from '../../src/memory/made-of.ts';
import { createKeptAnswers, type KeptAnswers } from '../../src/server/kept-answers.ts';
import { type FakeClock, fakeClock } from '../kit/fake-clock.ts';

const question = {};
let clock: FakeClock;
let kept: KeptAnswers<string>;
let account: { changes: number };

beforeEach(() => {
  clock = fakeClock();
  kept = createKeptAnswers(clock, 1_000);
  account = { changes: 0 };
});

function made(bytes = 10, forMs = 1_000) {
  const readAt = clock.now();
  const until = readAt + forMs;
  const times = { readAt, freshUntil: until, graceUntil: until, lastUntil: until };
  const held = { value: {}, ...times, stamp: '', bytes, gone: false, used: false };
  const of = new MadeOf();
  of.add(held, account);
  return { of, held };
}

test('an answer is given to who asks the same, while what it is made of holds', () => {
  const { of, held } = made();
  kept.keep(question, 'asked', 'answer', of);
  expect(kept.find(question, 'asked')).toBe('answer');
  expect(kept.find(question, 'something else')).toBeUndefined();
  expect(kept.find({}, 'asked')).toBeUndefined();
  held.gone = true;
  expect(kept.find(question, 'asked')).toBeUndefined();
});

test('it is not given any more when time is over, or something was written', async () => {
  kept.keep(question, 'one', 'answer', made().of);
  kept.keep(question, 'other', 'answer', made(10, 500).of);
  await clock.advance(500);
  expect([kept.find(question, 'one'), kept.find(question, 'other')]).toEqual(['answer', undefined]);
  account.changes += 1;
  expect(kept.find(question, 'one')).toBeUndefined();
});

test('what holds no more when it is made is not kept', () => {
  const { of } = made();
  account.changes += 1;
  kept.keep(question, 'asked', 'answer', of);
  account.changes -= 1;
  expect(kept.find(question, 'asked')).toBeUndefined();
});

test('what they are made of stays within its bytes, and what is large is not kept', () => {
  kept.keep(question, 'large', 'answer', made(251).of);
  expect(kept.find(question, 'large')).toBeUndefined();
  const names = Array.from({ length: 10 }, (_, index) => `${index}`);
  for (const name of names) kept.keep(question, name, name, made(200).of);
  const found = names.filter((name) => kept.find(question, name) !== undefined);
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThanOrEqual(5);
  expect(found).toContain('9');
});

test('the same answer kept again counts once', () => {
  for (let round = 0; round < 20; round += 1) kept.keep(question, 'asked', `${round}`, made(200).of);
  kept.keep(question, 'other', 'other', made(200).of);
  expect([kept.find(question, 'asked'), kept.find(question, 'other')]).toEqual(['19', 'other']);
});
