import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse, print, validate } from 'graphql';
import { startEmulator } from '../../src/emulator/start-emulator.ts';
import { createSchema } from '../../src/resolvers/schema.ts';
import { exampleTabs } from '../../src/server/explorer/example-tabs.ts';
import { readTypeDefs } from '../../src/server/package-files.ts';
import type { Answer } from '../kit/ask.ts';
import { eventually } from '../kit/eventually.ts';
import { subscribe } from '../kit/subscribing.ts';
import { rawRequest } from './raw-request.ts';
import { serveUpstream } from './serve-upstream.ts';
import { post, startTinyGateway } from './tiny-gateway.ts';

const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

describe('the explorer page', () => {
  test('is HTML for a browser, and names the upstream', async () => {
    for (const upstream of ['emulator', 'service'] as const) {
      const gateway = await startTinyGateway({}, { upstream });
      const answer = await rawRequest(`${gateway.url}/`, { headers: browser });
      expect(answer.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        vary: 'Accept, Origin',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      });
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(answer.text).toContain(upstream === 'emulator' ? 'invented data' : 'changes are real');
    }
  });

  test('is a word where to go for other programs', async () => {
    const gateway = await startTinyGateway({ basePath: '/hardware' });
    for (const headers of [{}, { accept: '*/*' }, { accept: 'application/json' }]) {
      const answer = await rawRequest(gateway.url, { headers });
      expect([answer.headers['content-type'], answer.json()]).toEqual([
        'application/json; charset=utf-8',
        {
          name: 'Hardware Gateway',
          upstream: 'emulator',
          graphql: '/hardware/graphql',
          schema: '/hardware/schema.graphql',
        },
      ]);
    }
  });

  test('links to Apollo Sandbox only when Sandbox may call', async () => {
    const link = 'https://studio.apollographql.com/sandbox/explorer?endpoint=http%3A%2F%2F127.0.0.1%3A';
    const open = await startTinyGateway({ corsOrigins: ['https://studio.apollographql.com'] });
    expect((await rawRequest(open.url, { headers: browser })).text).toContain(
      `${link}${open.port}%2Fgraphql`,
    );
    const shut = await startTinyGateway();
    expect((await rawRequest(shut.url, { headers: browser })).text).not.toContain('Open in Apollo Sandbox');
  });

  test('lets nothing that a request says become markup', async () => {
    const gateway = await startTinyGateway({
      host: '0.0.0.0',
      corsOrigins: ['https://studio.apollographql.com'],
    });
    const headers = { ...browser, host: '"><script>alert(1)</script>' };
    const answer = await rawRequest(`http://127.0.0.1:${gateway.port}/`, { headers });
    expect(answer.text).not.toContain('<script>alert');
  });

  test('loads every file from this gateway, packed, and only once', async () => {
    const gateway = await startTinyGateway({ basePath: '/hardware' });
    const page = await rawRequest(gateway.url, { headers: browser });
    const linked = [...page.text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path);
    expect(linked).toContain('/hardware/explorer/boot.js');
    expect(page.text).not.toMatch(/(?:src|href)="(?:https?:)?\/\/(?!studio\.)/);
    const { origin } = new URL(gateway.url);
    const workers = ['graphiql.js', 'editor.worker.js', 'json.worker.js', 'graphql.worker.js'];
    for (const path of [...linked, ...workers.map((name) => `/hardware/explorer/${name}`)]) {
      const plain = await rawRequest(origin + path);
      expect([path, plain.status]).toEqual([path, 200]);
      const packed = await fetch(origin + path, { headers: { 'accept-encoding': 'gzip' } });
      expect(await packed.text()).toBe(plain.text);
      const etag = plain.headers.etag;
      if (etag === undefined) continue;
      expect((await rawRequest(origin + path, { headers: { 'if-none-match': etag } })).status).toBe(304);
    }
    expect((await rawRequest(`${gateway.url}/explorer/constructor`)).status).toBe(404);
  });

  test('sends its files compressed to those who can read that', async () => {
    const gateway = await startTinyGateway();
    const { status, headers } = await rawRequest(`${gateway.url}/explorer/graphiql.css`, {
      headers: { 'accept-encoding': 'gzip' },
    });
    expect([status, headers['content-encoding']]).toEqual([200, 'gzip']);
    expect(Number(headers['content-length'])).toBeLessThan(700_000);
  });
});

describe('the worked examples', () => {
  let emulator: Awaited<ReturnType<typeof startEmulator>>;

  beforeAll(async () => {
    emulator = await startEmulator({ speed: 0 });
  });

  afterAll(() => emulator.close());

  test.each(operations())(
    '$name is valid, and answers without an error on the emulator',
    async ({ query, name, variables }) => {
      expect(validate(createSchema(readTypeDefs()), parse(query))).toEqual([]);
      const gateway = await serveUpstream(emulator);
      const body = query.includes('subscription')
        ? await firstEvent(gateway.url, operationOf(query, name), variables)
        : (await post(`${gateway.url}/graphql`, { query, operationName: name, variables })).body;
      expect(body).not.toHaveProperty('errors');
      expect(JSON.stringify(body)).not.toMatch(/"userErrors":\[[^\]]/);
      // Packages for preproduction signing are in no seed: their ids are the service's.
      const values = Object.values(body.data ?? {});
      if (name !== 'Preprod') for (const value of values) expect(value).not.toBeNull();
      await gateway.close(0);
    },
  );

  test('send no write to the service before somebody asks for it', () => {
    const writes = exampleTabs('service').filter(({ query }) => query.includes('mutation'));
    expect(writes.length).toBeGreaterThan(2);
    for (const { variables } of writes) {
      for (const input of Object.values(JSON.parse(variables)))
        expect(input).toMatchObject({ validateOnly: true });
    }
  });
});

/** What a subscription says first: where the thing stands. */
async function firstEvent(url: string, query: string, variables: Record<string, unknown>) {
  const { events, stop } = subscribe('event stream', url, query, variables);
  const [first] = await eventually('the first event', () => events.length > 0 && events);
  await stop();
  return first as Answer;
}

/** The one operation of a document, for clients that send no name. */
function operationOf(query: string, name: string | undefined): string {
  const { definitions } = parse(query);
  return definitions.flatMap((one) => ('name' in one && one.name?.value === name ? [print(one)] : [])).join();
}

function operations() {
  return exampleTabs('emulator').flatMap(({ query, variables }) =>
    parse(query).definitions.flatMap((definition) =>
      'name' in definition
        ? [{ name: definition.name?.value, query, variables: JSON.parse(variables || '{}') }]
        : [],
    ),
  );
}
