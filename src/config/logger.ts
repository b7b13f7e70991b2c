import { destination, pino, stdTimeFunctions } from 'pino';
import type { Logger } from '../values/logger.ts';
import type { LogLevel } from './config.ts';

/**
 * One JSON line an event, on standard output unless told otherwise. Writing is synchronous, so that nothing is lost
 * when the process ends. What may be logged is chosen field by field where it is logged; nothing is filtered here.
 */
export function createLogger(level: LogLevel, stream: { write(line: string): void } = stdout()): Logger {
  return pino(
    { level, base: null, timestamp: stdTimeFunctions.isoTime, formatters: { level: levelName } },
    stream,
  );
}

function stdout() {
  return destination({ dest: 1, sync: true });
}

function levelName(level: string) {
  return { level };
}
