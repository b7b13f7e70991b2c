import type { UpstreamName } from '../../config/config.ts';
import { jsonForScript } from './escape-html.ts';
import { chip, upstreamBadges } from './page-bar.ts';

/** What every page says and links to. */
export interface PageFacts {
  readonly upstream: UpstreamName;
  readonly basePath: string;
  /** Only declared callers may use the gateway: the page asks for a key before it does anything. */
  readonly asksForKey: boolean;
}

/** What is one page's own; all texts but the title are markup. */
export interface PageParts {
  readonly name: keyof typeof titles;
  /** Its styles. */
  readonly head: string;
  /** More for the bar, before the links to the pages and behind them. */
  readonly barStart?: string;
  readonly barEnd?: string;
  readonly body: string;
  /** What its script finds in the element `settings`, as JSON. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Paths of its scripts, in the order in which they run. */
  readonly scripts: readonly string[];
}

/** A whole page under the bar that all pages share, which says which upstream is served. */
export function writePage(page: PageParts, { upstream, basePath, asksForKey }: PageFacts): string {
  const { name, head, barStart = '', barEnd = '', body, settings } = page;
  const scripts = [...(asksForKey ? [`${basePath}/explorer/key.js`] : []), ...page.scripts];
  const title = name === 'explorer' ? '' : `${titles[name]} · `;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}Hardware Gateway (${upstream})</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(chip)}">
${head}
</head>
<body>
<header class="bar">
<span class="name">${chip} Hardware Gateway</span>
${upstreamBadges[upstream]}
<span class="space"></span>
${barStart}
${asksForKey ? '<button id="forget" type="button" hidden>Forget the key</button>' : ''}
<nav aria-label="Pages">${links(basePath, name)}${barEnd}</nav>
</header>
${body}
<script id="settings" type="application/json">${jsonForScript({ upstream, base: basePath, asksForKey, ...settings })}</script>
${scripts.map((path) => `<script src="${path}"></script>`).join('\n')}
</body>
</html>
`;
}

/** The pages by their names, in the order of the bar. */
const titles = { explorer: 'Explorer', packages: 'Packages', reports: 'Reports' };

function links(basePath: string, here: string): string {
  return Object.entries(titles)
    .map(([name, title]) => {
      const current = name === here ? ' aria-current="page"' : '';
      return `<a href="${basePath}/${name === 'explorer' ? '' : name}"${current}>${title}</a>`;
    })
    .join(' ');
}
