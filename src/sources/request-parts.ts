import type { Dashboard } from '../dashboard/dashboard.ts';
import type { Page } from '../dashboard/page.ts';
import type { AccountMemory } from './account-memory.ts';

/** What the sources of one request share. */
export interface RequestParts {
  readonly dashboard: Dashboard;
  readonly memory: AccountMemory;
  /** Who asks: a name that tells callers apart. */
  readonly caller: string;
  /** When the request must have been answered, in the clock's milliseconds. */
  readonly deadline: number;
  /** Is told that something goes into the answer that is no read of the API. */
  readonly changing: () => void;
  /** Pages read in this request, by path and query. */
  readonly pages: Map<string, Promise<Page | null>>;
}
