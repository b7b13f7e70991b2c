import type { Span } from '@opentelemetry/api';
import type { Caller } from '../values/caller.ts';
import type { Logger } from '../values/logger.ts';
import type { OperationRecord } from './apollo.ts';
import type { AnswerBody, OperationObserver, OperationScope } from './operation.ts';
import { tellSpan } from './tell-span.ts';

/** An operation that has been answered. */
export interface AnsweredOperation {
  readonly scope: OperationScope;
  readonly record: OperationRecord;
  readonly body: AnswerBody;
  readonly ms: number;
  readonly caller: Caller;
  /** Undefined where nobody traces. */
  readonly span: Span | undefined;
}

/** One log line, one count and one span for an operation: its name and numbers, never its variables or its data. */
export function logOperation(
  { logger, observer }: { readonly logger: Logger; readonly observer: OperationObserver },
  { scope, record, body, ms, caller, span }: AnsweredOperation,
): void {
  const errorCodes = (body.errors ?? []).map(({ extensions }) => String(extensions?.['code']));
  const outcome = errorCodes.length === 0 ? 'ok' : holdsData(body) ? 'partial' : 'failed';
  logger.info(
    {
      operationName: record.name,
      operationType: record.type,
      correlationId: scope.correlationId,
      durationMs: ms,
      upstreamCalls: scope.cost.upstreamCalls,
      remembered: (record.recalled ?? scope.reading.counts.remembered) || undefined,
      stale: scope.reading.counts.stale || undefined,
      shared: scope.reading.counts.shared || undefined,
      joined: record.joined,
      confirmed: record.confirmed,
      price: record.price,
      outcome,
      errorCodes: errorCodes.length > 0 ? [...new Set(errorCodes)] : undefined,
      caller: caller.id,
      accounts: labelsIn(scope.calls),
    },
    'operation',
  );
  if (span !== undefined) tellSpan(span, { scope, record, caller, outcome, errorCodes });
  observer.operationDone(record.type ?? 'unknown', outcome, ms);
  for (const code of errorCodes) observer.operationError(code);
}

/** The labels of the accounts that were called; undefined where there are none. */
function labelsIn(calls: OperationScope['calls']): string[] | undefined {
  if (calls.size === 0 || (calls.size === 1 && calls.has(undefined))) return undefined;
  return [...calls.keys()].filter((label) => label !== undefined);
}

function holdsData({ data }: AnswerBody): boolean {
  return Object.values(data ?? {}).some((value) => value !== null);
}
