import type { Dashboard, Late, Lost, Written } from '../dashboard/dashboard.ts';
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
  return new RememberingDashboard(memory, reader);
}

class RememberingDashboard implements Dashboard {
  readonly #memory: ReadMemory;
  readonly #reader: Reader;
  #looked: Promise<void> | undefined;

  constructor(memory: ReadMemory, reader: Reader) {
    this.#memory = memory;
    this.#reader = reader;
  }

  find(endpoint: Endpoint): Promise<WireRecord | null> {
    return this.#read(endpoint, '', (dashboard) => dashboard.find(endpoint));
  }

  page(endpoint: Endpoint, query: string): Promise<Page | null> {
    return this.#read(endpoint, query, (dashboard) => dashboard.page(endpoint, query));
  }

  fetch(endpoint: Endpoint): Promise<unknown> {
    return this.#read(endpoint, '', (dashboard) => dashboard.fetch(endpoint));
  }

  async write(endpoint: Endpoint, body?: unknown, late?: Late): Promise<Written | Lost> {
    const touched = scopesTouched(endpoint.path);
    // An answer that comes late is news again: what was read meanwhile may be from before.
    const told = (record: WireRecord | null) => {
      void this.#memory.generations.begin(touched);
      late?.(record);
    };
    try {
      return await this.#reader.dashboard.write(endpoint, body, told);
    } finally {
      await this.#memory.generations.begin(touched);
    }
  }

  /** What replicas wrote before this request is known to it. */
  #read<Value>(
    { name, path }: Endpoint,
    query: string,
    load: (dashboard: Dashboard) => Promise<Value>,
  ): Promise<Value> {
    this.#looked ??= this.#memory.generations.look();
    const read = { endpoint: name, key: `${path} ${query}`, scope: scopeOf(path), load };
    // What answers the same read has the same type.
    const answer = this.#looked?.then(() => this.#memory.read(read, this.#reader));
    return (answer ?? this.#memory.read(read, this.#reader)) as Promise<Value>;
  }
}
