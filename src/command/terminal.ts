/** Where a command prints, and what it may do there. */
export interface Terminal {
  /** Standard output: results, or with `--json` the events. */
  out(text: string): void;
  /** Standard error: what a person wants to see meanwhile. */
  err(text: string): void;
  /** Standard error is a terminal: lines may be overwritten. */
  readonly live: boolean;
  readonly columns: number;
}
