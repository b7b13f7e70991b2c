import type { IncomingHttpHeaders } from 'node:http';
import { context, propagation, type Span, SpanKind, type Tracer, trace } from '@opentelemetry/api';

/** The W3C trace context of a request; nothing else of a caller's headers becomes part of a trace. */
export interface TraceHeaders {
  readonly traceparent?: string;
  readonly tracestate?: string;
}

/** What the headers say of the trace that a request belongs to. */
export function traceHeadersOf({ traceparent, tracestate }: IncomingHttpHeaders): TraceHeaders {
  return {
    ...(typeof traceparent === 'string' && { traceparent }),
    ...(typeof tracestate === 'string' && { tracestate }),
  };
}

/** A span to begin. */
export interface SpanStart {
  /** Undefined where nobody traces: then `run` is all that happens. */
  readonly tracer: Tracer | undefined;
  readonly name: string;
  readonly traceHeaders?: TraceHeaders | undefined;
}

/**
 * Runs something in a span of its own, and ends it. The span stands below the one that is active already (of an SDK's own
 * instrumentation of HTTP), else below the caller's. Without an SDK nothing is recorded.
 */
export function inSpan<T>(start: SpanStart, run: (span: Span | undefined) => Promise<T>): Promise<T> {
  return start.tracer === undefined ? run(undefined) : runInSpan(start.tracer, start, run);
}

async function runInSpan<T>(
  tracer: Tracer,
  { name, traceHeaders = {} }: SpanStart,
  run: (span: Span | undefined) => Promise<T>,
): Promise<T> {
  const active = context.active();
  const above = trace.getSpan(active) === undefined ? propagation.extract(active, traceHeaders) : active;
  const span = tracer.startSpan(name, { kind: SpanKind.SERVER }, above);
  try {
    return await context.with(trace.setSpan(above, span), () => run(span));
  } finally {
    span.end();
  }
}
