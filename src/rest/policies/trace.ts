import {
  context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { hasStatus, isServerError, statusOf, type TryResult } from '../answer.ts';
import type { Policy } from '../pipeline.ts';

/** Of what a propagator writes, what the service is sent: baggage may hold things that are none of its business. */
const passedOn = ['traceparent', 'tracestate'];

/**
 * Makes each try a span below the operation that asked for it, and names that span to the service. Attributes are chosen
 * one by one: no path, header or body gets in. Without an SDK nothing is recorded and nothing sent.
 */
export function tracePolicy(tracer: Tracer): Policy {
  return async (call, next) => {
    const { endpoint, method } = call.request;
    const span = tracer.startSpan(`${method} ${endpoint}`, {
      kind: SpanKind.CLIENT,
      attributes: {
        'http.request.method': method,
        'hardware.endpoint': endpoint,
        'hardware.attempt': call.attempt,
      },
    });
    const below = trace.setSpan(context.active(), span);
    try {
      const headers = { ...call.headers, ...headersOf(below) };
      const result = await context.with(below, () => next({ ...call, headers }));
      tell(span, result);
      return result;
    } finally {
      span.end();
    }
  };
}

function headersOf(below: ReturnType<typeof context.active>): Record<string, string> {
  const carrier: Record<string, string> = {};
  propagation.inject(below, carrier);
  return Object.fromEntries(Object.entries(carrier).filter(([name]) => passedOn.includes(name)));
}

function tell(span: Span, result: TryResult): void {
  const status = statusOf(result);
  if (typeof status === 'number') span.setAttribute('http.response.status_code', status);
  if (result.kind === 'response' && !isServerError(result) && !hasStatus(result, 429)) return;
  span.setAttribute('error.type', String(status));
  span.setStatus({ code: SpanStatusCode.ERROR });
}
