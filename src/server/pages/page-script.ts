/**
 * What the scripts of the pages that are cards begin with: the page's settings, questions to the gateway with the key of
 * the tab, and the list of accounts to choose from. Plain JavaScript for browsers.
 */
export const pageScript = `'use strict';
const settings = JSON.parse(document.getElementById('settings').textContent);
const $ = (id) => document.getElementById(id);
let headers = {};

// Texts only: 'kind' is the element's name.
function element(kind, text, className) {
  const one = document.createElement(kind);
  one.textContent = text;
  if (className) one.className = className;
  return one;
}

// Asks for a key where the gateway wants one; gives what the path has for its bearer.
async function enter(path) {
  if (!settings.asksForKey) return undefined;
  const { key, found } = await gatewayKey.unlock(settings.base + path, $('lock'));
  headers = gatewayKey.authorization(key);
  $('lock').replaceChildren();
  return found;
}

async function post(query, variables, accept, more) {
  return fetch(settings.base + '/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...headers, ...more.headers },
    body: JSON.stringify({ query, variables }),
    credentials: 'omit',
    signal: more.signal,
  });
}

async function ask(query, variables, more = {}) {
  const response = await post(query, variables, 'application/graphql-response+json, application/json', more);
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}

// The labels of the accounts that may be used, shown to choose from where there are several; none where they have no label.
async function listAccounts(choose) {
  const { accounts } = await ask('{ accounts { label } }').catch(() => ({ accounts: [] }));
  const labels = accounts.map(({ label }) => label);
  $('account').append(...labels.map((label) => new Option(label)));
  $('account').addEventListener('change', () => choose($('account').value));
  $('accounts').hidden = labels.length < 2;
  return labels;
}

// A link that saves what it leads to; 'tell' is given what went wrong, where the page can know.
function saves(link, tell) {
  if (settings.asksForKey) gatewayKey.save(link, headers.authorization.slice(7), tell);
  else link.download = '';
}
`;
