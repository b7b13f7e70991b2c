/** The three charts that anybody asks for first, of the submissions that are still there; each with a table that says the same. */
export const chartsScript = `
const charts = new Map();
const stats = 'query Charts { mirror {' +
  ' states: submissionStats(filter: { isVanished: false }, groupBy: [PROGRESS]) { groups { progress count } }' +
  ' weeks: submissionStats(filter: { isVanished: false, progress: READY }, groupBy: [READY_WEEK]) { groups { readyWeek medianSecondsToReady timedCount } }' +
  ' steps: submissionStats(filter: { isVanished: false, progress: FAILED }, groupBy: [CURRENT_STEP]) { groups { currentStep count } } } }';
const stateColours = { READY: '--chart-good', FAILED: '--chart-bad', IN_REVIEW: '--chart-wait', AWAITING_PACKAGE: '--chart-wait' };
const lineColours = ['--chart-plain', '--chart-good', '--chart-wait', '--chart-bad'];
const day = 86400000;

// Counts of several accounts are added up; medians cannot be, so each account has a line of its own.
async function loadCharts() {
  const chosen = accountChosen();
  const asked = chosen ? [chosen] : labels.length > 0 ? labels : [undefined];
  try {
    const answers = await Promise.all(asked.map((label) => ask(stats, {}, label && { headers: { 'x-hardware-account': label } })));
    if (chosen !== accountChosen()) return;
    const found = answers.map(({ mirror }, index) => ({ label: asked[index], ...mirror }));
    showBars('states', 'State', 'progress', sum(found, 'states', 'progress'), (state) => stateColours[state] || '--chart-plain');
    showBars('steps', 'Step', 'current_step', sum(found, 'steps', 'currentStep'), () => '--chart-bad');
    showWeeks(found);
  } catch (error) {
    for (const id of ['states', 'weeks', 'steps']) showNothing(id, error.message);
  }
}

function sum(found, what, key) {
  const counts = new Map();
  for (const one of found) {
    for (const group of one[what].groups) counts.set(group[key], (counts.get(group[key]) || 0) + group.count);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}

function showBars(id, heading, column, counts, colourOf) {
  if (counts.length === 0) return showNothing(id, id === 'steps' ? 'Nothing has failed.' : 'Nothing was seen yet.');
  const name = (key) => key || (id === 'states' ? 'not read yet' : 'no step');
  const more = id === 'steps' ? '&progress=FAILED' : '';
  showTable(id, [heading, 'Submissions'], counts.map(([key, count]) => {
    const link = element('a', name(key));
    link.href = '#submissions?' + new URLSearchParams({ [column]: key || '', vanished_at: '', ...(accountChosen() && { account: accountChosen() }) }) + more;
    return [link, String(count)];
  }));
  const colours = counts.map(([key]) => colourOf(key));
  draw(id, counts.map(([key, count]) => name(key) + ' ' + count).join(', '), {
    type: 'bar',
    data: {
      labels: counts.map(([key, count]) => name(key) + '  ' + count),
      datasets: [{ data: counts.map(([, count]) => count), colours, borderRadius: 3, maxBarThickness: 22, minBarLength: 2 }],
    },
    options: {
      indexAxis: 'y',
      scales: { x: { beginAtZero: true, ticks: { precision: 0, maxTicksLimit: 5 } }, y: { grid: { display: false }, ticks: { autoSkip: false } } },
    },
  });
}

// The last half year that something was signed in, and no week left out.
function showWeeks(found) {
  const known = found.map(({ label, weeks }) => ({
    label,
    weeks: new Map(weeks.groups.filter(({ readyWeek, timedCount }) => readyWeek && timedCount > 0).map((one) => [one.readyWeek, one])),
  })).filter(({ weeks }) => weeks.size > 0);
  if (known.length === 0) return showNothing('weeks', 'Nothing to show yet: the time is known of submissions that were seen to become ready.');
  const all = known.flatMap(({ weeks }) => [...weeks.keys()]).sort();
  const last = Date.parse(all.at(-1));
  const first = Math.max(Date.parse(all[0]), last - 25 * 7 * day);
  const shown = Array.from({ length: (last - first) / (7 * day) + 1 }, (_, week) => new Date(first + week * 7 * day).toISOString().slice(0, 10));
  const longest = Math.max(...known.flatMap(({ weeks }) => shown.map((week) => weeks.get(week)?.medianSecondsToReady || 0)));
  const [unit, seconds] = longest > 3 * 86400 ? ['days', 86400] : longest > 2 * 3600 ? ['hours', 3600] : ['minutes', 60];
  const value = (one) => (one ? Number((one.medianSecondsToReady / seconds).toFixed(1)) : null);
  showTable('weeks', ['Week of', ...known.flatMap(({ label = '' }) => [('Median ' + unit + ' ' + label).trim(), 'Signed'])],
    shown.map((week) => [week, ...known.flatMap(({ weeks }) => [String(value(weeks.get(week)) ?? '–'), String(weeks.get(week)?.timedCount || 0)])]));
  const words = known.map(({ label, weeks }) => (label ? label + ': ' : '') + shown.filter((week) => weeks.has(week)).map((week) => week + ' ' + value(weeks.get(week))).join(', '));
  draw('weeks', 'median ' + unit + ' by week: ' + words.join('; '), {
    type: 'line',
    data: {
      labels: shown,
      datasets: known.map(({ label, weeks }, index) => ({
        label: label || 'Median ' + unit,
        data: shown.map((week) => value(weeks.get(week))),
        colours: lineColours[index % lineColours.length],
        borderDash: index < lineColours.length ? [] : [6, 3],
        spanGaps: true, borderWidth: 2, pointRadius: 3, tension: 0,
      })),
    },
    options: {
      plugins: { legend: { display: known.length > 1 } },
      scales: {
        x: { grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 16, callback: (index) => shown[index].slice(5) } },
        y: { beginAtZero: true, ticks: { maxTicksLimit: 6 }, title: { display: true, text: 'median ' + unit } },
      },
    },
  });
}

function showNothing(id, words) {
  charts.get(id)?.destroy();
  charts.delete(id);
  $(id).parentElement.hidden = true;
  $(id + '-note').textContent = words;
  $(id + '-table').parentElement.hidden = true;
}

function showTable(id, heads, lines) {
  const table = document.createElement('table');
  table.createTHead().insertRow().append(...heads.map((text) => Object.assign(element('th', text), { scope: 'col' })));
  const body = table.createTBody();
  for (const [first, ...cells] of lines) {
    const row = body.insertRow();
    const head = Object.assign(document.createElement('th'), { scope: 'row' });
    head.append(first);
    row.append(head, ...cells.map((text) => element('td', text, 'number')));
  }
  $(id + '-table').replaceChildren(table);
  $(id + '-table').parentElement.hidden = false;
}

function draw(id, words, { type, data, options }) {
  charts.get(id)?.destroy();
  $(id).parentElement.hidden = false;
  $(id + '-note').textContent = '';
  $(id).setAttribute('aria-label', $(id + '-title').textContent + ': ' + words);
  const plugins = { legend: { display: false }, ...options.plugins };
  const chart = new Chart($(id), { type, data, options: { ...options, animation: false, maintainAspectRatio: false, plugins } });
  charts.set(id, chart);
  paint(chart);
}

// The colours are the style sheet's, so that they follow day, night and paper.
function paint(chart) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  for (const dataset of chart.data.datasets) {
    const own = Array.isArray(dataset.colours) ? dataset.colours.map(colour) : colour(dataset.colours);
    dataset.backgroundColor = dataset.borderColor = own;
  }
  for (const scale of Object.values(chart.options.scales)) {
    scale.ticks.color = colour('--soft');
    scale.grid.color = colour('--edge');
    scale.border.color = colour('--edge');
    if (scale.title) scale.title.color = colour('--soft');
  }
  chart.options.plugins.legend.labels.color = colour('--soft');
  chart.update();
}

function listenToPaper() {
  const repaint = () => { for (const chart of charts.values()) paint(chart); };
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
  addEventListener('beforeprint', () => { document.documentElement.classList.add('paper'); repaint(); });
  addEventListener('afterprint', () => { document.documentElement.classList.remove('paper'); repaint(); });
}
`;
