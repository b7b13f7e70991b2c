import { afterEach } from '@jest/globals';
import type { DoorConfig, GatewayParts } from '../../src/server/gateway-parts.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import type { OperationScope } from '../../src/server/operation.ts';
import { type RunningGateway, startGateway } from '../../src/server/start-gateway.ts';
import { systemClock } from '../../src/store/system-clock.ts';
import { type CapturedLogger, capturedLogger } from '../kit/captured-logger.ts';
import { tinySchema } from './tiny-schema.ts';

/** A gateway over a schema that needs no upstream, and what it logged. */
export interface TinyGateway extends RunningGateway {
  readonly graphql: string;
  readonly log: CapturedLogger;
  /** The scope of each operation that was run. */
  readonly scopes: readonly OperationScope[];
  post(body: unknown, headers?: Record<string, string>): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly { message: string; path?: unknown[]; extensions: Record<string, unknown> }[];
    readonly extensions: Record<string, unknown>;
  };
}

const running: RunningGateway[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((gateway) => gateway.close(0)));
});

/** Starts one on a free port of loopback; it is closed after the test. */
export async function startTinyGateway(
  config: Partial<DoorConfig> = {},
  parts: Partial<GatewayParts> = {},
): Promise<TinyGateway> {
  const log = capturedLogger();
  const scopes: OperationScope[] = [];
  const gateway = await startGateway(
    { host: '127.0.0.1', port: 0, basePath: '', corsOrigins: [friend], requestTimeoutMs: 30_000, ...config },
    {
      schema: tinySchema(),
      buildContext: (scope) => {
        scopes.push(scope);
        return { scope };
      },
      upstream: 'emulator',
      ready: () => ({ ready: true }),
      metrics: createMetrics({ version: '0.0.0', upstream: 'emulator' }),
      clock: systemClock,
      logger: log,
      ...parts,
    },
  );
  running.push(gateway);
  const graphql = `${gateway.url}/graphql`;
  return {
    ...gateway,
    graphql,
    log,
    scopes,
    post: (body, headers) => post(graphql, body, headers),
  };
}

/** An origin that the tiny gateway allows. */
export const friend = 'https://friend.example.com';

/** Sends a body as JSON (or as it is, when it is a text). */
export async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Answer['body'],
  };
}
