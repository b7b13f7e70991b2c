import type { Logger } from '../values/logger.ts';
import type { Lines } from './line-writer.ts';

/**
 * A log whose lines of level `info` are those that pino would write, made with less work: pino goes through each name and value
 * character by character. That was a twentieth of a small query (`docs/performance.md`). All other levels are pino's.
 * @param timestamp Gives the member that tells the time, with the comma before it.
 */
export function withQuickInfo(logger: Logger, lines: Lines, timestamp: () => string): Logger {
  return {
    debug: (fields, message) => logger.debug(fields, message),
    info(fields, message) {
      const text = membersOf(fields);
      if (text === undefined) logger.info(fields, message);
      else lines.write(`{"level":"info"${timestamp()}${text},"msg":${quoted(message)}}\n`);
    },
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  };
}

/** Undefined where there is something among them that JSON does not know. */
function membersOf(fields: Readonly<Record<string, unknown>>): string | undefined {
  let text = '';
  for (const name in fields) {
    const value = fields[name];
    if (value === undefined) continue;
    const json = jsonOf(value);
    if (json === undefined) return undefined;
    text += `,"${name}":${json}`;
  }
  return text;
}

function jsonOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      return Number.isFinite(value) ? String(value) : 'null';
    case 'boolean':
      return String(value);
    default:
      return stringify(value);
  }
}

function stringify(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** Printable ASCII but for the quotation mark and the backslash: it stands between quotation marks as it is. */
const plain = /^[ !#-[\]-~]*$/;

function quoted(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text);
}
