type Log = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** Where events go: the part of pino's interface that the rooms use. Fields are chosen one by one, never whole objects. */
export interface Logger {
  debug: Log;
  info: Log;
  warn: Log;
  error: Log;
}
