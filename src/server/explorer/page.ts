import { escapeHtml } from '../pages/escape-html.ts';
import { pageStyle } from '../pages/page-style.ts';
import { type PageFacts, writePage } from '../pages/write-page.ts';
import { exampleTabs } from './example-tabs.ts';

/** What the explorer says and links to. */
export interface ExplorerFacts extends PageFacts {
  /** Where the browser reaches the GraphQL endpoint, as far as the server can tell. */
  readonly endpointUrl: string;
  /** May Apollo Sandbox call this gateway? */
  readonly sandboxAllowed: boolean;
  /** The label of the account that the examples are about; undefined for one without. */
  readonly account: string | undefined;
}

/** Opens Apollo Sandbox on the endpoint that is appended, encoded. */
const sandboxUrl = 'https://studio.apollographql.com/sandbox/explorer?endpoint=';

/** The explorer: GraphiQL with worked examples in its tabs, under a bar that says which upstream is served. */
export function explorerPage(facts: ExplorerFacts): string {
  const { upstream, basePath, endpointUrl, sandboxAllowed, asksForKey, account } = facts;
  const page = {
    name: 'explorer',
    head: `<link rel="stylesheet" href="${basePath}/explorer/graphiql.css">\n<style>${pageStyle}</style>`,
    barStart: sandboxAllowed ? sandboxLink(endpointUrl) : '',
    barEnd: ` <a id="schema" href="${basePath}/schema.graphql">schema.graphql</a>`,
    body: '<main id="root"><p>Loading the explorer …</p><noscript><p>The explorer needs JavaScript.</p></noscript></main>',
    settings: {
      endpoint: `${basePath}/graphql`,
      assets: `${basePath}/explorer/`,
      sandbox: sandboxUrl,
      // Examples tell of the schema, so they come with the key.
      ...(!asksForKey && { tabs: exampleTabs(upstream, account) }),
    },
    scripts: [`${basePath}/explorer/boot.js`],
  } as const;
  return writePage(page, facts);
}

function sandboxLink(endpointUrl: string): string {
  const href = escapeHtml(sandboxUrl + encodeURIComponent(endpointUrl));
  return `<span class="note" title="${permission}">${permission}</span>
<a id="sandbox" href="${href}" target="_blank" title="${permission}">Open in Apollo Sandbox ↗</a>`;
}

/** Chromium asks before a public page may call a private address, and Sandbox is a public page. */
const permission = 'If the browser asks to let Sandbox reach your local network, allow it.';
