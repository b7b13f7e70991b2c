import type { Dashboard } from '../dashboard/dashboard.ts';
import type { Endpoint } from '../dashboard/endpoints.ts';
import type { Page } from '../dashboard/page.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import type { Reader, ReadMemory } from './read-memory.ts';
import { scopeOf, scopesTouched } from './scopes.ts';

/**
 * The API for one request over what its account remembers: reads are answered from there where the request allows it, and
 * a write makes everybody forget what it touched before its answer is given on.
 */
export function rememberingDashboard(memory: ReadMemory, reader: Reader): Dashboard {
  let looked: Promise<void> | undefined;

  /** What replicas wrote before this request is known to it. */
  async function read(
    endpoint: Endpoint,
    query: string,
    load: (dashboard: Dashboard) => Promise<unknown>,
  ): Promise<unknown> {
    looked ??= memory.generations.look();
    if (looked !== undefined) await looked;
    const { name, path } = endpoint;
    return memory.read({ endpoint: name, key: `${path} ${query}`, scope: scopeOf(path), load }, reader);
  }

  return {
    find: (endpoint) =>
      read(endpoint, '', (dashboard) => dashboard.find(endpoint)) as Promise<WireRecord | null>,
    page: (endpoint, query) =>
      read(endpoint, query, (dashboard) => dashboard.page(endpoint, query)) as Promise<Page | null>,
    fetch: (endpoint) => read(endpoint, '', (dashboard) => dashboard.fetch(endpoint)),
    async write(endpoint, body, late) {
      const touched = scopesTouched(endpoint.path);
      // An answer that comes late is news again: what was read meanwhile may be from before.
      const told = (record: WireRecord | null) => {
        void memory.generations.begin(touched);
        late?.(record);
      };
      try {
        return await reader.dashboard.write(endpoint, body, told);
      } finally {
        await memory.generations.begin(touched);
      }
    },
  };
}
