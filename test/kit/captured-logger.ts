import type { Logger } from '../../src/values/logger.ts';

/** One line of a log. */
export interface LogLine {
  readonly level: keyof Logger;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A logger that keeps its lines; `text` is all of them as they would be written. */
export interface CapturedLogger extends Logger {
  readonly lines: LogLine[];
  readonly text: string;
}

/** An empty log. */
export function capturedLogger(): CapturedLogger {
  const lines: LogLine[] = [];
  const at = (level: keyof Logger) => (fields: Readonly<Record<string, unknown>>, message: string) => {
    lines.push({ level, message, fields });
  };
  return {
    lines,
    get text() {
      return lines.map((line) => JSON.stringify(line)).join('\n');
    },
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
  };
}
