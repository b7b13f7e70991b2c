import { describe, expect, test } from '@jest/globals';
import { isSameOrigin } from '../../src/server/who-may-ask.ts';
import { rawRequest } from './raw-request.ts';
import { friend, startTinyGateway } from './tiny-gateway.ts';

const post = { method: 'POST', body: '{"query":"mutation { write }"}' };
const json = { 'content-type': 'application/json' };

describe('Host', () => {
  test.each([
    'localhost',
    'localhost:1',
    'gateway.localhost:4000',
    '127.0.0.1:80',
    '127.1.2.3',
    '[::1]:4000',
  ])('%s is served on loopback', async (host) => {
    const gateway = await startTinyGateway();
    expect((await rawRequest(gateway.graphql, { ...post, headers: { ...json, host } })).status).toBe(200);
  });

  test.each(['evil.example.com', 'evil.example.com:4000', 'localhost.evil.com', '10.0.0.1', '[::2]'])(
    '%s is refused on loopback, on every route, and told why',
    async (host) => {
      const gateway = await startTinyGateway();
      for (const path of ['/graphql', '/healthz', '/', '/schema.graphql', '/nowhere']) {
        const answer = await rawRequest(gateway.url + path, { headers: { host } });
        expect(answer.status).toBe(403);
        expect(answer.json().errors?.[0]).toMatchObject({
          message: expect.stringContaining('Host'),
          extensions: { code: 'FORBIDDEN' },
        });
      }
    },
  );

  test('is not looked at where the gateway listens on other addresses', async () => {
    const gateway = await startTinyGateway({ host: '0.0.0.0' });
    expect(gateway.url).toMatch(/^http:\/\/localhost:\d+$/);
    const address = `http://127.0.0.1:${gateway.port}/graphql`;
    expect(
      (await rawRequest(address, { ...post, headers: { ...json, host: 'gateway.example.com' } })).status,
    ).toBe(200);
  });
});

describe('Origin', () => {
  test('our own is served, and one on the list, which may read the answer', async () => {
    const gateway = await startTinyGateway();
    const own = new URL(gateway.url).origin;
    for (const origin of [own, friend]) {
      const answer = await rawRequest(gateway.graphql, { ...post, headers: { ...json, origin } });
      expect(answer.status).toBe(200);
      expect(answer.headers).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-expose-headers':
          'x-correlation-id, x-hardware-upstream, x-hardware-account, x-hardware-as-of, x-hardware-complete, x-hardware-next, x-hardware-more',
        vary: 'Origin, Authorization, X-API-Key, X-Hardware-Account',
      });
      expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
    }
  });

  test.each([
    'https://evil.example.com',
    'http://127.0.0.1:1',
    'null',
    'https://friend.example.com.evil.com',
    'file://',
  ])('%s is refused by POST and by GET, and cannot read why', async (origin) => {
    const gateway = await startTinyGateway();
    const byPost = await rawRequest(gateway.graphql, { ...post, headers: { ...json, origin } });
    const byGet = await rawRequest(`${gateway.graphql}?query={hello}`, { headers: { origin } });
    for (const answer of [byPost, byGet]) {
      expect(answer.status).toBe(403);
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
      expect(answer.headers.vary).toBe('Origin');
      expect(answer.json().errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    }
    expect(gateway.scopes).toEqual([]);
  });

  test('is the same when only the port is left out', () => {
    expect(isSameOrigin('https://gw.example.com', 'gw.example.com')).toBe(true);
    expect(isSameOrigin('https://gw.example.com', 'gw.example.com:443')).toBe(true);
    expect(isSameOrigin('http://gw.example.com', 'gw.example.com:443')).toBe(false);
    expect(isSameOrigin('http://gw.example.com:4000', 'gw.example.com')).toBe(false);
    expect(isSameOrigin('null', 'null')).toBe(false);
    expect(isSameOrigin('https://gw.example.com', undefined)).toBe(false);
  });
});

describe('a preflight', () => {
  const asks = {
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type,x-any',
  };

  test('of an origin on the list may send what it asks for, into a private network too', async () => {
    const gateway = await startTinyGateway();
    const headers = { origin: friend, ...asks, 'access-control-request-private-network': 'true' };
    const answer = await rawRequest(gateway.graphql, { method: 'OPTIONS', headers });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': friend,
      'access-control-allow-methods': 'GET, POST, PUT',
      'access-control-allow-headers': 'content-type,x-any',
      'access-control-allow-private-network': 'true',
      'access-control-max-age': '7200',
      vary: expect.stringContaining('Access-Control-Request-Private-Network'),
    });
  });

  test('that asks for no private network is promised none', async () => {
    const gateway = await startTinyGateway();
    const answer = await rawRequest(gateway.graphql, {
      method: 'OPTIONS',
      headers: { origin: friend, ...asks },
    });
    expect(answer.headers).not.toHaveProperty('access-control-allow-private-network');
  });

  test('of another origin is refused', async () => {
    const gateway = await startTinyGateway();
    const headers = { origin: 'https://evil.example.com', ...asks };
    const answer = await rawRequest(gateway.graphql, { method: 'OPTIONS', headers });
    expect(answer.status).toBe(403);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('a GET', () => {
  test.each(['cross-site', 'same-site', 'anything'])(
    'with Sec-Fetch-Site: %s needs a preflight header',
    async (site) => {
      const gateway = await startTinyGateway();
      const url = `${gateway.graphql}?query={hello}`;
      const bare = await rawRequest(url, { headers: { 'sec-fetch-site': site } });
      expect(bare.status).toBe(403);
      expect(bare.json().errors?.[0]?.message).toContain('apollo-require-preflight');
      for (const name of ['apollo-require-preflight', 'x-apollo-operation-name']) {
        expect((await rawRequest(url, { headers: { 'sec-fetch-site': site, [name]: 'x' } })).status).toBe(
          200,
        );
      }
    },
  );

  test.each(['none', 'same-origin'])('with Sec-Fetch-Site: %s needs none', async (site) => {
    const gateway = await startTinyGateway();
    const url = `${gateway.graphql}?query={hello}`;
    expect((await rawRequest(url, { headers: { 'sec-fetch-site': site } })).status).toBe(200);
  });
});
