import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readEvents, StreamCut } from '../../src/command/event-stream.ts';

async function* chunksOf(text: string, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function collect(text: string, sizes: readonly number[] = [64]): Promise<unknown[]> {
  const events: unknown[] = [];
  for await (const event of readEvents(chunksOf(text, sizes))) events.push(event);
  return events;
}

describe('a stream of events', () => {
  test('gives the same answers wherever it is cut into chunks, with comments between', async () => {
    const answers = fc.array(fc.record({ data: fc.string({ unit: 'grapheme' }) }), { maxLength: 5 });
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(answers, sizes, async (sent, cuts) => {
        const text = sent.map((one) => `:\n\nevent: next\ndata: ${JSON.stringify(one)}\n\n`).join('');
        expect(await collect(`${text}event: complete\ndata: \n\n`, cuts)).toEqual(sent);
      }),
    );
  });

  test('takes the line separators that JSON leaves as they are', async () => {
    const answer = { data: 'one\u2028two\u2029three' };
    expect(await collect(`event: next\ndata: ${JSON.stringify(answer)}\n\nevent: complete\n\n`)).toEqual([
      answer,
    ]);
  });

  test('takes carriage returns, and data over several lines', async () => {
    const text = 'event: next\r\ndata: {"a":\r\ndata: 1}\r\n\r\nevent: complete\r\n\r\n';
    expect(await collect(text)).toEqual([{ a: 1 }]);
  });

  test('leaves other events alone, and ends at `complete` whatever follows', async () => {
    expect(await collect('event: ping\ndata: x\n\nevent: complete\n\nevent: next\ndata: 1\n\n')).toEqual([]);
  });

  test('throws when it ends before it is complete', async () => {
    await expect(collect('event: next\ndata: 1\n\n')).rejects.toBeInstanceOf(StreamCut);
    await expect(collect('')).rejects.toBeInstanceOf(StreamCut);
  });
});
