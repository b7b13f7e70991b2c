import type { UpstreamName } from '../../config/config.ts';
import { accountPrefix, readNodeId } from '../../values/node-id.ts';
import { packageExamples } from './package-examples.ts';
import { readExamples } from './read-examples.ts';
import { writeExamples } from './write-examples.ts';

/** A tab of GraphiQL. */
export interface Tab {
  readonly query: string;
  /** JSON. */
  readonly variables: string;
}

/**
 * The worked examples as tabs, the first one open.
 * @param account The label of the account that their ids are of; undefined for one without.
 */
export function exampleTabs(upstream: UpstreamName, account?: string): Tab[] {
  return [...readExamples, ...packageExamples, ...writeExamples].map(({ query, variables }) => ({
    query,
    variables: variables === undefined ? '' : JSON.stringify(variables(upstream), inAccount(account), 2),
  }));
}

function inAccount(account: string | undefined) {
  const isId = (value: unknown): value is string => typeof value === 'string' && readNodeId(value) !== null;
  return (_name: string, value: unknown) => (isId(value) ? `${accountPrefix(account)}${value}` : value);
}
