import { describe, expect, test } from '@jest/globals';
import type { Written } from '../../src/dashboard/dashboard.ts';
import { UpstreamThrottled, UpstreamTimeout } from '../../src/errors/upstream-errors.ts';
import { createIdempotency, type Idempotency, type KeyUse } from '../../src/sources/idempotency.ts';
import type { Proof } from '../../src/sources/submit.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import type { Store } from '../../src/store/store.ts';
import { StoreAway } from '../../src/store/store-away.ts';
import { type FakeClock, fakeClock, settle } from '../kit/fake-clock.ts';

const use: KeyUse = { caller: 'anonymous', mutation: 'createProduct', key: 'k', input: { name: 'p' } };
const done: Written = { kind: 'done', record: { id: '9007199254740993', productName: 'p' } };
const indeterminate = () => new UpstreamTimeout('No answer.', { outcome: 'INDETERMINATE' });

interface Service {
  sent: number;
  lookedUp: number[];
  send: () => Promise<Written>;
  lookUp: () => Promise<Proof>;
}

function service(send: () => Promise<Written> = async () => done, proof?: Proof): Service {
  const it: Service = {
    sent: 0,
    lookedUp: [],
    send: () => {
      it.sent += 1;
      return send();
    },
    lookUp: async (sentAt?: number) => {
      it.lookedUp.push(sentAt ?? 0);
      return proof ?? { proved: false, found: ['products/1'] };
    },
  };
  return it;
}

function memoryOf(clock: FakeClock, store: Store): Idempotency {
  return createIdempotency({ store, accountId: 'account', clock, requestMs: 30_000 });
}

function scene() {
  const clock = fakeClock();
  const store = createMemoryStore({ clock, observer: { storeCall() {} } });
  // Another process over the same store, or this one after a restart.
  const other = () => memoryOf(clock, store);
  return { clock, store, keys: other(), other };
}

describe('a key', () => {
  test('makes a repeat get the first answer, with nothing sent, in another process too', async () => {
    const { keys, other } = scene();
    const it = service();
    for (const one of [keys, keys, other()]) expect(await one.once(use, it)).toEqual(done);
    expect(it).toMatchObject({ sent: 1, lookedUp: [] });
  });

  test('remembers a refusal as it remembers a success', async () => {
    const { keys } = scene();
    const refused: Written = {
      kind: 'refused',
      error: { status: 422, code: 'INVALID_INPUT', message: 'No.', validationErrors: [] },
    };
    const it = service(async () => refused);
    await keys.once(use, it);
    expect(await keys.once(use, it)).toEqual(refused);
    expect(it.sent).toBe(1);
  });

  test('joins those who send it while the first is under way, here and elsewhere', async () => {
    const { clock, keys, other } = scene();
    let answer: (written: Written) => void = () => {};
    const it = service(() => new Promise((resolve) => (answer = resolve)));
    const answers = [keys.once(use, it), keys.once(use, it), other().once(use, it)];
    await settle();
    await clock.advance(1_000);
    answer(done);
    await clock.advance(1_000);
    expect(await Promise.all(answers)).toEqual([done, done, done]);
    expect(it.sent).toBe(1);
  });

  test('is refused for another input, at once or later', async () => {
    const { keys, other } = scene();
    const it = service();
    const another = { ...use, input: { name: 'q' } };
    const answers = await Promise.all([keys.once(use, it), keys.once(another, it)]);
    expect(answers).toEqual([done, { kind: 'reused' }]);
    expect(await other().once(another, it)).toEqual({ kind: 'reused' });
    expect(it.sent).toBe(1);
  });

  test('belongs to its caller and its mutation', async () => {
    const { keys } = scene();
    const it = service();
    await keys.once(use, it);
    await keys.once({ ...use, caller: 'somebody else' }, it);
    await keys.once({ ...use, mutation: 'createSubmission' }, it);
    expect(it.sent).toBe(3);
  });

  test('is free again when nothing was sent or the service refused to look at it', async () => {
    const { keys } = scene();
    for (const outcome of ['NOT_SENT', 'REJECTED'] as const) {
      const it = service(async () => {
        throw new UpstreamThrottled(5, { outcome });
      });
      await expect(keys.once(use, it)).rejects.toMatchObject({ details: { outcome } });
      await expect(keys.once({ ...use, input: outcome }, it)).rejects.toMatchObject({ details: { outcome } });
      expect(it.sent).toBe(2);
    }
  });

  test.each([
    ['an answer was lost', indeterminate()],
    ['something failed that does not say when', new TypeError('x is undefined')],
  ])('looks up and sends nothing after %s', async (_what, failure) => {
    const { keys, other, clock } = scene();
    const it = service(async () => {
      throw failure;
    });
    await expect(keys.once(use, it)).rejects.toBe(failure);
    for (const one of [keys, other()]) {
      await expect(one.once(use, it)).rejects.toMatchObject({
        details: { outcome: 'INDETERMINATE', found: ['products/1'] },
      });
    }
    expect(it).toMatchObject({ sent: 1, lookedUp: [clock.now(), clock.now()] });
  });

  test('adopts what the look-up proves, and answers with it from then on', async () => {
    const { keys, other } = scene();
    const it = service(
      async () => {
        throw indeterminate();
      },
      { proved: true, record: { id: '7' } },
    );
    await expect(keys.once(use, it)).rejects.toThrow();
    for (const one of [other(), keys])
      expect(await one.once(use, it)).toEqual({ kind: 'done', record: { id: '7' } });
    expect(it).toMatchObject({ sent: 1, lookedUp: [expect.any(Number)] });
  });

  test('never takes the result of another key for its own', async () => {
    const { keys } = scene();
    const lost = service(
      async () => {
        throw indeterminate();
      },
      { proved: true, record: { id: done.record?.['id'] } },
    );
    await expect(keys.once({ ...use, key: 'lost' }, lost)).rejects.toThrow();
    await keys.once(use, service());
    await expect(keys.once({ ...use, key: 'lost' }, lost)).rejects.toMatchObject({
      details: { outcome: 'INDETERMINATE' },
    });
  });

  test('does not make a request wait longer for its turn than it has time', async () => {
    const { clock, keys, other } = scene();
    void keys.once(
      use,
      service(() => new Promise(() => {})),
    );
    await settle();
    const error = other()
      .once({ ...use, deadline: clock.now() + 2_000 }, service())
      .catch((one: unknown) => one);
    await clock.advance(2_000);
    expect(await error).toMatchObject({ code: 'UPSTREAM_TIMEOUT', details: { outcome: 'INDETERMINATE' } });
  });

  test('survives the death of its process between sending and the answer', async () => {
    const { clock, keys, other } = scene();
    const it = service(() => new Promise(() => {}));
    void keys.once(use, it);
    await settle();
    const repeat = other().once(use, it);
    repeat.catch(() => undefined);
    await clock.advance(31_000);
    await expect(repeat).rejects.toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
      details: { outcome: 'INDETERMINATE' },
    });
    await clock.advance(10_000);
    await expect(other().once(use, it)).rejects.toMatchObject({ details: { outcome: 'INDETERMINATE' } });
    expect(it).toMatchObject({ sent: 1, lookedUp: [expect.any(Number)] });
  });

  test('is not written down, and neither are the addresses in an answer', async () => {
    const { store, keys, clock } = scene();
    const kept: string[] = [];
    const spy: Store = {
      ...store,
      keep(key, value, ttlMs) {
        kept.push(key, JSON.stringify(value));
        return store.keep(key, value, ttlMs);
      },
    };
    const record = { id: '1', downloads: { items: [{ url: 'https://blob/?sig=secret' }] }, links: [] };
    const it = service(async () => ({ kind: 'done', record }));
    expect(await memoryOf(clock, spy).once({ ...use, key: 'build-4711' }, it)).toEqual({
      kind: 'done',
      record,
    });
    expect(kept.join()).not.toMatch(/build-4711|sig=/);
    expect(keys).toBeDefined();
  });

  test('is refused, with nothing sent, while the store that remembers it does not answer', async () => {
    const { store, clock } = scene();
    const it = service();
    const away: Partial<Store>[] = [
      { lock: async () => 'unavailable' },
      {
        recall: async () => {
          throw new StoreAway();
        },
      },
      { keep: async () => false },
    ];
    for (const fault of away) {
      await expect(memoryOf(clock, { ...store, ...fault }).once(use, it)).rejects.toMatchObject({
        code: 'UPSTREAM_UNAVAILABLE',
        details: { outcome: 'NOT_SENT' },
      });
    }
    expect(it.sent).toBe(0);
  });
});
