import { makeExecutableSchema } from '@graphql-tools/schema';
import { afterEach } from '@jest/globals';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { BadUserInput } from '../../src/errors/bad-user-input.ts';
import { UpstreamUnavailable } from '../../src/errors/upstream-errors.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import type { OperationScope } from '../../src/server/operation.ts';
import {
  type DoorConfig,
  type GatewayParts,
  type RunningGateway,
  startGateway,
} from '../../src/server/start-gateway.ts';
import { systemClock } from '../../src/store/system-clock.ts';
import { type CapturedLogger, capturedLogger } from '../kit/captured-logger.ts';

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

function tinySchema() {
  return makeExecutableSchema({
    typeDefs: `
      scalar Even
      enum Colour { RED }
      type Query {
        hello(name: String = "world"): String!
        slow(ms: Int!): String!
        even(of: Even): String
        colour: Colour
        broken: String
        unavailable: String
        calls(n: Int!): Int
        thrown: String
      }
      type Mutation {
        write: String
        refused: String
        broken(calls: Int!): String
        told: String
        read: Read
      }
      type Read { after: String }
    `,
    resolvers: {
      Even: evenScalar,
      Query: {
        hello: (_root, { name }) => `hello ${name}`,
        slow: (_root, { ms }) => new Promise((resolve) => setTimeout(() => resolve('done'), ms)),
        even: (_root, { of }) => String(of),
        colour: () => 'GREEN',
        broken: () => {
          throw new TypeError('password=kept-close in undefined');
        },
        unavailable: () => {
          throw new UpstreamUnavailable('The service cannot be reached.', { retryAfterSeconds: 3 });
        },
        calls: (_root, { n }, { scope }) => {
          scope.cost.upstreamCalls += n;
          return n;
        },
        thrown: () => {
          throw Object.assign(new Error('kept-close'), { extensions: { code: 'SOMEBODY_ELSES' } });
        },
      },
      Mutation: {
        write: () => 'written',
        refused: () => {
          throw new BadUserInput('The id is malformed.');
        },
        broken: (_root, { calls }, { scope }) => {
          scope.cost.upstreamCalls += calls;
          throw new TypeError('kept-close');
        },
        told: () => {
          throw new UpstreamUnavailable('Nobody can tell.', { outcome: 'INDETERMINATE' });
        },
        read: () => ({}),
      },
      Read: {
        after: () => {
          throw new UpstreamUnavailable('The service cannot be reached.');
        },
      },
    },
  });
}

/** Refuses as the gateway's own scalars do. */
const evenScalar = new GraphQLScalarType({
  name: 'Even',
  parseValue: (value) => {
    if (typeof value !== 'number' || value % 2 !== 0) throw new BadUserInput('An even number was expected.');
    return value;
  },
  parseLiteral: (node) => {
    if (node.kind === Kind.INT && Number(node.value) % 2 === 0) return Number(node.value);
    throw new GraphQLError('An even number was expected.', {
      nodes: node,
      extensions: { code: 'BAD_USER_INPUT', invalidValue: true },
    });
  },
});
