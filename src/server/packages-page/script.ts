import { pageScript } from '../pages/page-script.ts';
import { transferScript } from './transfer-script.ts';

/**
 * What the page for packages runs: choosing a submission, and following it. Plain JavaScript for browsers, sent as a
 * file, so that the page needs no inline script. Whatever the service says becomes text, never markup.
 */
export const packagesScript = `${pageScript}
let chosen; // { id, stop }
let account; // The label of the one that lists are about, where accounts have labels.

// 'products/1/submissions/2', '1/2', '1 2': whatever names both numbers, behind an account where that is said.
function readId(text) {
  const [own = account ? 'accounts/' + account + '/' : ''] = /accounts\\/[\\w-]+\\//.exec(text) || [];
  const numbers = text.replace(own, '').match(/\\d+/g) || [];
  return numbers.length === 2 ? own + 'products/' + numbers[0] + '/submissions/' + numbers[1] : undefined;
}

function enterAccount(label) {
  if (label === account) return;
  account = label;
  $('account').value = label;
  $('awaiting').replaceChildren();
}

$('choose').addEventListener('submit', (event) => {
  event.preventDefault();
  const id = readId($('id').value);
  $('choose-note').textContent = id ? '' : 'Two numbers are wanted: the product’s and the submission’s.';
  if (id) location.hash = id;
});

const awaiting = 'query Awaiting { products(first: 25, filter: { isCommitted: false }, orderBy: { field: ID, direction: DESC }) {' +
  ' nodes { name submissions(first: 3) { nodes { id name progress } } } } }';
$('find').addEventListener('click', async () => {
  $('find').disabled = true;
  $('choose-note').textContent = '';
  const asked = account;
  try {
    const { products } = await ask(awaiting, {}, asked && { headers: { 'x-hardware-account': asked } });
    if (asked !== account) throw new Error('The account was changed meanwhile. Look once more.');
    const found = products.nodes.flatMap(({ name, submissions }) => submissions.nodes
      .filter(({ progress }) => progress === 'AWAITING_PACKAGE')
      .map((submission) => ({ ...submission, product: name })));
    $('awaiting').replaceChildren(...found.map(({ id, name, product }) => {
      const button = element('button', product + (name && name !== product ? ' · ' + name : ''));
      button.type = 'button';
      button.append(element('small', id));
      button.addEventListener('click', () => { $('id').value = id; location.hash = id; });
      const item = document.createElement('li');
      item.append(button);
      return item;
    }));
    if (found.length === 0) $('choose-note').textContent = 'None of the newest 25 uncommitted products has one.';
  } catch (error) {
    $('choose-note').textContent = error.message;
  }
  $('find').disabled = false;
});

const steps = ['packageInfoValidation', 'preparation', 'scanning', 'validation', 'catalogCreation', 'manualReview', 'signing', 'finalizeIngestion'];
const fields = 'id name progress product { name } workflowStatus { currentStep state messages } downloads { type }';
const files = { SIGNED_PACKAGE: 'signed', INITIAL_PACKAGE: 'initial', DERIVED_PACKAGE: 'derived', DRIVER_METADATA: 'driver-metadata' };
const fileNames = { signed: 'Signed package', initial: 'Package as uploaded', derived: 'Derived package', 'driver-metadata': 'Driver metadata' };

function choose() {
  const id = readId(decodeURIComponent(location.hash));
  if (chosen) chosen.stop.abort();
  chosen = undefined;
  for (const list of ['log', 'steps', 'downloads']) $(list).replaceChildren();
  for (const part of ['pill', 'report', 'downloads']) $(part).hidden = true;
  if (!id) return;
  $('id').value = id;
  const [, label] = /^accounts\\/([\\w-]+)/.exec(id) || [];
  if (label) enterAccount(label);
  chosen = { id, stop: new AbortController(), told: '', seen: new Set() };
  follow(chosen);
}

// Until it is done or another is chosen; a stream that is cut is asked for again, and the present state comes first.
async function follow(one) {
  for (let failures = 0; chosen === one; failures += 1) {
    try {
      $('live').textContent = 'live';
      for await (const { data, errors } of eventsOf(one)) {
        if (errors) throw Object.assign(new Error(errors[0].message), { code: errors[0].extensions.code });
        failures = 0;
        show(one, data.submissionUpdated);
      }
      if (chosen === one) $('live').textContent = '';
      return;
    } catch (error) {
      if (chosen !== one) return;
      if (error.code === 'ENTITY_NOT_FOUND' || error.code === 'BAD_USER_INPUT') {
        $('live').textContent = '';
        $('choose-note').textContent = error.message;
        return;
      }
      $('live').textContent = 'connection lost, trying again …';
      await new Promise((resolve) => setTimeout(resolve, Math.min(500 * 2 ** failures, 15000)));
    }
  }
}

async function* eventsOf(one) {
  const query = 'subscription Follow($id: ID!) { submissionUpdated(id: $id) { ' + fields + ' } }';
  const response = await post(query, { id: one.id }, 'text/event-stream', { signal: one.stop.signal });
  if (!response.ok) {
    const { errors } = await response.json();
    throw Object.assign(new Error(errors[0].message), { code: errors[0].extensions.code });
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = ''; ;) {
    const { done, value } = await reader.read();
    if (done) throw new Error('cut');
    const blocks = (rest + value).split('\\n\\n');
    rest = blocks.pop();
    for (const block of blocks) {
      if (block.startsWith('event: complete')) return;
      if (block.startsWith('event: next')) yield JSON.parse(block.slice(block.indexOf('data: ') + 6));
    }
  }
}

function show(one, submission) {
  const { name, product, progress, workflowStatus, downloads } = submission;
  const { currentStep = null, state = null, messages } = workflowStatus || {};
  $('choose-note').textContent = '';
  $('what').textContent = (product ? product.name + ' · ' : '') + name + ' · ' + one.id;
  $('pill').textContent = progress;
  $('pill').className = 'pill ' + progress;
  $('pill').hidden = false;
  const said = [progress, currentStep && currentStep + ' ' + (state || '').toLowerCase()].filter(Boolean).join('  ');
  if (said !== one.told) $('log').prepend(element('li', new Date().toLocaleTimeString() + '  ' + said));
  one.told = said;
  one.progress = progress;
  showSteps(one, currentStep, state, progress);
  showFiles(one, (downloads || []).map(({ type }) => files[type]).filter(Boolean));
  if (progress === 'FAILED') showReport(one, messages || []);
  readyToUpload();
}

function showSteps(one, currentStep, state, progress) {
  const at = steps.indexOf(currentStep);
  if (currentStep === null || at < 0) return;
  one.seen.add(currentStep);
  $('steps').replaceChildren(...steps.flatMap((step, index) => {
    if (step === 'manualReview' && index !== at && !one.seen.has(step)) return [];
    const done = index < at || progress === 'READY' || (index === at && state === 'COMPLETED');
    return [element('li', step, index === at && progress === 'FAILED' ? 'failed' : done ? 'done' : index === at ? 'now' : '')];
  }));
}

function showFiles(one, names) {
  const order = Object.keys(fileNames).filter((name) => names.includes(name));
  $('downloads').hidden = order.length === 0;
  $('downloads').replaceChildren(...order.map((name) => {
    const link = element('a', fileNames[name], name === 'signed' ? 'button' : '');
    link.href = settings.base + '/packages/' + one.id + '/' + name;
    saves(link, (text) => { $('download-alert').textContent = text; });
    return link;
  }));
}

async function showReport(one, messages) {
  const query = 'query Why($id: ID!) { node(id: $id) { ... on Submission { workflowStatus { errorReport } } } }';
  const report = await ask(query, { id: one.id }).then(({ node }) => node.workflowStatus.errorReport, () => null);
  if (chosen !== one) return;
  $('report').textContent = [...messages, report].filter(Boolean).join('\\n');
  $('report').hidden = $('report').textContent === '';
}
${transferScript}
async function begin() {
  await enter('/explorer/examples.json');
  [account] = await listAccounts(enterAccount);
  $('page').hidden = false;
  addEventListener('hashchange', choose);
  choose();
}
begin();
`;
