import type { UpstreamName } from '../../config/config.ts';
import { escapeHtml, jsonForScript } from './escape-html.ts';
import { exampleTabs } from './example-tabs.ts';
import { chip, upstreamBadges } from './page-bar.ts';
import { pageStyle } from './page-style.ts';

/** What a page says and links to. */
export interface PageFacts {
  readonly upstream: UpstreamName;
  readonly basePath: string;
  /** Where the browser reaches the GraphQL endpoint, as far as the server can tell. */
  readonly endpointUrl: string;
  /** May Apollo Sandbox call this gateway? */
  readonly sandboxAllowed: boolean;
  /** The page asks for a key before it does anything. */
  readonly asksForKey: boolean;
  /** The label of the account that the examples are about; undefined for one without. */
  readonly account: string | undefined;
}

/** Opens Apollo Sandbox on the endpoint that is appended, encoded. */
const sandboxUrl = 'https://studio.apollographql.com/sandbox/explorer?endpoint=';

/** The explorer: GraphiQL with worked examples in its tabs, under a bar that says which upstream is served. */
export function explorerPage(facts: PageFacts): string {
  const { upstream, basePath, endpointUrl, sandboxAllowed, asksForKey, account } = facts;
  const settings = {
    upstream,
    endpoint: `${basePath}/graphql`,
    assets: `${basePath}/explorer/`,
    sandbox: sandboxUrl,
    // Examples tell of the schema, so they come with the key.
    ...(asksForKey ? { asksForKey } : { tabs: exampleTabs(upstream, account) }),
  };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hardware Gateway (${upstream})</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(chip)}">
<link rel="stylesheet" href="${basePath}/explorer/graphiql.css">
<style>${pageStyle}</style>
</head>
<body>
<header class="bar">
<span class="name">${chip} Hardware Gateway</span>
${upstreamBadges[upstream]}
<span class="space"></span>
${sandboxAllowed ? sandboxLink(endpointUrl) : ''}
${asksForKey ? '<button id="forget" type="button" hidden>Forget the key</button>' : ''}
<a href="${basePath}/packages">Packages</a>
<a id="schema" href="${basePath}/schema.graphql">schema.graphql</a>
</header>
<main id="root"><p>Loading the explorer …</p><noscript><p>The explorer needs JavaScript.</p></noscript></main>
<script id="settings" type="application/json">${jsonForScript(settings)}</script>
${asksForKey ? `<script src="${basePath}/explorer/key.js"></script>` : ''}
<script src="${basePath}/explorer/boot.js"></script>
</body>
</html>
`;
}

function sandboxLink(endpointUrl: string): string {
  const href = escapeHtml(sandboxUrl + encodeURIComponent(endpointUrl));
  return `<span class="note" title="${permission}">${permission}</span>
<a id="sandbox" href="${href}" target="_blank" title="${permission}">Open in Apollo Sandbox ↗</a>`;
}

/** Chromium asks before a public page may call a private address, and Sandbox is a public page. */
const permission = 'If the browser asks to let Sandbox reach your local network, allow it.';
