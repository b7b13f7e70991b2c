/**
 * How a page asks for a key, where the gateway serves declared callers only. The key stays in the tab's session storage,
 * which ends with the tab and is seen by no other one. Plain JavaScript for browsers; defines `gatewayKey`.
 */
export const keyScript = `'use strict';
const gatewayKey = (() => {
  const name = 'hardware-gateway:key';
  const authorization = (key) => ({ authorization: 'Bearer ' + key });
  // Without the browser's own credentials, it would never ask for a name and password in a window of its own.
  const get = (path, key) => fetch(path, { headers: authorization(key), credentials: 'omit' });
  const forget = () => {
    sessionStorage.removeItem(name);
    location.reload();
  };

  // What the path gives to the first key that may have it; asks in 'place' until there is one. Then it can be forgotten.
  async function unlock(path, place) {
    let note = '';
    for (let key = sessionStorage.getItem(name); ; key = await ask(place, note)) {
      if (key === null) continue;
      let response;
      try {
        response = await get(path, key);
      } catch {
        note = 'The gateway does not answer. Try again.';
        continue;
      }
      if (response.ok) {
        sessionStorage.setItem(name, key);
        const button = document.getElementById('forget');
        button.hidden = false;
        button.addEventListener('click', forget);
        return { key, found: await response.json() };
      }
      sessionStorage.removeItem(name);
      note = await reasonOf(response);
    }
  }

  async function reasonOf(response) {
    try {
      return (await response.json()).errors[0].message;
    } catch {
      return 'The gateway answered with HTTP ' + response.status + '.';
    }
  }

  function ask(place, note) {
    place.innerHTML =
      '<form class="key"><label for="key">This gateway serves known callers. Your key, or a token of your organization:' +
      '</label><input id="key" type="password" autocomplete="off" spellcheck="false" required>' +
      '<button>Continue</button><p role="alert"></p><p>It is kept until this tab is closed.</p></form>';
    const form = place.querySelector('form');
    const input = place.querySelector('input');
    form.querySelector('[role=alert]').textContent = note;
    input.focus();
    return new Promise((resolve) => {
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        const key = input.value.trim();
        // What no header can carry is no key.
        resolve(/^[\\x21-\\x7e]+$/.test(key) ? key : null);
      });
    });
  }

  // A link to something behind the key: fetched with it, and saved when it is whole. 'tell' is given what went wrong.
  function save(link, key, tell) {
    link.addEventListener('click', async (event) => {
      event.preventDefault();
      tell('');
      try {
        const response = await get(link.href, key);
        if (response.status === 401) return forget();
        if (!response.ok) return tell(await reasonOf(response));
        const saved = document.createElement('a');
        saved.href = URL.createObjectURL(await response.blob());
        saved.download = new URL(link.href).pathname.split('/').pop();
        saved.click();
        URL.revokeObjectURL(saved.href);
      } catch {
        tell('The download broke off. Try it again.');
      }
    });
  }

  return { unlock, save, forget, authorization };
})();
`;
