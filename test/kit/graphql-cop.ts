/*
 * The scanner graphql-cop (https://github.com/dolevf/graphql-cop, version 1.15): its requests, and what it takes for a
 * finding, check by check. Its own name of the check that it has switched off itself is in brackets.
 */

interface Asked {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Reply {
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the scanner reaches into answers of every shape
  readonly json: any;
}

const aliases = Array.from({ length: 101 }, (_, n) => `alias${n}:__typename \n`).join('');

/** Each check by its title: true where it finds something. */
const checks: Readonly<Record<string, (asked: Asked) => Promise<boolean>>> = {
  'Alias Overloading': async (asked) =>
    Boolean((await query(asked, `query cop { ${aliases} }`)).json?.data?.alias100),
  'Array-based Query Batching': async (asked) => {
    const batch = Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' }));
    const { json } = await post(asked, batch);
    return (Array.isArray(json) ? json : Object.keys(json ?? {})).length >= 10;
  },
  'Introspection-based Circular Query': async (asked) => {
    const circle =
      'query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }';
    return (await query(asked, circle)).json?.data?.__schema?.types?.length > 25;
  },
  'Directive Overloading': async (asked) =>
    (await query(asked, `query cop { __typename ${'@aa'.repeat(10)} }`)).json?.errors?.length === 10,
  '(Field Duplication)': async (asked) =>
    Boolean((await query(asked, `query cop { ${'__typename \n'.repeat(500)}} `)).json?.data?.__typename),
  'Field Suggestions': async (asked) => {
    const { json } = await query(asked, 'query cop { __schema { directive } }');
    return String(json?.errors?.[0]?.message).includes('Did you mean');
  },
  'Mutation is allowed over GET (possible CSRF)': async (asked) =>
    Boolean((await get(asked, 'mutation cop {__typename}')).json?.data?.__typename),
  'GET Method Query Support': async (asked) =>
    Boolean((await get(asked, 'query cop {__typename}')).json?.data?.__typename),
  'GraphQL IDE': async ({ url, headers }) => {
    const { text } = await send(url, { headers: { ...headers, accept: 'text/html' } });
    const signs = ['graphiql.min.css', 'GraphQL Playground', 'GraphiQL', 'graphql-playground'];
    return signs.some((sign) => text.includes(sign));
  },
  Introspection: async (asked) => {
    const { json } = await query(asked, 'query cop { __schema { types { name fields { name } } } }');
    return Boolean(json?.data?.__schema?.types);
  },
  'POST based url-encoded query (possible CSRF)': async ({ url, headers }) => {
    const body = new URLSearchParams({ query: 'query cop { __typename }' });
    return Boolean((await send(url, { method: 'POST', headers, body })).json?.data?.__typename);
  },
  'Trace Mode': async (asked) => {
    const { text, json } = await query(asked, 'query cop { __typename }');
    return Boolean(json?.errors?.[0]?.extensions?.tracing) || /"extensions":\s*\{\s*"tracing":/i.test(text);
  },
  'Unhandled Errors Detection': async (asked) => {
    const { text, json } = await query(asked, 'qwerty cop { abc }');
    return (
      Boolean(json?.errors?.[0]?.extensions?.exception) || /"extensions":\s*\{\s*"exception":/i.test(text)
    );
  },
};

/** Where it looks for a GraphQL endpoint, when it is given none. */
const usualPaths = ['/', '/graphiql', '/playground', '/console', '/graphql'];

/** The titles of all that it finds at one address, whether or not it takes that for GraphQL (its option `-f`). */
export async function scanAddress(url: string, headers: Asked['headers'] = {}): Promise<string[]> {
  const asked = { url, headers: { 'user-agent': 'graphql-cop/1.15', accept: '*/*', ...headers } };
  const found: string[] = [];
  for (const [title, isFound] of Object.entries(checks)) {
    if (await isFound(asked)) found.push(title);
  }
  return found;
}

/** The same at every address where it looks by itself, each title behind its path. */
export async function scanOrigin(origin: string, headers: Asked['headers'] = {}): Promise<string[]> {
  const found: string[] = [];
  for (const path of usualPaths) {
    const titles = await scanAddress(`${origin}${path}`, headers);
    found.push(...titles.map((title) => `${path}: ${title}`));
  }
  return found;
}

function query(asked: Asked, text: string): Promise<Reply> {
  return post(asked, { query: text, operationName: 'cop' });
}

function post({ url, headers }: Asked, body: object): Promise<Reply> {
  const all = { ...headers, 'content-type': 'application/json' };
  return send(url, { method: 'POST', headers: all, body: JSON.stringify(body) });
}

function get({ url, headers }: Asked, text: string): Promise<Reply> {
  return send(`${url}?${new URLSearchParams({ query: text })}`, { headers });
}

async function send(url: string, request: RequestInit): Promise<Reply> {
  const text = await (await fetch(url, request)).text();
  try {
    return { text, json: JSON.parse(text) };
  } catch {
    return { text, json: undefined };
  }
}
