import type { Cell } from '../schema/tables.ts';

/** The middle one of the numbers of a list (`3,1,2`), or the mean of the middle two; null when there is none. */
export function medianOfList(list: Cell): number | null {
  if (list === null || list === '') return null;
  const numbers = Float64Array.from(String(list).split(','), Number).sort();
  const half = numbers.length / 2;
  const [lower = 0, upper = 0] = [numbers[Math.ceil(half) - 1], numbers[Math.floor(half)]];
  return (lower + upper) / 2;
}
