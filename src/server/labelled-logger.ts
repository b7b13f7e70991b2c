import type { Logger } from '../values/logger.ts';

/** A logger whose lines bear the label of the account that they are about; the logger itself for an account without one. */
export function labelledLogger(logger: Logger, account: string | undefined): Logger {
  if (account === undefined) return logger;
  return {
    debug: (fields, message) => logger.debug({ account, ...fields }, message),
    info: (fields, message) => logger.info({ account, ...fields }, message),
    warn: (fields, message) => logger.warn({ account, ...fields }, message),
    error: (fields, message) => logger.error({ account, ...fields }, message),
  };
}
