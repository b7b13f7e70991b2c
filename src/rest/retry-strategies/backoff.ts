const firstMs = 200;
const longestMs = 2_000;

/**
 * The wait before retry number `retries` + 1: 200 ms, doubling, never over 2 s. Half of it is chance, so that calls
 * which failed together do not come back together.
 */
export function backoffMs(retries: number, random: () => number): number {
  const ceiling = Math.min(firstMs * 2 ** retries, longestMs);
  return Math.round(ceiling * (0.5 + 0.5 * random()));
}
