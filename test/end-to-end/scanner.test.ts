import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { callersFile, keyEntry } from '../kit/callers-file.ts';
import { type Stage, setStage } from '../kit/stage.ts';

/*
 * The checks of the scanner graphql-cop (https://github.com/dolevf/graphql-cop), asked as it asks them, and what it
 * takes for a finding.
 */

const times = (count: number, text: string) => Array.from({ length: count }, () => text).join(' ');
const aliases = Array.from({ length: 101 }, (_, n) => `alias${n}:__typename`).join(' \n');
const circle = `__schema { types { fields { ${times(6, 'type { fields {')} name ${times(6, '} }')} } } }`;

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly type?: string;
  readonly accept?: string;
  readonly body?: unknown;
}

const query = (text: string): Asked => ({ body: { query: text } });
const get = (text: string): Asked => ({ method: 'GET', path: `/graphql?query=${encodeURIComponent(text)}` });
const hasData = (text: string) => /"data":\s*\{/.test(text);

const checks: readonly (readonly [name: string, asked: Asked, isFound: (text: string) => boolean])[] = [
  ['alias overloading', query(`query cop { ${aliases} }`), hasData],
  ['batches', { body: Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' })) }, hasData],
  [
    'directive overloading',
    query(`query cop { __typename ${'@aa'.repeat(10)} }`),
    (text) => text.split('@aa').length > 10,
  ],
  ['circular introspection', query(`query cop { ${circle} }`), hasData],
  ['field duplication', query(`query cop { ${times(500, '__typename \n')} }`), hasData],
  ['mutations by GET', get('mutation cop { __typename }'), hasData],
  ['forms', { type: 'application/x-www-form-urlencoded', body: 'query=query+cop+%7B__typename%7D' }, hasData],
  ['trace mode', query('query cop { __typename }'), (text) => text.includes('tracing')],
  ['unhandled errors', query('qwerty cop { abc }'), (text) => /exception|stacktrace/i.test(text)],
  ['field suggestions', query('query cop { product { nam } }'), (text) => /did you mean/i.test(text)],
  [
    'a page to ask from',
    { method: 'GET', path: '/graphql', accept: 'text/html' },
    (text) => /graphiql|playground/i.test(text),
  ],
  ['queries by GET', get('query cop { __typename }'), hasData],
  ['introspection', query('query cop { __schema { types { name } } }'), hasData],
];

let stage: Stage;

beforeAll(async () => {
  const keys = [keyEntry('scanner', 'canary-scanner', ['reader'])];
  stage = await setStage({ environment: { GATEWAY_CALLERS_FILE: callersFile({ keys }).path } });
});
afterAll(() => stage.close());

async function ask(
  { method = 'POST', path = '/graphql', type, accept, body }: Asked,
  headers: Record<string, string>,
) {
  const response = await fetch(stage.gateway.url + path, {
    method,
    headers: { 'content-type': type ?? 'application/json', accept: accept ?? '*/*', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return response.text();
}

describe('a scanner', () => {
  test.each(checks)('that is a stranger does not find %s', async (_, asked, isFound) => {
    expect(isFound(await ask(asked, {}))).toBe(false);
  });

  test('with a key finds what a caller may know, the schema, and that queries, which change nothing, may be asked by GET', async () => {
    const found: string[] = [];
    for (const [name, asked, isFound] of checks) {
      if (isFound(await ask(asked, { 'x-api-key': 'canary-scanner' }))) found.push(name);
    }
    expect(found).toEqual(['field suggestions', 'queries by GET', 'introspection']);
  });
});
