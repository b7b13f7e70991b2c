import { describe, expect, test } from '@jest/globals';
import { createAccountMemory } from '../../src/sources/account-memory.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { fakeClock } from '../kit/fake-clock.ts';
import { emptyMemory } from '../kit/fake-request.ts';

describe('known products', () => {
  test('are known before a mark when they were seen before it, and only then', () => {
    const { knownProducts } = emptyMemory();
    knownProducts.see('1');
    const mark = knownProducts.mark();
    knownProducts.see('2');
    knownProducts.see('1');
    expect(['1', '2', '3'].map((id) => knownProducts.seenBefore(id, mark))).toEqual([true, false, false]);
    expect(['1', '2', '3'].map((id) => knownProducts.seenBefore(id, knownProducts.mark()))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('are a hundred thousand at most, the oldest forgotten first', () => {
    const { knownProducts } = emptyMemory();
    for (let id = 0; id <= 100_000; id += 1) knownProducts.see(String(id));
    const mark = knownProducts.mark();
    expect(['0', '1', '100000'].map((id) => knownProducts.seenBefore(id, mark))).toEqual([false, true, true]);
  });
});

describe('accepted commits', () => {
  const key = { kind: 'submission', productId: '1', submissionId: '2' } as const;

  test('are shared with the other replicas of the account through its store, and with no other account', async () => {
    const store = createMemoryStore({ clock: fakeClock(), observer: { storeCall() {} } });
    await createAccountMemory(store, 'a').acceptedCommits.add(key);
    expect(await createAccountMemory(store, 'a').acceptedCommits.has(key)).toBe(true);
    expect(await createAccountMemory(store, 'b').acceptedCommits.has(key)).toBe(false);
    expect(await createAccountMemory(store, 'a').acceptedCommits.has({ ...key, submissionId: '3' })).toBe(
      false,
    );
  });
});

describe('open creates', () => {
  test('of one likeness contest each other, for as long as their outcome is unknown', () => {
    const { openCreates } = emptyMemory();
    const first = openCreates.begin('a');
    const other = openCreates.begin('b');
    expect([first.contested(), other.contested()]).toEqual([false, false]);
    const second = openCreates.begin('a');
    expect([first.contested(), second.contested(), other.contested()]).toEqual([true, true, false]);
    first.close();
    expect(openCreates.begin('a').contested()).toBe(true);
  });

  test('leave nothing behind when they are closed', () => {
    const { openCreates } = emptyMemory();
    openCreates.begin('a').close();
    expect(openCreates.begin('a').contested()).toBe(false);
  });
});
