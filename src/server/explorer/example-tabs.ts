import type { UpstreamName } from '../../config/config.ts';
import { packageExamples } from './package-examples.ts';
import { readExamples } from './read-examples.ts';
import { writeExamples } from './write-examples.ts';

/** A tab of GraphiQL. */
export interface Tab {
  readonly query: string;
  /** JSON. */
  readonly variables: string;
}

/** The worked examples as tabs, the first one open. */
export function exampleTabs(upstream: UpstreamName): Tab[] {
  return [...readExamples, ...packageExamples, ...writeExamples].map(({ query, variables }) => ({
    query,
    variables: variables === undefined ? '' : JSON.stringify(variables(upstream), null, 2),
  }));
}
