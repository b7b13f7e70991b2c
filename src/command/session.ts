import type { Clock } from '../values/clock.ts';
import type { Gateway } from './gateway.ts';
import type { Report } from './report.ts';

/** What a command works with. */
export interface Session {
  readonly gateway: Gateway;
  readonly report: Report;
  readonly clock: Clock;
  /** Aborted when the person or the build system wants it to end. Writes under way are not cut by it. */
  readonly signal: AbortSignal;
}
