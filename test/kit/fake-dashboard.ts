import type { Dashboard, Lost, Written } from '../../src/dashboard/dashboard.ts';
import type { Endpoint } from '../../src/dashboard/endpoints.ts';
import type { Page } from '../../src/dashboard/page.ts';
import type { ServiceError } from '../../src/dashboard/service-error.ts';
import type { WireRecord } from '../../src/dashboard/wire-record.ts';
import { UpstreamTimeout } from '../../src/errors/upstream-errors.ts';

/** A dashboard that holds what a test gave it, and remembers every call. Paths are those of the endpoints, without queries. */
export interface FakeDashboard extends Dashboard {
  /** Every call in order: `getProduct /products/1`, a later page with its query, a write without its body. */
  readonly calls: string[];
  /** The bodies of the writes, in order. */
  readonly bodies: unknown[];
  /** What the single read of this path gives; an error is thrown. Nothing is there at first. */
  has(path: string, record: unknown): void;
  /** The pages of the list at this path, lists of records or errors. There is one empty page at first. */
  hasPages(path: string, ...pages: readonly (readonly WireRecord[] | Error)[]): void;
  /** The continuation tokens given out so far are refused from now on. */
  refuseTokens(): void;
  /** Where the next link of every list's last page leads; nowhere at first. */
  lastLink: string | null;
  /** What the writes of this endpoint come to; by default they are done, and answer nothing. */
  answers(endpoint: string, answer: () => Written | Lost): void;
}

/** An empty one. */
export function fakeDashboard(): FakeDashboard {
  const calls: string[] = [];
  const bodies: unknown[] = [];
  const singles = new Map<string, unknown>();
  const lists = new Map<string, readonly (readonly WireRecord[] | Error)[]>();
  const writes = new Map<string, () => Written | Lost>();
  let generation = 0;

  function single(endpoint: Endpoint): unknown {
    calls.push(`${endpoint.name} ${plain(endpoint)}`);
    const record = singles.get(plain(endpoint)) ?? null;
    if (record instanceof Error) throw record;
    return record;
  }

  const fake: FakeDashboard = {
    calls,
    bodies,
    lastLink: null,
    has: (path, record) => void singles.set(path, record),
    hasPages: (path, ...pages) => void lists.set(path, pages),
    refuseTokens: () => {
      generation += 1;
    },
    answers: (endpoint, answer) => void writes.set(endpoint, answer),

    find: async (endpoint) => single(endpoint) as WireRecord | null,
    fetch: async (endpoint) => single(endpoint),
    async page(endpoint, query): Promise<Page | null> {
      calls.push(`${endpoint.name} ${plain(endpoint)}${query === '' ? '' : `?${query}`}`);
      const pages = lists.get(plain(endpoint)) ?? [[]];
      const index = pages.findIndex(
        (_, place) => query === (place === 0 ? '' : tokenQuery(place, generation)),
      );
      const records = pages[index];
      if (records === undefined) return null;
      if (records instanceof Error) throw records;
      const next = index + 1 < pages.length ? tokenQuery(index + 1, generation) : fake.lastLink;
      return { records, next };
    },
    async write(endpoint, body) {
      calls.push(`${endpoint.name} ${endpoint.path}`);
      bodies.push(body);
      return writes.get(endpoint.name)?.() ?? { kind: 'done', record: null };
    },
  };
  return fake;
}

/** The query that leads to this page of a list, counted from 0; it has characters that break when decoded. */
export function tokenQuery(page: number, generation = 0): string {
  return `token=${page}.${generation}%2B%3D`;
}

/** A write whose answer never came, or came as a server error that says something. */
export function lost(refusal: Partial<ServiceError> | null = null): Lost {
  const error = new UpstreamTimeout('The service did not answer in time.', { outcome: 'INDETERMINATE' });
  return {
    kind: 'lost',
    error,
    refusal: refusal && { status: 502, code: null, message: null, validationErrors: [], ...refusal },
  };
}

/** A write that the service refused. */
export function refused(error: Partial<ServiceError>): Written {
  return {
    kind: 'refused',
    error: { status: 422, code: null, message: null, validationErrors: [], ...error },
  };
}

function plain(endpoint: Endpoint): string {
  return endpoint.path.split('?', 1)[0] ?? '';
}
