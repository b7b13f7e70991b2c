import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createLineWriter } from '../../src/config/line-writer.ts';

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** A file that takes what it is told to take: so many bytes, or an error. All when there is nothing left to do. */
function file(doings: (number | Error)[]) {
  const taken: Buffer[] = [];
  const write = (_fd: number, data: string | Uint8Array): number => {
    const doing = doings.shift();
    if (doing instanceof Error) throw doing;
    const bytes = Buffer.from(data as string).subarray(0, doing);
    taken.push(bytes);
    return bytes.length;
  };
  return { write, text: () => Buffer.concat(taken).toString() };
}

test('lines are in the file when they have been written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'line-writer-'));
  const fd = openSync(join(folder, 'log'), 'w');
  try {
    const lines = createLineWriter(fd);
    lines.write('one\n');
    lines.write('two – 二\n');
    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('one\ntwo – 二\n');
  } finally {
    closeSync(fd);
    rmSync(folder, { recursive: true });
  }
});

test('what is taken in pieces, or later, is written to its end', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.oneof(fc.nat(5), fc.constant(failure('EAGAIN'))), { maxLength: 4 }),
      (text, doings) => {
        const { write, text: written } = file([...doings]);
        createLineWriter(1, write).write(`${text}\n`);
        expect(written()).toBe(`${text}\n`);
      },
    ),
    // As many bytes as there are characters.
    { numRuns: 50, examples: [['ää', [3]]] },
  );
});

test('nothing is written any more to a reader who has gone', () => {
  const { write, text } = file([4, failure('EPIPE')]);
  const lines = createLineWriter(1, write);
  for (const line of ['one\n', 'two\n', 'three\n']) lines.write(line);
  expect(text()).toBe('one\n');
});

test('a line that is not taken is lost, and the next is tried', () => {
  const { write, text } = file([failure('ENOSPC')]);
  const lines = createLineWriter(1, write);
  lines.write('one\n');
  lines.write('two\n');
  expect(text()).toBe('two\n');
});
