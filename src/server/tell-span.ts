import { type Span, SpanStatusCode } from '@opentelemetry/api';
import type { Caller } from '../values/caller.ts';
import type { OperationRecord } from './apollo.ts';
import type { OperationOutcome, OperationScope } from './operation.ts';

/** What a span is told of an operation. */
export interface ToldOperation {
  readonly scope: OperationScope;
  readonly record: OperationRecord;
  readonly caller: Caller;
  readonly outcome: OperationOutcome;
  readonly errorCodes: readonly string[];
}

/** Names a span after its operation: names and numbers, never variables, data or an error's message. */
export function tellSpan(span: Span, { scope, record, caller, outcome, errorCodes }: ToldOperation): void {
  const { name, type, price } = record;
  span.updateName([type ?? 'unreadable operation', name].filter((part) => part !== undefined).join(' '));
  span.setAttributes({
    ...(name !== undefined && { 'graphql.operation.name': name }),
    ...(type !== undefined && { 'graphql.operation.type': type }),
    'hardware.caller': caller.id,
    'hardware.correlation_id': scope.correlationId,
    'hardware.upstream_calls': scope.cost.upstreamCalls,
    'hardware.outcome': outcome,
    ...(price !== undefined && { 'hardware.price.calls': price.calls, 'hardware.price.nodes': price.nodes }),
  });
  if (errorCodes.length > 0) span.setAttribute('hardware.error_codes', [...new Set(errorCodes)]);
  if (outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR });
}
