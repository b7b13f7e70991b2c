import { expect, test } from '@jest/globals';
import { comparePositions, type Selection, selectNodes } from '../../src/sources/selection.ts';

const numbers = Array.from({ length: 2_500 }, (_, index) => String(index + 1));
const every = (matches: Selection<string>['matches']): Selection<string> => ({
  name: 'test',
  matches,
  sortKey: () => null,
  compare: comparePositions('ASC'),
});
const select = (matches: Selection<string>['matches']) => selectNodes(numbers, every(matches), (id) => id);

test('a list of thousands lets others have their turn', async () => {
  let turns = 0;
  let going = true;
  const take = () => {
    turns += 1;
    if (going) setImmediate(take);
  };
  setImmediate(take);
  const selected = await select((id) => id.endsWith('7'));
  going = false;
  expect(turns).toBeGreaterThanOrEqual(2);
  expect(selected).toHaveLength(250);
  expect(selected[249]).toEqual({ node: '2497', id: '2497', sortKey: null });
});

test('conditions that have to ask are all asked before any is waited for, and a failure of one is told', async () => {
  let asked = 0;
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const selected = await select(async () => {
    asked += 1;
    if (asked === numbers.length) answer();
    await answered;
    return true;
  });
  expect(selected).toHaveLength(numbers.length);
  await expect(
    select(async (id) => {
      if (id === '1') throw new Error('no answer');
      return true;
    }),
  ).rejects.toThrow('no answer');
});
