/**
 * What the page runs: it tells the editor where its workers are, loads GraphiQL and starts it with the page's settings.
 * Plain JavaScript for browsers, sent as a file, so that the page needs no inline script.
 */
export const bootScript = `'use strict';
const settings = JSON.parse(document.getElementById('settings').textContent);
const workers = { json: 'json.worker.js', graphql: 'graphql.worker.js' };
self.MonacoEnvironment = {
  globalAPI: false,
  getWorkerUrl: (_module, label) => settings.assets + (workers[label] || 'editor.worker.js'),
};

// Behind an ingress only the browser knows the address under which the gateway is reached.
const endpoint = new URL(settings.endpoint, location.href).href;
const sandbox = document.getElementById('sandbox');
if (sandbox) sandbox.href = settings.sandbox + encodeURIComponent(endpoint);

// Other explorers on the same host and port keep their tabs to themselves, and so do we.
const prefix = 'hardware-gateway:' + settings.upstream + ':';
const own = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix));
const storage = {
  getItem: (key) => localStorage.getItem(prefix + key),
  setItem: (key, value) => localStorage.setItem(prefix + key, value),
  removeItem: (key) => localStorage.removeItem(prefix + key),
  clear: () => own().forEach((key) => localStorage.removeItem(key)),
  get length() { return own().length; },
};

async function begin() {
  const root = document.getElementById('root');
  if (!settings.asksForKey) return load(settings.tabs, {});
  const { key, found } = await gatewayKey.unlock(settings.assets + 'examples.json', root);
  gatewayKey.save(document.getElementById('schema'), key, (text) => text && alert(text));
  root.innerHTML = '<p>Loading the explorer …</p>';
  const plain = self.fetch;
  self.fetch = async (...request) => {
    const response = await plain(...request);
    // The key is known no more, or the token has expired.
    if (response.status === 401) gatewayKey.forget();
    return response;
  };
  load(found, { additionalHeaders: gatewayKey.authorization(key), credentials: 'omit' });
}

function load(tabs, identity) {
  const script = document.createElement('script');
  script.src = settings.assets + 'graphiql.js';
  script.onload = () => {
    const root = document.getElementById('root');
    root.textContent = '';
    YogaGraphiQL.renderYogaGraphiQL(root, {
      endpoint: settings.endpoint,
      title: '',
      logo: ' ',
      defaultTabs: tabs,
      ...identity,
      shouldPersistHeaders: false,
      storage,
      // Else every keystroke would go into the address, which servers limit.
      onEditQuery: () => {},
    });
  };
  document.head.append(script);
}

begin();
`;
