import { describe, expect, test } from '@jest/globals';
import { DEMO, NEW_PRODUCT, send, startTestEmulator, type TestEmulator } from './emulator-kit.ts';

function tell({ origin }: TestEmulator) {
  return async (method: string, path: string, body?: object) =>
    await send(`${origin}/_control${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
}

describe('the control endpoint', () => {
  test('lists what can be told', async () => {
    const emulator = await startTestEmulator();
    const { status, body } = await tell(emulator)('GET', '');
    expect(status).toBe(200);
    expect(body.operations).toContain('POST /_control/faults');
    expect(body.settings.defaultPageSize).toBe(50);
    expect((await tell(emulator)('GET', '/weather')).status).toBe(404);
  });

  test('remembers calls with endpoint, status and correlation id, and forgets them', async () => {
    const emulator = await startTestEmulator();
    const control = tell(emulator);
    await emulator.api('GET', `${DEMO.product}?x=%2B`, undefined, {
      'MS-CorrelationId': 'abc',
      'MS-RequestId': 'def',
    });
    await emulator.get('/audiences');
    const { body } = await control('GET', '/calls?prefix=/products');
    expect(body).toEqual([
      expect.objectContaining({
        kind: 'api',
        method: 'GET',
        path: `/v2.0/my/hardware${DEMO.product}?x=%2B`,
        endpoint: 'GET /products/{productId}',
        status: 200,
        correlationId: 'abc',
        requestId: 'def',
        authorized: true,
      }),
    ]);
    expect((await control('DELETE', '/calls')).body).toEqual({ forgotten: 2 });
    expect((await control('GET', '/calls')).body).toEqual([]);
    expect((await control('GET', '/token-requests')).body).toEqual([]);
  });

  test('orders faults over HTTP', async () => {
    const emulator = await startTestEmulator();
    const control = tell(emulator);
    const { body } = await control('POST', '/faults', {
      match: { path: '/audiences' },
      kind: 'status',
      status: 503,
    });
    expect(body).toMatchObject({ id: 1, met: 0 });
    expect((await emulator.get('/audiences')).status).toBe(503);
    expect((await control('POST', '/faults', { kind: 'none' })).status).toBe(400);
    await control('POST', '/faults', { kind: 'cut', times: null });
    expect((await control('DELETE', '/faults')).status).toBe(200);
    expect((await emulator.get('/audiences')).status).toBe(200);
  });

  test('moves the clock and changes its speed', async () => {
    const control = tell(await startTestEmulator());
    const before = (await control('GET', '/clock')).body;
    expect(before.speed).toBe(0);
    expect((await control('POST', '/clock', { advanceMs: 5000 })).body.life).toBe(before.life + 5000);
    expect((await control('POST', '/clock', { speed: 1000 })).body.speed).toBe(1000);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await control('GET', '/clock')).body.life).toBeGreaterThan(before.life + 15_000);
    expect((await control('POST', '/clock', { advance: 1 })).status).toBe(400);
    expect((await control('POST', '/clock', { speed: 'fast' })).status).toBe(400);
  });

  test('refuses settings that are none, and changes nothing then', async () => {
    const emulator = await startTestEmulator();
    const control = tell(emulator);
    expect((await control('POST', '/settings', { strict401: true, taste: 'sweet' })).body).toEqual({
      error: 'There is no setting taste',
    });
    expect((await control('POST', '/settings', { strict401: 1 })).status).toBe(400);
    expect((await control('GET', '/settings')).body.strict401).toBe(false);
    expect((await control('POST', '/settings', { callsPerMinute: 20 })).body.callsPerMinute).toBe(20);
    expect((await control('POST', '/settings', { callsPerMinute: null })).body.callsPerMinute).toBeNull();
  });

  test('holds, fails, finishes and releases submissions', async () => {
    const emulator = await startTestEmulator();
    const control = tell(emulator);
    const change = async (body: object) => await control('POST', '/submissions/1152921504621441945', body);
    const status = async () => (await emulator.get(DEMO.submission)).body.workflowStatus;
    await change({ step: 'manualReview' });
    expect(await status()).toMatchObject({ currentStep: 'manualReview', state: 'started' });
    await change({ approve: true });
    expect(await status()).toMatchObject({ currentStep: 'signing', state: 'notStarted' });
    await change({ fail: true, messages: ['no'], errorReport: 'line 1\nline 2' });
    expect(await status()).toMatchObject({ currentStep: 'signing', state: 'failed', messages: ['no'] });
    expect((await send((await status()).errorReport)).text).toBe('line 1\r\nline 2');
    await change({ step: 'scanning', state: 'completed' });
    await change({ release: true });
    expect(await status()).toMatchObject({ currentStep: 'scanning', state: 'notStarted' });
    await change({ finish: true });
    expect(await status()).toMatchObject({ currentStep: 'finalizeIngestion', state: 'completed' });
    await change({ commitStatus: 'commitReceived' });
    expect((await emulator.get(DEMO.submission)).body.workflowStatus).toBeNull();
    expect((await change({})).status).toBe(400);
    expect((await control('POST', '/submissions/7', { finish: true })).status).toBe(400);
  });

  test('holds, fails, finishes and approves labels', async () => {
    const emulator = await startTestEmulator();
    const control = tell(emulator);
    const change = async (body: object) => await control('POST', '/labels/1152921504676978391', body);
    const status = async () => (await emulator.get(DEMO.label)).body.workflowStatus;
    await change({ step: 'updateGeneration' });
    expect(await status()).toMatchObject({ currentStep: 'updateGeneration', state: 'started' });
    await change({ approve: true });
    expect(await status()).toMatchObject({ currentStep: 'microsoftApproval', state: 'completed' });
    await change({ fail: true, errorReport: 'bad' });
    expect(await status()).toMatchObject({ currentStep: 'microsoftApproval', state: 'failed' });
    expect((await send((await status()).errorReport)).text).toBe('bad');
    await change({ release: true });
    expect(await status()).toMatchObject({ currentStep: 'preProcessShippingLabel', state: 'notStarted' });
    await change({ finish: true });
    expect(await status()).toMatchObject({ currentStep: 'finalizePublishing', state: 'completed' });
    expect((await change({})).status).toBe(400);
    expect((await control('POST', '/labels/7', { finish: true })).status).toBe(400);
  });

  test('resets to the beginning, or to another seed', async () => {
    const emulator = await startTestEmulator({ settings: { defaultPageSize: 10 } });
    const control = tell(emulator);
    await emulator.api('POST', '/products', NEW_PRODUCT);
    await control('POST', '/settings', { defaultPageSize: 5, strict401: true });
    await control('POST', '/reset');
    expect((await emulator.get('/products?pageSize=100')).body.value).toHaveLength(40);
    expect((await control('GET', '/settings')).body).toMatchObject({ defaultPageSize: 10, strict401: false });
    expect((await control('GET', '/calls')).body).toHaveLength(1);
    await control('POST', '/reset', { seed: 'empty', products: 3 });
    expect((await emulator.get('/products')).body.value).toHaveLength(3);
  });

  test('revokes tokens', async () => {
    const emulator = await startTestEmulator();
    await tell(emulator)('POST', '/revoke-tokens');
    expect((await emulator.get('/audiences')).status).toBe(401);
  });
});

describe('memory', () => {
  test('of calls holds the last ten thousand', async () => {
    const { CallMemory } = await import('../../src/emulator/call-memory.ts');
    const memory = new CallMemory('/base');
    const call = { kind: 'api', time: '', method: 'GET', path: '/base/products', authorized: true } as const;
    for (let count = 0; count < 12_000; count++) memory.remember(call);
    expect(memory.list()).toHaveLength(10_000);
    expect(memory.list().at(-1)?.number).toBe(12_000);
    expect(memory.list({ prefix: '/audiences' })).toHaveLength(0);
  });
});
