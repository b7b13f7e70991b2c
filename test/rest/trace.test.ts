import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { context, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import type { TryResult } from '../../src/rest/answer.ts';
import type { Call } from '../../src/rest/pipeline.ts';
import { tracePolicy } from '../../src/rest/policies/trace.ts';
import { type RecordedSpan, recordSpans, stopRecording } from '../kit/tracing.mjs';

const call: Call = {
  request: {
    endpoint: 'getProduct',
    method: 'GET',
    path: '/products/1?continuationToken=path-canary',
    body: 'body-canary',
    repeatable: true,
  },
  scope: { correlationId: 'c-1', deadline: 0, countCall() {} },
  attempt: 2,
  headers: { authorization: 'Bearer header-canary' },
  memo: { tokenRenewed: false },
  onSent: () => {},
};
const status = (code: number): TryResult => ({
  kind: 'response',
  response: { status: code, headers: {}, body: 'body-canary' },
  text: 'body-canary',
});
const parent = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7', traceFlags: 1 };

let spans: RecordedSpan[];

beforeEach(() => {
  spans = [];
  recordSpans((span) => spans.push(span));
});
afterEach(() => stopRecording());

function run(result: TryResult): Promise<Readonly<Record<string, string>>> {
  return context.with(trace.setSpanContext(ROOT_CONTEXT, parent), async () => {
    let headers = {};
    await tracePolicy(trace.getTracer('test'))(call, async (sent) => {
      headers = sent.headers;
      return result;
    });
    return headers;
  });
}

describe('a try', () => {
  test('is a span below the one that is active, with endpoint, method, status and attempt', async () => {
    await run(status(200));
    expect(spans).toEqual([
      {
        name: 'GET getProduct',
        kind: 'CLIENT',
        traceId: parent.traceId,
        spanId: expect.stringMatching(/^[0-9a-f]{16}$/),
        parentId: parent.spanId,
        attributes: {
          'http.request.method': 'GET',
          'hardware.endpoint': 'getProduct',
          'hardware.attempt': 2,
          'http.response.status_code': 200,
        },
        failed: false,
      },
    ]);
  });

  test('names its span to the service, and passes no baggage on', async () => {
    const headers = await run(status(200));
    expect(headers).toEqual({
      ...call.headers,
      traceparent: `00-${parent.traceId}-${spans[0]?.spanId}-01`,
    });
  });

  test.each<[TryResult, boolean, string | undefined]>([
    [status(204), false, undefined],
    [status(404), false, undefined],
    [status(429), true, '429'],
    [status(503), true, '503'],
    [{ kind: 'cut' }, true, 'cut'],
    [{ kind: 'timeout', sent: true }, true, 'timeout'],
    [{ kind: 'refused', reason: 'ECONNREFUSED' }, true, 'refused'],
    [{ kind: 'unreadable', status: 200, reason: 'no JSON' }, true, 'unreadable'],
  ])('that ended with %j: failed is %s', async (result, failed, type) => {
    await run(result);
    expect(spans[0]).toMatchObject({ failed });
    expect(spans[0]?.attributes['error.type']).toBe(type);
  });

  test('holds nothing of path, headers or bodies', async () => {
    await run(status(500));
    expect(JSON.stringify(spans)).not.toContain('canary');
  });

  test('that throws ends its span too', async () => {
    const failing = tracePolicy(trace.getTracer('test'))(call, () => Promise.reject(new Error('no token')));
    await expect(failing).rejects.toThrow('no token');
    expect(spans).toHaveLength(1);
  });
});

test('without an SDK nothing is added to the headers', async () => {
  stopRecording();
  expect(await run(status(200))).toEqual(call.headers);
});
