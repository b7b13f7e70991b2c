import { beforeEach, describe, expect, test } from '@jest/globals';
import { endpoints } from '../../src/dashboard/endpoints.ts';
import { type Basis, type BasisRead, BasisRecord, confirm } from '../../src/memory/basis.ts';
import type { Read } from '../../src/memory/read-memory.ts';
import { scene, stateOf } from './memory-kit.ts';

/** A promise, and what ends it. */
function open() {
  let resolve: (value: unknown) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<unknown>((...ends) => {
    [resolve, reject] = ends;
  });
  return { promise, resolve, reject };
}

/** A read, and what ends it. */
function readOf(key: string) {
  const { promise, resolve, reject } = open();
  const read: Read = { endpoint: 'any', key, scope: '', load: () => promise };
  return { read, promise, resolve, reject };
}

const body = { id: '1' };

let record: BasisRecord;

beforeEach(() => {
  record = new BasisRecord();
});

/** Notes reads in this order, and lets them end where a list of keys stands. */
async function noted(...doings: readonly (string | readonly string[])[]): Promise<Basis | undefined> {
  const reads = new Map<string, ReturnType<typeof readOf>>();
  for (const doing of doings) {
    if (typeof doing === 'string') {
      const one = readOf(doing);
      reads.set(doing, one);
      record.note(undefined, one.read, one.promise);
    } else {
      for (const key of doing) reads.get(key)?.resolve(body);
      await Promise.all(doing.map((key) => reads.get(key)?.promise));
    }
  }
  return record.basis();
}

const keysOf = (reads: readonly BasisRead[] | undefined) => reads?.map(({ read }) => read.key);

describe('what an answer was made of', () => {
  test('is what was read, first what waited for nothing', async () => {
    const basis = await noted('a', 'b', ['b', 'a'], 'c', 'd', ['d', 'c']);
    expect(keysOf(basis?.first)).toEqual(['a', 'b']);
    expect(keysOf(basis?.second)).toEqual(['c', 'd']);
  });

  test.each([
    ['a read began when some of the first had ended', ['a', 'b', ['a'], 'c', ['b', 'c']]],
    ['a read began when some of the second had ended', ['a', ['a'], 'b', 'c', ['b'], 'd', ['c', 'd']]],
    ['there was a third round', ['a', ['a'], 'b', ['b'], 'c', ['c']]],
    ['a thing was read twice', ['a', ['a'], 'a', ['a']]],
    ['a read has not ended', ['a', 'b', ['a']]],
    ['nothing was read', []],
  ] as const)('is not told where %s', async (_, doings) => {
    expect(await noted(...doings)).toBeUndefined();
  });

  test('is not told where something else went into it', async () => {
    record.spoil();
    expect(await noted('a', ['a'])).toBeUndefined();
  });

  test('is not told where a read failed', async () => {
    const one = readOf('a');
    record.note(undefined, one.read, one.promise);
    one.reject(new Error('away'));
    await expect(one.promise).rejects.toThrow('away');
    expect(record.basis()).toBeUndefined();
  });

  test('may be that there is nothing', async () => {
    const one = readOf('a');
    record.note(undefined, one.read, one.promise);
    one.resolve(null);
    await one.promise;
    expect(record.basis()?.first).toMatchObject([{ value: null }]);
  });

  test('is the same key in two accounts', async () => {
    const [one, other] = [readOf('a'), readOf('a')];
    record.note('one', one.read, one.promise);
    record.note('other', other.read, other.promise);
    for (const { resolve } of [one, other]) resolve(body);
    await Promise.all([one.promise, other.promise]);
    expect(record.basis()?.first.map(({ account }) => account)).toEqual(['one', 'other']);
  });
});

describe('confirming', () => {
  const records = [body];
  const page = (next: string | null) => ({ records, next });
  const readsOf = (...values: readonly unknown[]): BasisRead[] =>
    values.map((value, index) => ({
      account: undefined,
      read: readOf(`${index}`).read,
      value,
    }));

  /** Reads again, each by hand. */
  function reading() {
    const asked: { readonly value: unknown; resolve(value: unknown): void; reject(error: Error): void }[] =
      [];
    const again = ({ value }: BasisRead) => {
      const { promise, resolve, reject } = open();
      asked.push({ value, resolve, reject });
      return promise;
    };
    return { asked, again };
  }

  test('holds when all came again, the second when all of the first did', async () => {
    const { asked, again } = reading();
    const answer = confirm({ first: readsOf(body, page('x')), second: readsOf(null, body) }, again);
    expect(asked).toHaveLength(2);
    asked[1]?.resolve(page('x'));
    expect(await stateOf(answer)).toBe('pending');
    expect(asked).toHaveLength(2);
    asked[0]?.resolve(body);
    await stateOf(answer);
    expect(asked).toHaveLength(4);
    for (const { value, resolve } of asked.slice(2)) resolve(value);
    expect(await answer).toBe(true);
  });

  test.each([
    ['another object', body, { id: '2' }],
    ['nothing any more', body, null],
    ['something now', null, body],
    ['a page with others', page(null), { records: [body, body], next: null }],
    ['a page with another after it', page(null), page('x')],
    ['no page any more', page(null), null],
    ['a page now', null, page(null)],
  ])('does not hold when there is %s, and nothing more is read', async (_, before, now) => {
    const { asked, again } = reading();
    const answer = confirm({ first: readsOf(before, body), second: readsOf(body) }, again);
    asked[0]?.resolve(now);
    expect(await answer).toBe(false);
    asked[1]?.resolve(body);
    await stateOf(answer);
    expect(asked).toHaveLength(2);
  });

  test('holds when all that is new are signatures', async () => {
    const { asked, again } = reading();
    const signed = (signature: string) => ({ url: `https://host/blob?sp=r&sig=${signature}` });
    const answer = confirm({ first: readsOf(signed('one'), page(null)), second: [] }, again);
    asked[0]?.resolve(signed('other'));
    asked[1]?.resolve({ records: [{ ...body }], next: null });
    expect(await answer).toBe(true);
  });

  test('is with what came last the next time', async () => {
    const basis = { first: readsOf({ id: '1' }), second: [] };
    const now = { id: '1' };
    expect(await confirm(basis, async () => now)).toBe(true);
    expect(basis.first[0]?.value).toBe(now);
    expect(await confirm(basis, async () => ({ id: '2' }))).toBe(false);
  });

  test('does not hold when a read fails', async () => {
    const { asked, again } = reading();
    const answer = confirm({ first: readsOf(body, body), second: [] }, again);
    for (const { reject } of asked) reject(new Error('away'));
    expect(await answer).toBe(false);
  });
});

describe('a read that is made again', () => {
  const one = endpoints.getProduct({ kind: 'product', productId: '1' });

  test('is in hand for who asks next, once', async () => {
    const { service, one: gateway } = scene({ [one.path]: body }, 0);
    const earlier = gateway.request();
    earlier.reading.basis = record;
    await earlier.find(one);
    const [noted] = record.basis()?.first ?? [];
    if (noted === undefined) throw new Error('nothing was noted');

    const request = gateway.request();
    const again = request.again(noted.read);
    expect(request.find(one)).toBe(again);
    expect(await again).toBe(body);
    const before = service.received;
    await request.find(one);
    expect(service.received).toBe(before + 1);
  });
});
