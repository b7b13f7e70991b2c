/**
 * What is looked at. A view is the address of a report without the ending of the file, behind the page's own `#`, so
 * that it can be shared and the browser's Back leads to the view before.
 */
export const viewScript = `
let columns; // Of each report: [{ name, type, meaning }].
let view; // { report, parameters }

const options = new Set(['account', 'fields', 'orderBy', 'limit', 'after', 'excel', 'trailer']);
const windows = { firstSeenSince: 'first_seen_at.since', firstSeenBefore: 'first_seen_at.before',
  changedSince: 'changed_at.since', changedBefore: 'changed_at.before' };

function readView() {
  const [, name, query] = /^#?([^?]*)\\??(.*)$/s.exec(location.hash);
  const report = Object.hasOwn(columns, name) ? name : 'submissions';
  return { report, parameters: new URLSearchParams(query) };
}

// Leads to the view as 'edit' leaves its parameters, from its first page on.
function change(edit) {
  const parameters = new URLSearchParams(view.parameters);
  parameters.delete('after');
  edit(parameters);
  const query = String(parameters);
  location.hash = view.report + (query && '?' + query);
}

function columnOf(name) {
  return columns[view.report].find((column) => column.name === name);
}

// In the order of the address; what is no column there is the gateway's to refuse.
function shownFields() {
  const asked = view.parameters.getAll('fields').flatMap((text) => text.split(',')).filter(Boolean);
  return asked.length > 0 ? asked : settings.usual[view.report];
}

function order() {
  const text = view.parameters.get('orderBy') || '-changed_at';
  return { column: text.replace(/^-/, ''), descending: text.startsWith('-') };
}

// The report's own address: of the page that is shown, or of all its rows.
function addressOf(file, more = {}) {
  const parameters = new URLSearchParams(view.parameters);
  for (const name of ['limit', 'after', 'excel', 'trailer']) parameters.delete(name);
  const { column, descending } = order();
  parameters.set('fields', shownFields().join(','));
  parameters.set('orderBy', (descending ? '-' : '') + column);
  for (const [name, value] of Object.entries(more)) if (value) parameters.set(name, value);
  // Commas may stand as they are, and people read these addresses.
  return settings.base + '/reports/' + view.report + file + '?' + String(parameters).replaceAll('%2C', ',');
}

// [column, relation, value] of each filter; the relation is empty for equality.
function filters() {
  return [...view.parameters].filter(([name]) => !options.has(name)).map(([name, value]) => {
    const [column, relation = ''] = (windows[name] || name).split('.');
    return { name, value, column, relation };
  });
}

const relationWords = { '': 'is', contains: 'contains', since: 'since', before: 'before' };
function wordsOf({ column, relation, value }) {
  return column + ' ' + (value === '' ? 'is empty' : (relationWords[relation] || relation) + ' ' + value);
}

// What a column can be asked for: [words, relation, the value where it is given].
const relations = {
  text: [['contains', '.contains'], ['is', ''], ['is empty', '', '']],
  json: [['contains', '.contains'], ['is empty', '', '']],
  boolean: [['is true', '', 'true'], ['is false', '', 'false'], ['is empty', '', '']],
  number: [['is', ''], ['is empty', '', '']],
  date: [['is on or after (UTC)', '.since'], ['is before (UTC)', '.before'], ['is empty', '', '']],
};

function relationChosen() {
  return relations[columnOf($('filter-column').value).type][$('filter-relation').value];
}

function showRelations() {
  const { type } = columnOf($('filter-column').value);
  $('filter-relation').replaceChildren(...relations[type].map(([words], index) => new Option(words, index)));
  showValue();
}

function showValue() {
  const { type, name } = columnOf($('filter-column').value);
  const [, , given] = relationChosen();
  $('filter-given').hidden = given !== undefined;
  if (type === 'date') $('filter-value').type = 'date';
  else $('filter-value').removeAttribute('type');
  $('filter-value').required = given === undefined;
  $('filter-value').value = '';
  const seen = new Set(rows.map((row) => row[name]).filter((cell) => cell !== null && cell !== undefined && String(cell).length < 80));
  $('filter-values').replaceChildren(...(type === 'date' ? [] : [...seen].sort().slice(0, 50).map((cell) => new Option(cell))));
}

function showView() {
  for (const link of $('names').children) {
    const [name] = link.hash.slice(1).split('?');
    link.hash = name + (accountChosen() && '?account=' + accountChosen());
    if (name === view.report) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  const before = $('filter-column').value;
  $('filter-column').replaceChildren(...columns[view.report].map(({ name }) => new Option(name)));
  $('filter-column').value = columnOf(before) ? before : shownFields().find(columnOf) || 'id';
  showRelations();
  $('filters').replaceChildren(...filters().map(showFilter));
  showFields();
  $('limit').value = limitOf();
  for (const [id, file, more] of [['csv', '.csv', {}], ['excel', '.csv', { excel: 1 }], ['ndjson', '.ndjson', {}]]) {
    $('download-' + id).href = addressOf(file, more);
  }
}

function limitOf() {
  const asked = view.parameters.get('limit');
  return [...$('limit').options].some(({ value }) => value === asked) ? asked : '50';
}

function showFilter(filter) {
  const item = element('li', wordsOf(filter));
  const button = element('button', '×', 'plain');
  button.type = 'button';
  button.setAttribute('aria-label', 'Remove the filter: ' + wordsOf(filter));
  button.addEventListener('click', () => change((parameters) => parameters.delete(filter.name, filter.value)));
  item.append(button);
  return item;
}

function showFields() {
  const shown = shownFields();
  const boxes = columns[view.report].map(({ name, meaning }) => {
    const label = element('label', '');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.name = name;
    box.checked = shown.includes(name);
    box.addEventListener('change', () => change((parameters) => {
      const known = new Set(shown);
      if (box.checked) known.add(name);
      else known.delete(name);
      parameters.set('fields', columns[view.report].map((column) => column.name).filter((one) => known.has(one)).join(','));
    }));
    label.title = meaning;
    label.append(box, ' ' + name);
    return label;
  });
  const buttons = [['All', columns[view.report].map(({ name }) => name).join(',')], ['Usual', '']].map(([words, fields]) => {
    const button = element('button', words, 'plain');
    button.type = 'button';
    button.addEventListener('click', () => change((parameters) => {
      if (fields) parameters.set('fields', fields);
      else parameters.delete('fields');
    }));
    return button;
  });
  const focused = document.activeElement && document.activeElement.name;
  const line = element('div', '', 'row');
  line.append(...buttons);
  $('fields').replaceChildren(...boxes, line);
  const again = focused && boxes.find((label) => label.firstChild.name === focused);
  if (again) again.firstChild.focus();
}

function listenToView() {
  $('filter-column').addEventListener('change', showRelations);
  $('filter-relation').addEventListener('change', showValue);
  $('filter').addEventListener('submit', (event) => {
    event.preventDefault();
    const [, relation, value = $('filter-value').value] = relationChosen();
    const name = $('filter-column').value + relation;
    change((parameters) => {
      // Equality may be asked for several values, and then any of them will do.
      if (relation) parameters.set(name, value);
      else if (!parameters.getAll(name).includes(value)) parameters.append(name, value);
    });
  });
  $('limit').addEventListener('change', () => change((parameters) => parameters.set('limit', $('limit').value)));
  $('first').addEventListener('click', () => change(() => {}));
}
`;
