import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from '../values/logger.ts';
import type { OperationRecord } from './apollo.ts';
import { formatError } from './format-error.ts';
import type { OperationScope } from './operation.ts';

/** What the funnel needs of the gateway. */
export interface FormatErrorsParts {
  readonly logger: Logger;
  /**
   * True where a misspelt name may be answered with names of the schema. Who gives callers keys has its own words about
   * what they are told; on a machine of one's own they help.
   */
  readonly hints: boolean;
}

/** Sends an answer's errors through the funnel, each with the error as it was thrown; nobody's are logged in full. */
export function formatErrors(
  { logger, hints }: FormatErrorsParts,
  errors: readonly GraphQLFormattedError[],
  { correlationId, cost }: OperationScope,
  record: OperationRecord,
): GraphQLFormattedError[] {
  const report = (error: Error) =>
    logger.error(
      {
        correlationId,
        operationName: record.name,
        error: error.name,
        detail: error.message,
        stack: error.stack,
      },
      'unforeseen error',
    );
  const errorScope = {
    correlationId,
    isMutation: record.type === 'mutation',
    upstreamCalls: cost.upstreamCalls,
    hints,
    report,
  };
  return errors.map((error, index) => formatError(error, record.errors?.[index], errorScope));
}
