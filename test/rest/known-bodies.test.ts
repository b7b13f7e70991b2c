import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { createKnownBodies, type KnownBodies } from '../../src/rest/known-bodies.ts';
import { eventually } from '../kit/eventually.ts';

/** Reads a body as the transport does. @returns whether it was known */
function read(known: KnownBodies, path: string, text: string): { known: boolean; body: unknown } {
  const bytes = Buffer.from(text);
  const found = known.find(path, bytes);
  if (found !== undefined) return { known: true, body: found };
  const body: unknown = JSON.parse(text);
  known.keep(path, bytes, body);
  return { known: false, body };
}

test('a body is known when it comes for the fourth time, as long as it stays the same', () => {
  const known = createKnownBodies();
  const text = '{"id":"1","list":[{"name":"a"}]}';
  expect([1, 2, 3, 4, 5].map(() => read(known, '/a', text).known)).toEqual([false, false, false, true, true]);
  expect(read(known, '/b', text).known).toBe(false);
  const changed = text.replace('a', 'b');
  for (const time of [1, 2, 3])
    expect(read(known, '/a', changed)).toEqual({ known: time === 3, body: JSON.parse(changed) });
  expect(read(known, '/a', text).known).toBe(false);
});

test('what is known cannot be changed, however deep', () => {
  const known = createKnownBodies();
  for (let time = 0; time < 4; time += 1) read(known, '/a', '{"list":[{"name":"a"}]}');
  const { body } = read(known, '/a', '{"list":[{"name":"a"}]}') as { body: { list: { name: string }[] } };
  expect(() => body.list.push({ name: 'b' })).toThrow(TypeError);
  expect(() => Object.assign(body.list[0] as object, { name: 'b' })).toThrow(TypeError);
});

test('what comes otherwise each time is not held, nor frozen, which takes as long as reading it', () => {
  const known = createKnownBodies();
  for (let time = 0; time < 5; time += 1) {
    const text = `{"list":[${time}]}`;
    const { body } = read(known, '/a', text);
    expect(Object.isFrozen(body)).toBe(false);
    expect(known.find('/a', Buffer.from(text))).toBeUndefined();
    read(known, '/a', `{"list":[${time}],"longer":true}`);
  }
});

test('bodies are bounded together and each', () => {
  const known = createKnownBodies(10, 6);
  const four = (path: string, text: string) => [1, 2, 3, 4].map(() => read(known, path, text).known).at(-1);
  expect(four('/a', '"abc"')).toBe(true);
  expect(four('/b', '"abc"')).toBe(true);
  expect(four('/c', '"abc"')).toBe(true);
  expect(read(known, '/a', '"abc"').known).toBe(false);
  expect(four('/d', '"abcdef"')).toBe(false);
});

test('a body takes its own bytes and no more, whatever came in beside it', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const held = () => {
    collectGarbage();
    return process.memoryUsage().arrayBuffers;
  };
  const most = 2 * 1024 * 1024;
  const known = createKnownBodies(most);
  const before = held();
  for (let path = 0; path < 3_000; path += 1)
    for (let time = 0; time < 4; time += 1) read(known, `/${path}`, `"${'x'.repeat(1_000)}"`);
  expect(read(known, '/2999', `"${'x'.repeat(1_000)}"`).known).toBe(true);
  // The engine frees the bytes of what it has collected in its own time. Pieces of a pool would hold six times as many for good.
  await eventually('only bodies are held', () => held() - before < 2 * most);
});
