import type { Dashboard, Late, Lost, Written } from '../dashboard/dashboard.ts';
import type { Endpoint } from '../dashboard/endpoints.ts';
import type { Page } from '../dashboard/page.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import type { Read, Reader, ReadMemory } from './read-memory.ts';
import { scopeOf, scopesTouched } from './scopes.ts';

/**
 * The API for one request over what its account remembers: reads are answered from there where the request allows it, and
 * a write makes everybody forget what it touched before its answer is given on.
 */
export class RememberingDashboard implements Dashboard {
  readonly #memory: ReadMemory;
  readonly #reader: Reader;
  #looked: Promise<void> | undefined;
  /** What was read {@link again}, until it is asked for. */
  #inHand: Map<string, Promise<unknown>> | undefined;

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

  /** Makes a read that an earlier request made. Whoever asks for the same next is given this one's answer. */
  again(read: Read): Promise<unknown> {
    const answer = this.#ask(read);
    this.#inHand ??= new Map();
    this.#inHand.set(read.key, answer);
    return answer;
  }

  #read<Value>(
    { name, path }: Endpoint,
    query: string,
    load: (dashboard: Dashboard) => Promise<Value>,
  ): Promise<Value> {
    const read: Read = { endpoint: name, key: `${path} ${query}`, scope: scopeOf(path), load };
    const answer = this.#takeInHand(read.key) ?? this.#ask(read);
    const { account, reading } = this.#reader;
    reading.basis?.note(account, read, answer);
    // What answers the same read has the same type.
    return answer as Promise<Value>;
  }

  /** Once: whoever reads a thing twice wants to see it as it is by then. */
  #takeInHand(key: string): Promise<unknown> | undefined {
    const answer = this.#inHand?.get(key);
    if (answer !== undefined) this.#inHand?.delete(key);
    return answer;
  }

  /** What replicas wrote before this request is known to it. */
  #ask(read: Read): Promise<unknown> {
    this.#looked ??= this.#memory.generations.look();
    const answer = this.#looked?.then(() => this.#memory.read(read, this.#reader));
    return answer ?? this.#memory.read(read, this.#reader);
  }
}
