import { parseJson } from '../src/values/read-json.ts';
import { productList } from './product-list.ts';

const rounds = 41;
const parsesARound = 5;

/** What is measured, on one list of 1 MB: the plain reader, ours, and ours where an id inside a text costs the fast path. */
const list = productList(1_000_000);
const misleading = list.replace(/\]}$/, '{"rel":"see 9007199267351835, please"}]}');
const readers: readonly (readonly [name: string, read: () => unknown])[] = [
  ['JSON.parse', () => JSON.parse(list)],
  ['parseJson', () => parseJson(list)],
  ['parseJson, an id in a text', () => parseJson(misleading)],
];

const timings = readers.map((): number[] => []);
for (let round = -3; round < rounds; round += 1) {
  readers.forEach(([, read], index) => {
    const milliseconds = time(read);
    if (round >= 0) timings[index]?.push(milliseconds);
  });
}

const medians = timings.map(median);
readers.forEach(([name], index) => {
  const milliseconds = medians[index] ?? Number.NaN;
  const speed = list.length / 1e3 / milliseconds;
  const ratio = (medians[0] ?? Number.NaN) / milliseconds;
  console.log(`${name.padEnd(28)} ${speed.toFixed(0).padStart(5)} MB/s   ${ratio.toFixed(2)} of JSON.parse`);
});

/** Milliseconds for one parse, the mean of a few. */
function time(read: () => unknown): number {
  const start = process.hrtime.bigint();
  for (let count = 0; count < parsesARound; count += 1) read();
  return Number(process.hrtime.bigint() - start) / 1e6 / parsesARound;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
