import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { callersFile, keyEntry } from '../kit/callers-file.ts';
import { eventually, pause } from '../kit/eventually.ts';
import { runBuilt } from '../kit/run-built.ts';
import { type Stage, setStage } from '../kit/stage.ts';
import { newSubmission } from '../kit/submissions.ts';
import { startTokenIssuer, type TokenIssuer } from '../kit/token-issuer.ts';

const keys = {
  reader: 'canary-reader-key',
  submitter: 'canary-submitter-key',
  publisher: 'canary-publisher-key',
  operator: 'canary-operator-key',
  all: 'canary-key-of-all-roles',
};

let provider: TokenIssuer;
let stage: Stage;
let url: string;
let declared: { keys: ReturnType<typeof keyEntry>[]; issuers: object[] };
let file: ReturnType<typeof callersFile>;

beforeAll(async () => {
  provider = await startTokenIssuer();
  declared = {
    keys: [
      keyEntry('reader', keys.reader, ['reader']),
      keyEntry('submitter', keys.submitter, ['submitter']),
      keyEntry('publisher', keys.publisher, ['publisher']),
      keyEntry('operator', keys.operator, ['operator']),
      keyEntry('all', keys.all, ['submitter', 'publisher', 'operator']),
    ],
    issuers: [
      {
        issuer: provider.issuer,
        audience: 'api://gateway',
        roles: { 'Drivers.Read': ['reader'], 'Drivers.Submit': ['submitter'] },
      },
    ],
  };
  file = callersFile(declared);
  stage = await setStage({
    emulator: { products: 2 },
    environment: { HOST: '0.0.0.0', GATEWAY_CALLERS_FILE: file.path },
  });
  url = stage.gateway.url;
});
afterAll(async () => {
  await stage.close();
  await provider.close();
});

const basic = (id: string, key: string) => `Basic ${Buffer.from(`${id}:${key}`).toString('base64')}`;
const hello = '{ products(first: 1) { nodes { id } } }';

async function post(query: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof query === 'string' && query.startsWith('!') ? query : JSON.stringify({ query }),
  });
  const body = (await response.json()) as {
    data?: Record<string, unknown>;
    errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[];
  };
  return { status: response.status, headers: response.headers, ...body };
}

describe('a key', () => {
  test.each([
    ['x-api-key', () => ({ 'x-api-key': keys.reader })],
    ['a bearer', () => ({ authorization: `Bearer ${keys.reader}` })],
    ['the password of HTTP Basic', () => ({ authorization: basic('reader', keys.reader) })],
  ])('is accepted as %s', async (_, headers) => {
    const { status, data, errors } = await post(hello, headers());
    expect([status, errors]).toEqual([200, undefined]);
    expect(data).toMatchObject({ products: { nodes: [{ id: expect.any(String) }] } });
  });

  test('names its caller in the log, and is nowhere itself', async () => {
    await post(hello, { 'x-api-key': keys.reader });
    await eventually('a line', () =>
      stage.gateway.log().find(({ caller, msg }) => caller === 'reader' && msg),
    );
    expect(stage.gateway.output()).not.toContain('canary');
  });
});

describe('a stranger', () => {
  const attempts: [string, Record<string, string>][] = [
    ['shows nothing', {}],
    ['shows a wrong key', { 'x-api-key': 'canary-wrong' }],
    ['shows a wrong bearer', { authorization: 'Bearer canary-wrong' }],
    ['shows a key under another id', { authorization: basic('submitter', keys.reader) }],
    ['shows a wrong password', { authorization: basic('reader', 'canary-wrong') }],
    ['shows a scheme that is not known', { authorization: 'Digest username="reader"' }],
    ['shows a hash', { 'x-api-key': keyEntry('reader', keys.reader, []).sha256 }],
  ];
  test.each(attempts)('who %s is told nothing, and asked who it is', async (_, headers) => {
    for (const query of ['{ __schema { types { name } } }', '!not even JSON', '{ nothing']) {
      const answer = await post(query, headers);
      expect(answer).toMatchObject({
        status: 401,
        errors: [{ extensions: { code: 'UNAUTHENTICATED', correlationId: expect.any(String) } }],
      });
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer .*, Basic realm=/);
      expect(answer.data).toBeUndefined();
    }
  });

  test.each([
    ['GET', `/graphql?query=${encodeURIComponent('{__typename}')}`],
    ['GET', '/schema.graphql'],
    ['GET', '/metrics'],
    ['GET', '/explorer/examples.json'],
    ['GET', '/nothing/here'],
    ['GET', '/packages/products/1/submissions/2/signed'],
    ['HEAD', '/packages/products/1/submissions/2/signed'],
    ['PUT', '/packages/products/1/submissions/2'],
    ['PUT', '/packages/preprod'],
    ['OPTIONS', '/graphql'],
  ])('finds %s %s shut', async (method, path) => {
    const response = await fetch(`${url}${path}`, { method, ...(method === 'PUT' && { body: 'bytes' }) });
    expect(response.status).toBe(401);
    expect(await response.text()).not.toMatch(/Product|hardware_gateway/);
  });

  test('finds a page that holds nothing of the schema, and whether the gateway lives', async () => {
    const page = await (await fetch(`${url}/`, { headers: { accept: 'text/html' } })).text();
    expect(page).toContain('key.js');
    expect(page).not.toMatch(/products|Submission/);
    for (const path of ['/healthz', '/readyz', '/explorer/key.js', '/explorer/boot.js']) {
      expect((await fetch(`${url}${path}`)).status).toBe(200);
    }
  });

  test('is answered before a large upload has come, and the connection survives it', async () => {
    const response = await fetch(`${url}/packages/products/1/submissions/2`, {
      method: 'PUT',
      headers: { 'x-api-key': keys.reader },
      body: Buffer.alloc(4_000_000),
    });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: expect.stringContaining('submitter'),
          extensions: { code: 'FORBIDDEN', role: 'submitter' },
        },
      ],
    });
  });

  test('is counted', async () => {
    const metrics = await (await fetch(`${url}/metrics`, { headers: { 'x-api-key': keys.operator } })).text();
    expect(metrics).toMatch(
      /hardware_gateway_authentications_total{credentials="none",result="refused"} [1-9]/,
    );
    expect(metrics).toMatch(
      /hardware_gateway_authentications_total{credentials="key",result="refused"} [1-9]/,
    );
    expect(metrics).toMatch(
      /hardware_gateway_authentications_total{credentials="key",result="accepted"} [1-9]/,
    );
    expect(metrics).not.toContain('canary');
  });

  test('who keeps guessing waits, and nobody else does', async () => {
    const guess = () => post(hello, { 'x-api-key': 'canary-guess' });
    await Promise.all(Array.from({ length: 12 }, guess));
    const from = Date.now();
    await guess();
    expect(Date.now() - from).toBeGreaterThanOrEqual(50);
    const guesses = Array.from({ length: 20 }, guess);
    const rightFrom = Date.now();
    expect((await post(hello, { 'x-api-key': keys.reader })).status).toBe(200);
    expect(Date.now() - rightFrom).toBeLessThan(900);
    expect((await Promise.all(guesses)).every(({ status }) => status === 401)).toBe(true);
  });
});

describe('a role', () => {
  const commit =
    'mutation { commitSubmission(input: { id: "products/1/submissions/2" }) { userErrors { code } } }';
  const cancel =
    'mutation { cancelShippingLabel(input: { id: "products/1/submissions/2/shippingLabels/3" }) { userErrors { code } } }';

  test.each([
    ['reader', 403, 403],
    ['submitter', 200, 403],
    ['publisher', 403, 200],
    ['all', 200, 200],
  ] as const)('%s: submissions answer %i, labels %i', async (who, submissions, labels) => {
    const headers = { 'x-api-key': keys[who] };
    expect([(await post(commit, headers)).status, (await post(cancel, headers)).status]).toEqual([
      submissions,
      labels,
    ]);
    expect((await post(hello, headers)).status).toBe(200);
  });

  test('that is missing is named, and nothing was sent', async () => {
    stage.calm();
    const { status, errors, data } = await post(commit, { 'x-api-key': keys.reader });
    expect(status).toBe(403);
    expect(data).toEqual({ commitSubmission: null });
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('submitter'),
        path: ['commitSubmission'],
        extensions: { code: 'FORBIDDEN', role: 'submitter', outcome: 'NOT_SENT' },
      },
    ]);
    expect(stage.emulator.control.calls({})).toEqual([]);
  });

  test('operator alone reads metrics, and not even the schema by GraphQL', async () => {
    const headers = { 'x-api-key': keys.operator };
    expect((await fetch(`${url}/metrics`, { headers })).status).toBe(200);
    expect((await fetch(`${url}/schema.graphql`, { headers })).status).toBe(200);
    expect(await post('{ __typename }', headers)).toMatchObject({
      status: 403,
      errors: [{ extensions: { code: 'FORBIDDEN', role: 'reader' } }],
    });
    expect((await fetch(`${url}/metrics`, { headers: { 'x-api-key': keys.submitter } })).status).toBe(403);
  });

  test('holds for the link to upload to, through node too, and the rest of the answer stays', async () => {
    const id = await newSubmission(url, { 'x-api-key': keys.submitter });
    const query = `{ node(id: "${id}") { ... on Submission { name uploadUrl } } }`;
    const reader = await post(query, { 'x-api-key': keys.reader });
    expect(reader).toMatchObject({
      status: 200,
      data: { node: { name: expect.any(String), uploadUrl: null } },
      errors: [{ path: ['node', 'uploadUrl'], extensions: { code: 'FORBIDDEN', role: 'submitter' } }],
    });
    const submitter = await post(query, { 'x-api-key': keys.submitter });
    expect(submitter).toMatchObject({ data: { node: { uploadUrl: expect.stringContaining('http') } } });
  });
});

describe('a token', () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  test('of a declared issuer is accepted, with the roles that it gives', async () => {
    const token = await provider.token({ roles: ['Drivers.Read'] });
    expect((await post(hello, bearer(token))).status).toBe(200);
    const forbidden = await post(
      'mutation { updateSubmission(input: { id: "x", name: "y" }) { userErrors { code } } }',
      bearer(token),
    );
    expect(forbidden).toMatchObject({ status: 403, errors: [{ extensions: { role: 'submitter' } }] });
    await eventually('a line', () =>
      stage.gateway.log().some(({ caller }) => caller === `${provider.issuer}#app-1`),
    );
    expect(stage.gateway.output()).not.toContain(token.split('.')[2]);
  });

  test.each([
    ['has expired', () => provider.token({ exp: 1 })],
    ['is for another audience', () => provider.token({ aud: 'api://else' })],
    ['is forged', () => provider.token({}, { forged: true })],
  ])('that %s is refused like any stranger, and the log says why', async (_, make) => {
    const answer = await post(hello, bearer(await make()));
    expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(answer.errors?.[0]?.message).not.toMatch(/expired|audience|signature/);
    const correlationId = answer.errors?.[0]?.extensions['correlationId'];
    await eventually('the reason', () =>
      stage.gateway
        .log()
        .some((line) => line['correlationId'] === correlationId && line['credentials'] === 'token'),
    );
  });

  test('without a role that is known may do nothing', async () => {
    expect((await post(hello, bearer(await provider.token({ roles: ['Else'] })))).status).toBe(403);
  });

  test('is accepted after the issuer has changed its keys', async () => {
    await provider.rotate();
    expect((await post(hello, bearer(await provider.token({ scp: 'Drivers.Read' })))).status).toBe(200);
  });
});

describe('a WebSocket', () => {
  const watch = (id: string) => ({
    query: `subscription { submissionUpdated(id: "${id}") { id progress } }`,
  });

  function connect(connectionParams: Record<string, unknown>, headers: Record<string, string> = {}) {
    class WithHeaders extends WebSocket {
      constructor(address: string, protocol: string) {
        super(address, protocol, { headers });
      }
    }
    return createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WithHeaders,
      connectionParams,
      retryAttempts: 0,
    });
  }

  /** The first event, or what ended it before. */
  async function first(client: ReturnType<typeof connect>, payload: { query: string }): Promise<unknown> {
    try {
      for await (const event of client.iterate(payload)) return event;
      return 'complete';
    } catch (error) {
      return error;
    } finally {
      await client.dispose();
    }
  }

  test.each([
    ['a bearer', () => ({ authorization: `Bearer ${keys.reader}` })],
    ['HTTP Basic', () => ({ Authorization: basic('reader', keys.reader) })],
    ['an ApiKey', () => ({ authorization: `ApiKey ${keys.reader}` })],
  ])('is let in with %s among its parameters', async (_, params) => {
    expect(await first(connect(params()), { query: hello })).toMatchObject({ data: { products: {} } });
  });

  test('is let in with the headers of its request, or a token', async () => {
    expect(await first(connect({}, { 'x-api-key': keys.reader }), { query: hello })).toMatchObject({
      data: {},
    });
    const token = await provider.token({ roles: ['Drivers.Read'] });
    expect(await first(connect({ authorization: `Bearer ${token}` }), { query: hello })).toMatchObject({
      data: {},
    });
  });

  test('is closed on strangers, and on those who may not read', async () => {
    expect(await first(connect({}), { query: hello })).toMatchObject({ code: 4401, reason: 'Unauthorized' });
    expect(await first(connect({ authorization: 'Bearer canary-wrong' }), { query: hello })).toMatchObject({
      code: 4401,
    });
    expect(
      await first(connect({ authorization: `Bearer ${keys.operator}` }), { query: hello }),
    ).toMatchObject({
      code: 4403,
      reason: expect.stringContaining('reader'),
    });
  });

  test('is closed when its token expires, or its key is declared no more', async () => {
    const id = await newSubmission(url, { 'x-api-key': keys.submitter });
    const token = await provider.token({ roles: ['Drivers.Read'], exp: Math.floor(Date.now() / 1_000) + 3 });
    const expiring = follow(connect({ authorization: `Bearer ${token}` }), watch(id));
    const going = 'canary-key-that-goes';
    file.write({ ...declared, keys: [...declared.keys, keyEntry('going', going, ['reader'])] });
    await eventually('the new key', async () => (await post(hello, { 'x-api-key': going })).status === 200);
    const revoked = follow(connect({ authorization: `Bearer ${going}` }), watch(id));
    const staying = follow(connect({ authorization: `Bearer ${keys.reader}` }), watch(id));
    await eventually('all to be told', () => [revoked, staying].every(({ events }) => events.length === 1));
    file.write(declared);
    expect(await expiring.ended).toMatchObject({ code: 4403 });
    expect(await revoked.ended).toMatchObject({ code: 4403 });
    expect((await post(hello, { 'x-api-key': going })).status).toBe(401);
    await pause(200);
    expect(staying.over()).toBe(false);
    await staying.stop();
  });

  function follow(client: ReturnType<typeof connect>, payload: { query: string }) {
    const events: unknown[] = [];
    let over = false;
    const ended = new Promise<unknown>((resolve) => {
      client.subscribe(payload, {
        next: (event) => void events.push(event),
        error: resolve,
        complete: () => resolve('complete'),
      });
    }).finally(() => {
      over = true;
    });
    return { events, ended, over: () => over, stop: async () => client.dispose() };
  }
});

describe('an event stream', () => {
  test('ends with an error when its token expires', async () => {
    const id = await newSubmission(url, { 'x-api-key': keys.submitter });
    const token = await provider.token({ roles: ['Drivers.Read'], exp: Math.floor(Date.now() / 1_000) + 3 });
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ query: `subscription { submissionUpdated(id: "${id}") { id } }` }),
    });
    const text = await response.text();
    expect(text).toContain(id);
    expect(text).toMatch(/"code":"UNAUTHENTICATED".*\n\nevent: complete\n/);
  });
});

describe('a changed file', () => {
  test('holds without a request dropped; a broken one is refused and the old stays', async () => {
    let [ended, answered] = [false, 0];
    const wrong: unknown[] = [];
    const callers = Array.from({ length: 8 }, async () => {
      while (!ended) {
        const { status, errors } = await post('{ rateLimit { concurrency } }', {
          'x-api-key': keys.reader,
        }).catch((error: unknown) => ({ status: 0, errors: error }));
        if (status !== 200) wrong.push([status, errors]);
        answered += 1;
      }
    });
    for (let index = 0; index < 4; index += 1) {
      const extra = keyEntry(`extra-${index}`, `canary-extra-${index}`, ['reader']);
      file.write({ ...declared, keys: [...declared.keys, extra] });
      await eventually(`extra ${index}`, async () => {
        const { status } = await post('{ __typename }', {
          authorization: basic(`extra-${index}`, `canary-extra-${index}`),
        });
        return status === 200;
      });
    }
    file.write(`keys:\n  - { id: broken, sha256: canary-hash, roles: [reader] }\n`);
    await eventually('the refusal', () =>
      stage.gateway
        .log()
        .some(({ level, faults }) => level === 'error' && JSON.stringify(faults).includes('keys[0].sha256')),
    );
    expect((await post(hello, { 'x-api-key': 'canary-extra-3' })).status).toBe(200);
    file.write(declared);
    await eventually(
      'the good one',
      async () => (await post(hello, { 'x-api-key': 'canary-extra-3' })).status === 401,
    );
    ended = true;
    await Promise.all(callers);
    expect(wrong).toEqual([]);
    expect(answered).toBeGreaterThan(20);
    expect(stage.gateway.output()).not.toContain('canary');
  });
});

describe('a start', () => {
  const emulator = { HARDWARE_API_URL: 'emulator', PORT: '0' };

  test.each(['0.0.0.0', '::', 'gateway.example.com'])(
    'on %s without a file of callers is refused, and told why',
    async (HOST) => {
      const { code, stdout, stderr } = await runBuilt({ ...emulator, HOST });
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/HOST: .*GATEWAY_CALLERS_FILE/);
    },
  );

  test('with a faulty file is refused, with all its faults and without a hash', async () => {
    const faulty = callersFile({ keys: [{ id: 'a', sha256: 'canary', roles: [] }], others: {} });
    const { code, stdout, stderr } = await runBuilt({ ...emulator, GATEWAY_CALLERS_FILE: faulty.path });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.match(/GATEWAY_CALLERS_FILE: /g)).toHaveLength(3);
    expect(stderr).not.toContain('canary');
    const missing = await runBuilt({ ...emulator, GATEWAY_CALLERS_FILE: '/nowhere/callers.yaml' });
    expect(missing.stderr).toContain('GATEWAY_CALLERS_FILE: expected the path of a readable');
  });

  test('asks also on loopback when callers are declared, under any name', async () => {
    const own = await setStage({
      emulator: { products: 1 },
      environment: { GATEWAY_CALLERS_FILE: file.path },
    });
    try {
      expect((await own.ask(hello)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
      expect((await own.ask(hello, {}, { authorization: `bearer ${keys.all}` })).errors).toBeUndefined();
    } finally {
      await own.close();
    }
  });

  test('prints a key that works', async () => {
    const { code, stdout } = await runBuilt({}, ['key', 'create', '--id', 'printed', '--roles', 'reader']);
    expect(code).toBe(0);
    const [key = ''] = /hwgw_[\w-]+/.exec(stdout) ?? [];
    const printed = callersFile(stdout.slice(stdout.indexOf('keys:')));
    const own = await setStage({
      emulator: { products: 1 },
      environment: { GATEWAY_CALLERS_FILE: printed.path },
    });
    try {
      expect((await own.ask(hello, {}, { 'x-api-key': key })).errors).toBeUndefined();
    } finally {
      await own.close();
    }
  });
});
