import { type ReportName, reports } from '../../mirror/reports/reports.ts';
import { type PageFacts, writePage } from '../pages/write-page.ts';
import { usualColumns } from './usual-columns.ts';

/** The page where a person reads, filters and takes away the tables of the mirror, under three charts of it. */
export function reportsPage(facts: PageFacts): string {
  const { basePath } = facts;
  const page = {
    name: 'reports',
    head: `<link rel="stylesheet" href="${basePath}/reports/page.css">`,
    body: `<main id="lock"></main>
<main id="page" hidden>
${mirrorCard}
<div id="charts" hidden>
${chartCard('states', 'Submissions by state')}
${chartCard('weeks', 'Time to sign, by week')}
${chartCard('steps', 'Failures by step')}
</div>
${reportCard}
</main>
<noscript><p>This page needs JavaScript.</p></noscript>`,
    settings: { usual: usualColumns },
    scripts: [`${basePath}/reports/chart.js`, `${basePath}/reports/page.js`],
  } as const;
  return writePage(page, facts);
}

const reportTitles: Readonly<Record<ReportName, string>> = {
  products: 'Products',
  submissions: 'Submissions',
  'shipping-labels': 'Shipping labels',
  'hardware-ids': 'Hardware ids',
  'status-changes': 'Changes of state',
};

const mirrorCard = `<section class="card" aria-label="The mirror">
<div class="row">
<span id="accounts" class="row" hidden><label for="account">Account</label><select id="account"><option value="">All accounts</option></select></span>
<span id="as-of" class="dim" role="status"></span>
<span class="space"></span>
<button id="reload" type="button" class="plain">Reload</button>
</div>
<div id="walk" hidden><progress id="walk-bar" max="1" value="0" aria-label="The first walk through the account"></progress><p id="walk-note" class="dim"></p></div>
<p id="mirror-alert" class="alert" role="alert"></p>
</section>`;

/** The table beside a chart says the same to who does not see it. */
function chartCard(id: string, title: string): string {
  return `<section class="card" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
<div class="plot"><canvas id="${id}" role="img"></canvas></div>
<p id="${id}-note" class="dim"></p>
<details><summary>As a table</summary><div id="${id}-table"></div></details>
</section>`;
}

const reportCard = `<section id="report" class="card" aria-label="Report" hidden>
<nav id="names" aria-label="Reports">${Object.keys(reports)
  .map((name) => `<a href="#${name}">${reportTitles[name as ReportName]}</a>`)
  .join(' ')}</nav>
<form id="filter" class="row">
<div><label for="filter-column">Column</label><select id="filter-column"></select></div>
<div><label for="filter-relation">Rows where it</label><select id="filter-relation"></select></div>
<div id="filter-given"><label for="filter-value">Value</label><input id="filter-value" list="filter-values" autocomplete="off" spellcheck="false"></div>
<datalist id="filter-values"></datalist>
<button>Filter</button>
</form>
<ul id="filters" aria-label="Filters"></ul>
<div class="row tools">
<details id="choice"><summary>Columns</summary><div id="fields"></div></details>
<span class="row"><label for="limit">Rows a page</label><select id="limit"><option>50</option><option>100</option><option>500</option><option>1000</option></select></span>
<span class="space"></span>
<span id="downloads" class="row">Download all rows:
<a id="download-csv">CSV</a> <a id="download-excel">CSV for Excel</a> <a id="download-ndjson">NDJSON</a></span>
</div>
<p id="report-alert" class="alert" role="alert"></p>
<p id="summary" class="dim" role="status"></p>
<div id="rows" tabindex="0" role="region" aria-label="Rows"></div>
<div class="row pager"><button id="first" type="button" class="plain">First page</button><button id="next" type="button">Next page</button></div>
</section>`;
