import type { UpstreamName } from '../../config/config.ts';

/** An operation that shows how something is done; it becomes a tab of the explorer, named for its first operation. */
export interface Example {
  /** A document; its comments explain it. */
  readonly query: string;
  /** On the emulator the variables name things that are there, and writes are sent; on the service they are only checked. */
  readonly variables?: (upstream: UpstreamName) => Readonly<Record<string, unknown>>;
}
