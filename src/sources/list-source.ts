import type { Dashboard } from '../dashboard/dashboard.ts';
import type { Endpoint } from '../dashboard/endpoints.ts';
import type { Page } from '../dashboard/page.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { UpstreamInvalidResponse } from '../errors/upstream-errors.ts';

/** A list of the service, whose pages are read once a request however many ask for them. */
export interface ListSource {
  /** Names the list, for cursors: its path. */
  readonly path: string;
  /** A page by the query of its `next_link`, `''` for the first; null when the service refuses the token in it. */
  page(query: string): Promise<Page | null>;
  /** The first page, of which so many records are wanted. Throws when it cannot be read. */
  firstPage(wanted: number): Promise<Page>;
  /**
   * Reads the pages from this one on, for as long as `take` says of each that it wants the next. Throws when a page cannot
   * be read.
   */
  walk(query: string, take: (page: Page, query: string) => boolean): Promise<void>;
  /** Every record, from the first page to the last. */
  all(): Promise<readonly WireRecord[]>;
}

/** Is told of every page, and of the number of pages when a walk from the first page reached the end. */
export interface ListObserver {
  page(page: Page): void;
  walked(pages: number): void;
}

const nobody: ListObserver = { page: () => undefined, walked: () => undefined };

/** Makes the list behind an endpoint; `pages` is the request's memory of pages, by path and query. */
export function createListSource(
  dashboard: Dashboard,
  endpoint: Endpoint,
  pages: Map<string, Promise<Page | null>>,
  observer: ListObserver = nobody,
): ListSource {
  return new EndpointList(dashboard, endpoint, pages, observer);
}

class EndpointList implements ListSource {
  readonly path: string;
  readonly #dashboard: Dashboard;
  readonly #endpoint: Endpoint;
  readonly #pages: Map<string, Promise<Page | null>>;
  readonly #observer: ListObserver;

  constructor(
    dashboard: Dashboard,
    endpoint: Endpoint,
    pages: Map<string, Promise<Page | null>>,
    observer: ListObserver,
  ) {
    this.path = endpoint.path;
    this.#dashboard = dashboard;
    this.#endpoint = endpoint;
    this.#pages = pages;
    this.#observer = observer;
  }

  page(query: string): Promise<Page | null> {
    const key = `${this.path} ${query}`;
    let reading = this.#pages.get(key);
    if (reading === undefined) {
      reading = this.#readPage(query);
      this.#pages.set(key, reading);
    }
    return reading;
  }

  firstPage(wanted: number): Promise<Page> {
    return this.page('').then((read) => {
      if (read === null) throw tokenRefused();
      if (read.next === null && read.records.length < wanted) this.#observer.walked(1);
      return read;
    });
  }

  // No generator, for most lists have one page, and there are fifty lists in an answer: it would take twice as long.
  async walk(start: string, take: (page: Page, query: string) => boolean): Promise<void> {
    const seen = new Set<string>();
    for (let query: string | null = start; query !== null; ) {
      if (seen.has(query)) throw circle();
      seen.add(query);
      const read = await this.page(query);
      if (read === null) throw tokenRefused();
      if (!take(read, query)) return;
      query = read.next;
    }
    if (start === '') this.#observer.walked(seen.size);
  }

  async all(): Promise<readonly WireRecord[]> {
    const all: WireRecord[] = [];
    await this.walk('', ({ records }) => {
      for (const record of records) all.push(record);
      return true;
    });
    return all;
  }

  #readPage(query: string): Promise<Page | null> {
    const reading = this.#dashboard.page(this.#endpoint, query);
    if (this.#observer === nobody) return reading;
    return reading.then((read) => {
      if (read !== null) this.#observer.page(read);
      return read;
    });
  }
}

function circle(): UpstreamInvalidResponse {
  return new UpstreamInvalidResponse(
    "The service's list leads back to a page that was read already, so it cannot be read to its end. " +
      'Ask again later; a smaller `first` may still work.',
  );
}

function tokenRefused(): UpstreamInvalidResponse {
  return new UpstreamInvalidResponse(
    'The service refused its own link to the next page, so the list cannot be read to its end. Ask again.',
  );
}
