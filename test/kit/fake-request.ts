import { type AccountMemory, createAccountMemory } from '../../src/sources/account-memory.ts';
import { createSources, type Sources } from '../../src/sources/sources.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { fakeClock } from './fake-clock.ts';
import type { FakeDashboard } from './fake-dashboard.ts';

/** Blobs by address: their texts, or the errors that reading them ends in. Other addresses fail. */
export type Blobs = Readonly<Record<string, string | Error>>;

/** What an account remembers that has just been opened. */
export function emptyMemory(label?: string): AccountMemory {
  const store = createMemoryStore({ clock: fakeClock(), observer: { storeCall() {} } });
  return createAccountMemory(store, 'test', { label });
}

/** The sources of one request; a blob that is read is noted among the dashboard's calls. */
export function startRequest(
  fake: FakeDashboard,
  memory: AccountMemory = emptyMemory(),
  blobs: Blobs = {},
): Sources {
  return createSources(fake, memory, async (url) => {
    fake.calls.push(`blob ${url}`);
    const blob = blobs[url] ?? new Error('There is no such blob.');
    if (blob instanceof Error) throw blob;
    return blob;
  });
}
