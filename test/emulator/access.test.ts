import { describe, expect, test } from '@jest/globals';
import { DEMO, NEW_PRODUCT, send, startTestEmulator } from './emulator-kit.ts';

describe('who may call', () => {
  test.each([{}, { authorization: 'Bearer ' }, { authorization: 'Basic abc' }])(
    'without a bearer (%j) the gateway fails with 500, as the real one',
    async (headers) => {
      const { apiUrl } = await startTestEmulator();
      const { status, body } = await send(`${apiUrl}/products`, {
        headers: headers as Record<string, string>,
      });
      expect(status).toBe(500);
      expect(body).toMatchObject({ statusCode: 500, message: 'Internal server error' });
      expect(body.activityId).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  test('strict401 makes that a 401', async () => {
    const { apiUrl } = await startTestEmulator({ settings: { strict401: true } });
    expect((await send(`${apiUrl}/products`)).status).toBe(401);
  });

  test('an application that is not associated is forbidden everything', async () => {
    const { get } = await startTestEmulator({ settings: { forbidden: true } });
    expect((await get('/products')).status).toBe(403);
  });

  test('a driver submitter may not make labels', async () => {
    const { api, get } = await startTestEmulator({ settings: { roles: ['driverSubmitter'] } });
    expect((await api('POST', `${DEMO.submission}/shippingLabels`, {})).status).toBe(403);
    expect((await api('POST', '/products', NEW_PRODUCT)).status).toBe(201);
    expect((await get(DEMO.label)).status).toBe(200);
  });

  test('beyond the quota calls are throttled until the window has moved on', async () => {
    const emulator = await startTestEmulator({ settings: { callsPerMinute: 2 } });
    await emulator.get('/audiences');
    emulator.control.clock({ advanceWallMs: 20_000 });
    await emulator.get('/audiences');
    const { status, headers, body } = await emulator.get('/audiences');
    expect(status).toBe(429);
    const seconds = Number(headers.get('retry-after'));
    expect(seconds).toBeGreaterThanOrEqual(39);
    expect(seconds).toBeLessThanOrEqual(40);
    expect(body).toEqual({
      statusCode: 429,
      message: `Rate limit is exceeded. Try again in ${seconds} seconds.`,
    });
    emulator.control.clock({ advanceWallMs: 41_000 });
    expect((await emulator.get('/audiences')).status).toBe(200);
  });
});

describe('paths', () => {
  test.each([
    '/products/',
    '/PRODUCTS',
    `${DEMO.submission}/shippinglabels/`,
    '/audience',
    '/products?top=5&$filter=x',
  ])('%s is understood', async (path) => {
    const { get } = await startTestEmulator();
    expect((await get(path)).status).toBe(200);
  });

  test('version 1.0 answers alike', async () => {
    const { origin, token } = await startTestEmulator();
    const headers = { authorization: `Bearer ${token}` };
    expect((await send(`${origin}/v1.0/my/hardware/audiences`, { headers })).status).toBe(200);
  });

  test.each(['/product', '/products/1/2/3', '/reports'])('%s is nowhere', async (path) => {
    const { get } = await startTestEmulator();
    expect(await get(path)).toMatchObject({ status: 404, body: { statusCode: 404 } });
  });

  test('nothing can be deleted', async () => {
    const { api } = await startTestEmulator();
    expect((await api('DELETE', DEMO.product)).status).toBe(404);
  });

  test.each([
    ['/products/13', 404, 'entityNotFound'],
    ['/products/9007199267351836', 404, 'entityNotFound'],
    [`${DEMO.product}/submissions/1152921504621441944`, 404, 'entityNotFound'],
    ['/products/9007199267351837/submissions/1152921504621441945', 404, 'entityNotFound'],
    ['/products/abc', 400, 'invalidInput'],
    ['/products/99999999999999999999', 400, 'invalidInput'],
    ['/products/-1', 400, 'invalidInput'],
  ])('%s is %i %s', async (path, status, code) => {
    const { get } = await startTestEmulator();
    expect(await get(path)).toMatchObject({ status, body: { error: { code } } });
  });
});

describe('content types', () => {
  const commit = `${DEMO.submission}/commit`;

  test.each(['application/json', 'application/json; charset=utf-8', undefined])(
    'a commit with the type %s gets to the service',
    async (type) => {
      const { api } = await startTestEmulator();
      const { status } = await api(
        'POST',
        commit,
        undefined,
        type === undefined ? {} : { 'content-type': type },
      );
      expect(status).toBe(422);
    },
  );

  test('a commit with a form type is 415', async () => {
    const { api } = await startTestEmulator();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await api('POST', commit, '', headers)).status).toBe(415);
  });

  test('a body of another type is 415, and no JSON is 400', async () => {
    const { api } = await startTestEmulator();
    expect((await api('POST', '/products', 'x', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await api('POST', '/products', '{', { 'content-type': 'application/json' })).status).toBe(400);
    expect((await api('POST', '/products', '[]', { 'content-type': 'application/json' })).status).toBe(400);
  });
});
