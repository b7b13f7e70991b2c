/** How far and how old the mirror is, looked at again and again: the more often, the more is going on. */
export const statusScript = `
let serving; // undefined before the first look.

const accountChosen = () => view.parameters.get('account') || '';
const moment = (text) => text.slice(0, 16).replace('T', ' ') + ' UTC';

async function watchMirror() {
  for (;;) {
    const status = await lookAtMirror();
    // A gateway without a mirror has none later either.
    if (status === null) return;
    const calm = status && status.state === 'serving' && status.accounts.every(({ first_walk }) => !first_walk);
    await new Promise((resolve) => setTimeout(resolve, calm ? 60000 : 5000));
  }
}

// The status; null when there is no mirror, undefined when nobody knows.
async function lookAtMirror() {
  try {
    const status = await (await get(settings.base + '/reports/status.json')).json();
    showStatus(status);
    await serves(status.state === 'serving');
    return status;
  } catch (error) {
    $('mirror-alert').textContent = error.status ? error.message : 'The gateway does not answer. It is asked again every few seconds.';
    if (error.status !== 404) return undefined;
    await serves(false);
    $('reload').hidden = true;
    return null;
  }
}

// What is there to see is shown when it comes back.
async function serves(now) {
  const before = serving;
  serving = now;
  $('report').hidden = $('charts').hidden = !now;
  if (now && !before) await Promise.all([load(), loadCharts()]);
}

function showStatus({ state, reason, accounts }) {
  const away = reason || (state === 'opening' ? 'The mirror is being opened.' : 'The mirror is away, and is tried again by itself.');
  $('mirror-alert').textContent = state === 'serving' ? '' : away;
  const shown = accounts.filter(({ account }) => !accountChosen() || account === accountChosen());
  const walked = shown.map(({ as_of }) => as_of);
  $('as-of').textContent = state !== 'serving' ? '' : walked.length > 0 && !walked.includes(null)
    ? 'At least as the account was at ' + moment(walked.sort()[0]) + '. Reports cost no call of the service.'
    : 'Not complete yet: what was seen so far.';
  const walks = shown.filter(({ first_walk }) => first_walk);
  $('walk').hidden = walks.length === 0;
  const sum = (name) => walks.reduce((all, { first_walk }) => all + first_walk[name], 0);
  const [done, left] = [sum('calls_done'), sum('calls_left')];
  $('walk-bar').value = done / Math.max(1, done + left);
  $('walk-note').textContent = walks.map(({ account, first_walk: { calls_done, calls_left, done_at } }) =>
    'The first walk through ' + (account ? 'the account ' + account : 'the account') + ' is under way: ' + calls_done + ' of ' +
    (calls_done + calls_left) + ' calls that are known of are made' + (done_at ? ', the last at about ' + moment(done_at) : '') + '.').join(' ');
}
`;
