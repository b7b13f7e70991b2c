import type { Tracer } from '@opentelemetry/api';
import type { Dispatcher } from 'undici';
import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';
import type { TryResult } from './answer.ts';
import type { Connections } from './connections.ts';
import type { Gate } from './gate.ts';
import type { CallScope, RestRequest, RestResponse, Send } from './http.ts';
import type { RestObserver } from './observer.ts';
import { assemble, type Call, type FirstTry, type Policy } from './pipeline.ts';
import { beginPlainRead } from './plain-read.ts';
import { authorizePolicy, type Tokens } from './policies/authorize.ts';
import { identifyPolicy } from './policies/identify.ts';
import { listenOnPolicy } from './policies/listen-on.ts';
import { logPolicy } from './policies/log.ts';
import { retryPolicy } from './policies/retry.ts';
import { throttlePolicy } from './policies/throttle.ts';
import { tracePolicy } from './policies/trace.ts';
import { failedRead } from './retry-strategies/failed-read.ts';
import { nothingSent } from './retry-strategies/nothing-sent.ts';
import { throttled } from './retry-strategies/throttled.ts';
import { notSent, settle } from './settle.ts';
import { createTransport } from './transport.ts';

/** All that sending needs; nothing is taken from anywhere else. */
export interface SendOptions {
  /** Base address of the API, such as `https://manage.devcenter.microsoft.com/v2.0/my/hardware`. */
  readonly baseUrl: string;
  readonly dispatcher: Dispatcher;
  /** Where they are, all but files goes by them. */
  readonly connections?: Connections | undefined;
  readonly tokens: Tokens;
  readonly gate: Gate;
  readonly clock: Clock;
  /** From 0 up to 1, for the jitter of waits. */
  readonly random: () => number;
  readonly logger: Logger;
  readonly observer: RestObserver;
  /** Makes a span of every try; without one there are none. */
  readonly tracer?: Tracer | undefined;
  /** Longest wait for one try of a read, and for the connection of any call. */
  readonly readTimeoutMs: number;
  /** Longest wait for the answer to a write, its caller's deadline or not. */
  readonly writeTimeoutMs: number;
}

/** The way out to the API: the policies in the order in which a call meets them. Errors are those of {@link settle}. */
export function createSend(options: SendOptions): Send {
  const { clock, gate, tracer } = options;
  const transport = createTransport(options);
  const pipeline = assemble(
    [
      retryPolicy({ ...options, budget: gate.retries, strategies: [throttled, nothingSent, failedRead] }),
      authorizePolicy(options.tokens),
      beganPolicy,
      throttlePolicy(options),
      listenOnPolicy(options),
      logPolicy(options),
      ...(tracer === undefined ? [] : [tracePolicy(tracer)]),
      identifyPolicy,
    ],
    transport.send,
  );

  async function sendThroughPolicies(
    request: RestRequest,
    scope: CallScope,
    first?: FirstTry,
  ): Promise<RestResponse> {
    const call: Call = {
      request,
      scope,
      attempt: 1,
      headers: {},
      memo: { tokenRenewed: false, first },
      onSent: () => scope.countCall(),
    };
    let result: TryResult;
    try {
      result = await pipeline(call);
    } catch (error) {
      throw notSent(request, error);
    }
    return settle(request, result, () => {
      const pauseMs = (gate.snapshot().pausedUntil ?? 0) - clock.now();
      return Math.max(1, Math.ceil(pauseMs / 1_000));
    });
  }

  if (tracer !== undefined) return (request, scope) => sendThroughPolicies(request, scope);
  const plain = { ...options, transport, goOn: sendThroughPolicies };
  return (request, scope) => beginPlainRead(plain, request, scope) ?? sendThroughPolicies(request, scope);
}

/** The first try of a call may have been made before it came to the policies. */
const beganPolicy: Policy = (call, next) => {
  const { first } = call.memo;
  if (first === undefined) return next(call);
  call.memo.first = undefined;
  return Promise.resolve(first.result);
};
