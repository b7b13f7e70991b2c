import { pageScript } from '../pages/page-script.ts';
import { chartsScript } from './charts-script.ts';
import { statusScript } from './status-script.ts';
import { tableScript } from './table-script.ts';
import { viewScript } from './view-script.ts';

/**
 * What the page for reports runs. Plain JavaScript for browsers, sent as a file, so that the page needs no inline script.
 */
export const reportsScript = `${pageScript}
let labels = []; // Of the accounts that may be used.
${viewScript}${tableScript}${statusScript}${chartsScript}
function choose() {
  const before = view && accountChosen();
  view = readView();
  $('account').value = accountChosen();
  showView();
  if (!serving) return undefined;
  // The charts are of the account, and of nothing else in the view.
  if (before !== accountChosen()) lookAtMirror().then(loadCharts);
  return load();
}

async function begin() {
  const path = '/reports/columns.json';
  columns = (await enter(path)) || (await (await get(settings.base + path)).json());
  labels = await listAccounts((label) => change((parameters) => {
    if (label) parameters.set('account', label);
    else parameters.delete('account');
  }));
  for (const id of ['csv', 'excel', 'ndjson']) saves($('download-' + id), (text) => { $('report-alert').textContent = text; });
  listenToView();
  listenToPaper();
  $('reload').addEventListener('click', () => lookAtMirror().then(() => serving && Promise.all([load(), loadCharts()])));
  $('page').hidden = false;
  addEventListener('hashchange', choose);
  choose();
  watchMirror();
}
begin();
`;
