import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cutIntoBlocks } from '../../src/transfer/cut-into-blocks.ts';

async function* bodyOf(chunks: readonly Uint8Array[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('cutting a body into blocks', () => {
  test('keeps every byte in its place, whatever chunks come and in whatever order blocks end', async () => {
    const chunks = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 30 });
    const sizes = fc.record({
      blockBytes: fc.integer({ min: 1, max: 16 }),
      parallel: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(chunks, sizes, fc.array(fc.nat(3), { minLength: 1 }), async (pieces, size, delays) => {
        const blocks: Buffer[] = [];
        const count = await cutIntoBlocks(
          bodyOf(pieces),
          async (index, bytes) => {
            for (let turns = delays[index % delays.length] ?? 0; turns > 0; turns -= 1) await turn();
            blocks[index] = Buffer.from(bytes);
          },
          size,
        );
        const whole = Buffer.concat(pieces);
        expect(Buffer.concat(blocks)).toEqual(whole);
        expect(count).toBe(Math.ceil(whole.length / size.blockBytes));
        expect(blocks.slice(0, -1).every(({ length }) => length === size.blockBytes)).toBe(true);
      }),
    );
  });

  test('has no more blocks under way than allowed, and reuses their memory', async () => {
    const memory = new Set<ArrayBufferLike>();
    let [underWay, most] = [0, 0];
    await cutIntoBlocks(
      bodyOf(Array.from({ length: 100 }, () => Buffer.alloc(10))),
      async (_, bytes) => {
        memory.add(bytes.buffer);
        underWay += 1;
        most = Math.max(most, underWay);
        await turn();
        underWay -= 1;
      },
      { blockBytes: 10, parallel: 3 },
    );
    expect(most).toBeLessThanOrEqual(4);
    expect(memory.size).toBeLessThanOrEqual(4);
  });

  test('ends with the failure of a block, even while it waits for a body that says nothing', async () => {
    async function* silent(): AsyncGenerator<Buffer> {
      yield Buffer.alloc(10);
      await new Promise(() => undefined);
    }
    const failing = cutIntoBlocks(silent(), async () => Promise.reject(new Error('storage is full')), {
      blockBytes: 10,
      parallel: 2,
    });
    await expect(failing).rejects.toThrow('storage is full');
  });

  test('ends with the failure of the body', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.alloc(10);
      throw new Error('gone');
    }
    const failing = cutIntoBlocks(broken(), async () => undefined, { blockBytes: 4, parallel: 2 });
    await expect(failing).rejects.toThrow('gone');
  });

  test('does not end the body, whose connection carries the answer', async () => {
    let returned = false;
    const body: AsyncIterable<Buffer> = {
      [Symbol.asyncIterator]: () => ({
        next: async () => ({ done: false, value: Buffer.alloc(10) }),
        return: async () => {
          returned = true;
          return { done: true, value: undefined };
        },
      }),
    };
    const failing = cutIntoBlocks(body, async () => Promise.reject(new Error('no')), {
      blockBytes: 10,
      parallel: 1,
    });
    await expect(failing).rejects.toThrow('no');
    expect(returned).toBe(false);
  });
});
