import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { holdLines } from '../../src/config/held-lines.ts';

function lines() {
  const written: string[] = [];
  return { written, ...holdLines({ write: (text) => void written.push(text) }) };
}

test('lines wait for their release, and take one write', () => {
  const { written, held, release } = lines();
  held.write('one\n');
  held.write('two\n');
  expect(written).toEqual([]);
  release();
  release();
  expect(written).toEqual(['one\ntwo\n']);
});

test('lines are in the order in which they came, however they came', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('atOnce', 'held', 'release')), (ways) => {
      const { written, atOnce, held, release } = lines();
      let all = '';
      for (const [index, way] of ways.entries()) {
        if (way === 'release') release();
        else (way === 'held' ? held : atOnce).write(`${index}\n`);
        if (way !== 'release') all += `${index}\n`;
        if (way !== 'held') expect(written.join('')).toBe(all);
      }
      release();
      expect(written.join('')).toBe(all);
    }),
  );
});

test('what waits is written when it becomes much', () => {
  const { written, held } = lines();
  const line = `${'x'.repeat(999)}\n`;
  for (let count = 0; count < 100; count += 1) held.write(line);
  expect(written.join('').length).toBeGreaterThan(60_000);
});
