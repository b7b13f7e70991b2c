type Log = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** Where events go: the part of pino's interface that the rooms use. Fields are chosen one by one, never whole objects. */
export interface Logger {
  debug: Log;
  info: Log;
  warn: Log;
  error: Log;
}

/** A log whose lines wait for their release, so that many are written at once. What is logged elsewhere is written after them. */
export interface HeldLog {
  readonly logger: Logger;
  /** Writes the lines that wait. */
  release(): void;
}
