import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { context, propagation, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api';

/*
 * As much of an OpenTelemetry SDK as the tests need, made over its API alone: contexts that follow asynchronous work,
 * the W3C header, and spans that are handed over as they end. In JavaScript, so that the built program can load it too.
 */

/**
 * @typedef {{
 *   name: string,
 *   kind: string,
 *   traceId: string,
 *   spanId: string,
 *   parentId: string | undefined,
 *   attributes: Record<string, unknown>,
 *   failed: boolean,
 * }} RecordedSpan
 */

/**
 * Registers itself for the whole process.
 * @param {(span: RecordedSpan) => void} onEnd
 */
export function recordSpans(onEnd) {
  context.setGlobalContextManager(contexts());
  propagation.setGlobalPropagator(propagator);
  trace.setGlobalTracerProvider({ getTracer: () => tracerOf(onEnd) });
}

/** Unregisters it. */
export function stopRecording() {
  trace.disable();
  propagation.disable();
  context.disable();
}

/** @returns {import('@opentelemetry/api').ContextManager} */
function contexts() {
  /** @type {AsyncLocalStorage<import('@opentelemetry/api').Context>} */
  const storage = new AsyncLocalStorage();
  return {
    active: () => storage.getStore() ?? ROOT_CONTEXT,
    with: (active, work, self, ...args) => storage.run(active, () => work.apply(self, args)),
    bind: (_active, target) => target,
    enable() {
      return this;
    },
    disable() {
      storage.disable();
      return this;
    },
  };
}

/** @type {import('@opentelemetry/api').TextMapPropagator} */
const propagator = {
  inject(active, carrier, setter) {
    const span = trace.getSpanContext(active);
    if (span === undefined) return;
    setter.set(carrier, 'traceparent', `00-${span.traceId}-${span.spanId}-01`);
    // As the propagator of baggage would; it is none of the service's business.
    setter.set(carrier, 'baggage', 'canary=baggage-canary');
  },
  extract(active, carrier, getter) {
    const [, traceId, spanId] =
      /^00-([0-9a-f]{32})-([0-9a-f]{16})-/.exec(String(getter.get(carrier, 'traceparent'))) ?? [];
    if (traceId === undefined || spanId === undefined) return active;
    return trace.setSpanContext(active, { traceId, spanId, traceFlags: 1, isRemote: true });
  },
  fields: () => ['traceparent', 'baggage'],
};

/**
 * @param {(span: RecordedSpan) => void} onEnd
 * @returns {import('@opentelemetry/api').Tracer}
 */
function tracerOf(onEnd) {
  /** @type {import('@opentelemetry/api').Tracer['startSpan']} */
  const startSpan = (name, { kind = SpanKind.INTERNAL, attributes = {} } = {}, above = context.active()) => {
    const parent = trace.getSpanContext(above);
    return recording(onEnd, {
      name,
      kind: SpanKind[kind],
      traceId: parent?.traceId ?? randomBytes(16).toString('hex'),
      spanId: randomBytes(8).toString('hex'),
      parentId: parent?.spanId,
      attributes: { ...attributes },
      failed: false,
    });
  };
  return {
    startSpan,
    startActiveSpan: () => {
      throw new Error('not used');
    },
  };
}

/**
 * @param {(span: RecordedSpan) => void} onEnd
 * @param {RecordedSpan} record
 * @returns {import('@opentelemetry/api').Span}
 */
function recording(onEnd, record) {
  return {
    spanContext: () => ({ traceId: record.traceId, spanId: record.spanId, traceFlags: 1 }),
    setAttribute(key, value) {
      record.attributes[key] = value;
      return this;
    },
    setAttributes(attributes) {
      Object.assign(record.attributes, attributes);
      return this;
    },
    updateName(name) {
      record.name = name;
      return this;
    },
    setStatus({ code }) {
      record.failed = code === 2;
      return this;
    },
    addEvent() {
      throw new Error('events may quote anything');
    },
    recordException() {
      throw new Error('exceptions may quote anything');
    },
    addLink() {
      return this;
    },
    addLinks() {
      return this;
    },
    isRecording: () => true,
    end: () => onEnd(record),
  };
}
