import { pino } from 'pino';
import type { HeldLog, Logger } from '../values/logger.ts';
import type { LogLevel } from './config.ts';
import { holdLines } from './held-lines.ts';
import { createLineWriter, type Lines } from './line-writer.ts';
import { withQuickInfo } from './quick-lines.ts';

/**
 * One JSON line an event, on standard output unless told otherwise. Writing is synchronous, so that nothing is lost
 * when the process ends. What may be logged is chosen field by field where it is logged; nothing is filtered here.
 */
export function createLogger(level: LogLevel, stream: Lines = createLineWriter(1)): Logger {
  return createPino(level, stream);
}

function createPino(level: LogLevel, stream: Lines) {
  return pino({ level, base: null, timestamp: createTimestamp(), formatters: { level: levelName } }, stream);
}

/** A log, and one whose lines may wait for each other, on the same stream. What waits is written when the process ends, too. */
export function createLogs(
  level: LogLevel,
  stream: Lines = createLineWriter(1),
): { readonly logger: Logger; readonly held: HeldLog } {
  const { atOnce, held, release } = holdLines(stream);
  process.once('exit', release);
  return { logger: createPino(level, atOnce), held: { logger: createQuickLogger(level, held), release } };
}

/** For what is logged of each operation. */
function createQuickLogger(level: LogLevel, lines: Lines): Logger {
  const logger = createPino(level, lines);
  return logger.isLevelEnabled('info') ? withQuickInfo(logger, lines, createTimestamp()) : logger;
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
