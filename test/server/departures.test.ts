import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { Departures } from '../../src/server/departures.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const endTurn = () => jest.advanceTimersByTime(1);

function departures() {
  const done: string[] = [];
  const log = () => {};
  const logger = { debug: log, info: log, warn: log, error: log };
  const all = new Departures({ logger, release: () => void done.push('lines') });
  const add = (name: string, then = () => {}) =>
    all.add({
      depart() {
        done.push(name);
        then();
      },
    });
  return { done, add };
}

test('what becomes ready in one turn leaves at its end, after the lines', () => {
  const { done, add } = departures();
  add('first');
  add('second');
  expect(done).toEqual([]);
  endTurn();
  expect(done).toEqual(['lines', 'first', 'second']);
});

test('what becomes ready while others leave, leaves in the next turn', () => {
  const { done, add } = departures();
  add('first', () => add('third'));
  add('second');
  endTurn();
  endTurn();
  expect(done).toEqual(['lines', 'first', 'second', 'lines', 'third']);
});

test('one that cannot leave keeps nobody else back', () => {
  const { done, add } = departures();
  add('first');
  add('second', () => {
    throw new Error('no way');
  });
  add('third');
  expect(endTurn).toThrow('no way');
  endTurn();
  expect(done).toEqual(['lines', 'first', 'second', 'lines', 'third']);
});

test('answers leave without a log that waits, too', () => {
  const all = new Departures(undefined);
  const depart = jest.fn();
  all.add({ depart });
  endTurn();
  expect(depart).toHaveBeenCalledTimes(1);
});
