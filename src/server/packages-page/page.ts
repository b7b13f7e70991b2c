import type { UpstreamName } from '../../config/config.ts';
import { type PageFacts, writePage } from '../pages/write-page.ts';

/** The page where a person drops a package on a submission, and watches it on its way to the signed one. */
export function packagesPage(facts: PageFacts): string {
  const { upstream, basePath } = facts;
  const page = {
    name: 'packages',
    head: `<link rel="stylesheet" href="${basePath}/packages/page.css">`,
    body: `<main id="lock"></main>
<main id="page" hidden>
${chooseCard}
${packageCard(upstream)}
${progressCard}
</main>
<noscript><p>This page needs JavaScript.</p></noscript>`,
    settings: {},
    scripts: [`${basePath}/packages/page.js`],
  } as const;
  return writePage(page, facts);
}

const chooseCard = `<section class="card" aria-label="Submission">
<h2><b>1</b> Submission</h2>
<label id="accounts" hidden>Account <select id="account"></select></label>
<form id="choose">
<label for="id">Node id, or the numbers of product and submission</label>
<div class="row"><input id="id" spellcheck="false" autocomplete="off" placeholder="products/…/submissions/…" required><button>Open</button></div>
</form>
<p id="choose-note" class="alert" role="alert"></p>
<button id="find" type="button" class="plain">Show those that await a package</button>
<ul id="awaiting" class="list" aria-live="polite"></ul>
</section>`;

const packageCard = (upstream: UpstreamName) => `<section class="card" aria-label="Package">
<h2><b>2</b> Package</h2>
<label id="drop" class="drop"><input id="file" type="file" accept=".cab,.hlkx,.hckx"><span id="drop-text">Drop a .cab or .hlkx here, or choose one</span></label>
<label class="check"><input id="commit" type="checkbox" checked> Commit behind the last byte: ${
  upstream === 'service' ? 'Microsoft begins to work on it, for real' : 'the emulator begins to work on it'
}</label>
<div class="row"><button id="upload" type="button" disabled>Upload</button><button id="cancel" type="button" class="plain" hidden>Break off</button><span id="upload-note" class="dim" aria-live="polite"></span></div>
<progress id="bar" max="1" value="0" hidden></progress>
<p id="upload-alert" class="alert" role="alert"></p>
</section>`;

const progressCard = `<section class="card wide" aria-label="On its way">
<h2><b>3</b> On its way <span id="pill" class="pill" hidden></span> <span id="live" class="dim"></span></h2>
<p id="what" class="dim">Choose a submission, and its workflow is shown here as it moves.</p>
<ol id="steps" class="steps"></ol>
<ul id="log" class="log" aria-live="polite"></ul>
<pre id="report" hidden></pre>
<div id="downloads" class="row" hidden></div>
<p id="download-alert" class="alert" role="alert"></p>
</section>`;
