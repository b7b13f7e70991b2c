import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { BudgetSpent, OperationTooExpensive } from '../errors/price-errors.ts';

/** The status and headers of an operation that is too expensive; undefined for other errors. */
export function priceRefusal(
  error: unknown,
): { readonly status: number; readonly headers: Readonly<Record<string, string>> } | undefined {
  if (error instanceof OperationTooExpensive) return { status: 400, headers: {} };
  if (!(error instanceof BudgetSpent)) return undefined;
  return { status: 429, headers: { 'retry-after': String(error.retryAfterSeconds) } };
}

/** The same for Apollo Server, which reads the status off the error. */
export function forApollo(error: unknown): unknown {
  const refusal = priceRefusal(error);
  if (refusal === undefined || !(error instanceof Error)) return error;
  const http = { status: refusal.status, headers: new HeaderMap(Object.entries(refusal.headers)) };
  return new GraphQLError(error.message, { originalError: error, extensions: { http } });
}
