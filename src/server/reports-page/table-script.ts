/** The rows of a view. Whatever stands in a cell becomes text, never markup. */
export const tableScript = `
let rows = [];
let loading;

async function get(path, signal) {
  const response = await fetch(path, { headers, credentials: 'omit', signal });
  // The key is known no more, or the token has expired.
  if (response.status === 401 && settings.asksForKey) gatewayKey.forget();
  if (response.ok) return response;
  const { errors } = await response.json().catch(() => ({ errors: [] }));
  const [error] = errors.length > 0 ? errors : [{ message: 'The gateway answered with HTTP ' + response.status + '.' }];
  throw Object.assign(new Error(error.message), { status: response.status });
}

async function load() {
  if (loading) loading.abort();
  const { signal } = (loading = new AbortController());
  $('rows').setAttribute('aria-busy', 'true');
  try {
    const response = await get(addressOf('.json', { limit: limitOf(), after: view.parameters.get('after') }), signal);
    rows = await response.json();
    if (signal.aborted) return;
    $('report-alert').textContent = '';
    showRows(response.headers.get('x-hardware-next'));
  } catch (error) {
    if (signal.aborted) return;
    rows = [];
    showRows(null);
    $('report-alert').textContent = error.status ? error.message : 'The gateway does not answer. Try again.';
    $('summary').textContent = '';
  }
  $('rows').removeAttribute('aria-busy');
}

function showRows(next) {
  const fields = shownFields();
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  head.append(...fields.map(headingOf));
  const body = table.createTBody();
  for (const row of rows) {
    body.insertRow().append(...fields.map((name) => cellOf(row[name], columnOf(name))));
  }
  $('rows').replaceChildren(table);
  $('rows').scrollLeft = 0;
  const said = filters().map(wordsOf);
  const { column, descending } = order();
  $('summary').textContent = (rows.length || 'No') + (rows.length === 1 ? ' row' : ' rows') +
    (view.parameters.has('after') ? ' of a later page' : next ? ' of the first page' : '') + ' of ' + view.report +
    (said.length > 0 ? ' where ' + said.join(' and ') : '') + ', by ' + column + (descending ? ' downwards' : ' upwards') + '. Times are in UTC.';
  $('first').disabled = !view.parameters.has('after');
  $('next').disabled = !next;
  $('next').onclick = () => change((parameters) => parameters.set('after', next));
  showValue();
}

function headingOf(name) {
  const { column, descending } = order();
  const sorted = column === name;
  const known = columnOf(name);
  const heading = document.createElement('th');
  heading.scope = 'col';
  if (sorted) heading.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
  const button = element('button', name);
  button.type = 'button';
  button.title = known ? known.meaning : '';
  // The latest and the most first.
  const down = sorted ? !descending : Boolean(known) && (known.type === 'date' || known.type === 'number');
  button.addEventListener('click', () => change((parameters) => parameters.set('orderBy', (down ? '-' : '') + name)));
  heading.append(button);
  return heading;
}

function cellOf(value, column) {
  const cell = document.createElement('td');
  if (value === null || value === undefined || value === '') return cell;
  const text = String(value);
  const { name, type } = column || {};
  if (type === 'number') cell.className = 'number';
  if (type === 'date') {
    const time = element('time', text.slice(0, 16).replace('T', ' '));
    time.dateTime = time.title = text;
    cell.append(time);
  } else if (name === 'progress') {
    cell.append(element('span', text, 'pill ' + text));
  } else if (/^(accounts\\/[\\w-]+\\/)?products\\/\\d+\\/submissions\\/\\d+$/.test(text)) {
    const link = element('a', text);
    link.href = settings.base + '/packages#' + text;
    cell.append(link);
  } else {
    cell.append(text.length > 200 ? folded(text) : element('div', text));
  }
  return cell;
}

// A text that would make its row many lines high.
function folded(text) {
  const details = document.createElement('details');
  const end = text.lastIndexOf(' ', 120);
  details.append(element('summary', text.slice(0, end > 60 ? end : 120) + ' …'), element('div', text));
  return details;
}
`;
