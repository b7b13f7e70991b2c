import type { UpstreamName } from '../../config/config.ts';
import { escapeHtml, jsonForScript } from './escape-html.ts';
import { exampleTabs } from './example-tabs.ts';
import { pageStyle } from './page-style.ts';

/** What a page says and links to. */
export interface PageFacts {
  readonly upstream: UpstreamName;
  readonly basePath: string;
  /** Where the browser reaches the GraphQL endpoint, as far as the server can tell. */
  readonly endpointUrl: string;
  /** May Apollo Sandbox call this gateway? */
  readonly sandboxAllowed: boolean;
}

/** Opens Apollo Sandbox on the endpoint that is appended, encoded. */
const sandboxUrl = 'https://studio.apollographql.com/sandbox/explorer?endpoint=';

/** The explorer: GraphiQL with worked examples in its tabs, under a bar that says which upstream is served. */
export function explorerPage({ upstream, basePath, endpointUrl, sandboxAllowed }: PageFacts): string {
  const settings = {
    upstream,
    endpoint: `${basePath}/graphql`,
    assets: `${basePath}/explorer/`,
    sandbox: sandboxUrl,
    tabs: exampleTabs(upstream),
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
${badges[upstream]}
<span class="space"></span>
${sandboxAllowed ? sandboxLink(endpointUrl) : ''}
<a href="${basePath}/schema.graphql">schema.graphql</a>
</header>
<main id="root"><p>Loading the explorer …</p><noscript><p>The explorer needs JavaScript.</p></noscript></main>
<script id="settings" type="application/json">${jsonForScript(settings)}</script>
<script src="${basePath}/explorer/boot.js"></script>
</body>
</html>
`;
}

const badges: Readonly<Record<UpstreamName, string>> = {
  emulator: '<span class="upstream emulator">Emulator: invented data</span>',
  service: '<span class="upstream service">Microsoft’s service: changes are real</span>',
};

function sandboxLink(endpointUrl: string): string {
  const href = escapeHtml(sandboxUrl + encodeURIComponent(endpointUrl));
  return `<span class="note" title="${permission}">${permission}</span>
<a id="sandbox" href="${href}" target="_blank" title="${permission}">Open in Apollo Sandbox ↗</a>`;
}

/** Chromium asks before a public page may call a private address, and Sandbox is a public page. */
const permission = 'If the browser asks to let Sandbox reach your local network, allow it.';

const chip =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#9ecbff" stroke-width="1.8" stroke-linecap="round"><rect x="6" y="6" width="12" height="12" rx="2"/><path d="M9 2.5V6m6-3.5V6M9 18v3.5M15 18v3.5M2.5 9H6m-3.5 6H6M18 9h3.5M18 15h3.5"/><circle cx="12" cy="12" r="2.2"/></svg>';
