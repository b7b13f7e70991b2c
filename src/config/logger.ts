import { destination, pino } from 'pino';
import type { Logger } from '../values/logger.ts';
import type { LogLevel } from './config.ts';

/**
 * One JSON line an event, on standard output unless told otherwise. What may be logged is chosen field by field where it is
 * logged; nothing is filtered here.
 */
export function createLogger(level: LogLevel, stream: { write(line: string): void } = stdout()): Logger {
  return pino({ level, base: null, timestamp: createTimestamp(), formatters: { level: levelName } }, stream);
}

/**
 * The lines of one turn of the event loop are written together at its end, for a write takes as long as three lines take
 * to make; and before the process ends, however it ends but by SIGKILL.
 */
function stdout() {
  const stream = destination({ dest: 1, sync: true });
  let lines = '';
  const flush = () => {
    const all = lines;
    lines = '';
    if (all !== '') stream.write(all);
  };
  process.once('exit', flush);
  return {
    write(line: string) {
      if (lines === '') setImmediate(flush);
      lines += line;
    },
  };
}

/** The time as a member of a line, in ISO 8601: the date is written once a second, for it takes as long as half the line. */
function createTimestamp(): () => string {
  let second = Number.NaN;
  let written = '';
  return () => {
    const now = Date.now();
    const rest = now % 1_000;
    if (now - rest !== second) {
      second = now - rest;
      written = `,"time":"${new Date(second).toISOString().slice(0, -4)}`;
    }
    return `${written}${String(rest).padStart(3, '0')}Z"`;
  };
}

function levelName(level: string) {
  return { level };
}
