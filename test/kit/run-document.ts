import { readdirSync, readFileSync } from 'node:fs';
import { type GraphQLSchema, graphql } from 'graphql';
import type { AccountContext, Context } from '../../src/resolvers/context.ts';
import { createSchema } from '../../src/resolvers/schema.ts';
import type { Sources } from '../../src/sources/sources.ts';
import { unlabelled } from '../../src/values/account-choice.ts';
import { anonymous } from '../../src/values/caller.ts';

/** An answer, and what the document made the resolvers report. */
export interface Ran {
  readonly data: unknown;
  readonly errors: readonly {
    readonly message: string;
    readonly path: readonly (string | number)[] | undefined;
    readonly code: unknown;
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
  /** Enums that a value of the service did not fit, once for each time. */
  readonly unrecognized: readonly string[];
}

const folder = new URL('../../schema/', import.meta.url);

/** The SDL as it is served, one text a file. */
export const typeDefs: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

/** The schema with its behaviour. */
export const schema: GraphQLSchema = createSchema(typeDefs);

/** Runs a document as graphql-js does, past all doors. */
export async function runDocument(
  sources: Sources,
  source: string,
  variables: Record<string, unknown> = {},
  context: Partial<Context> = {},
): Promise<Ran> {
  const unrecognized: string[] = [];
  const contextValue = {
    account: () => accountContext(sources),
    accounts: unlabelled,
    caller: anonymous,
    correlationId: 'c-1',
    unrecognized: (name) => void unrecognized.push(name),
    ...context,
  } satisfies Context;
  const { data, errors } = await graphql({ schema, source, variableValues: variables, contextValue });
  return {
    data: JSON.parse(JSON.stringify(data ?? null)),
    errors: (errors ?? []).map(({ message, path, extensions }) => ({
      message,
      path,
      code: extensions['code'],
      extensions,
    })),
    unrecognized,
  };
}

/** A member of an answer, however deep; undefined where there is none. */
export function at(data: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    data,
  );
}

/** An account with these sources, in which nothing is watched and little is known of the quota. */
export function accountContext(sources: Sources, parts: Partial<AccountContext> = {}): AccountContext {
  return {
    sources,
    watchers: {
      watch() {
        throw new Error('this document only queries and mutates');
      },
    },
    quota: { snapshot: () => ({ ...quietQuota }) },
    ...parts,
  };
}

const quietQuota = {
  inFlight: 0,
  waiting: 0,
  concurrency: 16,
  callsPerMinute: null,
  callsInLastMinute: 0,
  pausedUntil: null,
  lastThrottledAt: null,
};
