import { describe, expect, jest, test } from '@jest/globals';
import { createBoundedQueue } from '../../src/workflow/bounded-queue.ts';

function queueOf(limit: number) {
  const onClose = jest.fn();
  const queue = createBoundedQueue<number>({
    limit,
    full: (waiting) => new Error(`${waiting} wait`),
    onClose,
  });
  return { queue, onClose };
}

describe('a bounded queue', () => {
  test('gives what was put in, in its order, to whoever reads, before or after', async () => {
    const { queue } = queueOf(8);
    const early = [queue.next(), queue.next()];
    for (const value of [1, 2, 3]) queue.push(value);
    queue.end();
    expect(await Promise.all(early)).toEqual([
      { done: false, value: 1 },
      { done: false, value: 2 },
    ]);
    const rest: number[] = [];
    for await (const value of queue) rest.push(value);
    expect(rest).toEqual([3]);
  });

  test('drops a reader that is too slow, with an error, and keeps nothing for it', async () => {
    const { queue, onClose } = queueOf(2);
    for (const value of [1, 2, 3, 4]) queue.push(value);
    expect(onClose).toHaveBeenCalledTimes(1);
    await expect(queue.next()).rejects.toThrow('2 wait');
    expect(await queue.next()).toEqual({ done: true, value: undefined });
  });

  test('tells an error after what waits, once', async () => {
    const { queue } = queueOf(8);
    queue.push(1);
    queue.end(new Error('over'));
    expect(await queue.next()).toEqual({ done: false, value: 1 });
    await expect(queue.next()).rejects.toThrow('over');
    expect(await queue.next()).toEqual({ done: true, value: undefined });
  });

  test('ends at once when its reader leaves, also while a read waits', async () => {
    const { queue, onClose } = queueOf(8);
    const waiting = queue.next();
    await queue.return();
    expect(await waiting).toEqual({ done: true, value: undefined });
    queue.push(1);
    expect(await queue.next()).toEqual({ done: true, value: undefined });
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});
