import { describe, expect, test } from '@jest/globals';
import { DEMO, downloadUrl, NEW_PRODUCT, requestToken, send, startTestEmulator } from './emulator-kit.ts';

describe('faults on demand', () => {
  test('meet the next matching calls and then are gone', async () => {
    const { get, control } = await startTestEmulator();
    control.addFault({
      match: { method: 'GET', path: '/products' },
      times: 2,
      kind: 'status',
      status: 503,
      skip: 1,
    });
    const statuses: number[] = [];
    for (let count = 0; count < 4; count++) statuses.push((await get('/products')).status);
    expect(statuses).toEqual([200, 503, 503, 200]);
    expect((await get('/audiences')).status).toBe(200);
    expect(control.faults()).toEqual([]);
    expect(control.calls().map(({ fault }) => fault)).toEqual([
      undefined,
      'status',
      'status',
      undefined,
      undefined,
    ]);
  });

  test.each([
    ['garbage', {}, 200, '{"value":[{"id":90071992673518'],
    ['empty-object', {}, 200, '{}'],
    ['empty', {}, 200, ''],
    ['html', { status: 503 }, 503, '<!DOCTYPE html>'],
    ['body', { body: { links: [] } }, 200, '{"links":[]}'],
    ['body', { body: 'just text', status: 201 }, 201, 'just text'],
    ['status', { status: 502 }, 502, '{"statusCode":502,'],
  ] as const)('%s %j answers %i', async (kind, order, status, text) => {
    const { get, control } = await startTestEmulator();
    control.addFault({ kind, ...order });
    const answer = await get('/products');
    expect(answer.status).toBe(status);
    expect(answer.text.startsWith(text)).toBe(true);
    expect(text === '' && answer.text !== '').toBe(false);
  });

  test('carry headers of their own', async () => {
    const { get, control } = await startTestEmulator();
    control.addFault({ kind: 'status', status: 429, headers: { 'retry-after': '7' } });
    expect((await get('/products')).headers.get('retry-after')).toBe('7');
  });

  test('cut connections before anything is done, or after', async () => {
    const { api, get, control } = await startTestEmulator({ seed: 'empty' });
    control.addFault({ match: { method: 'POST' }, kind: 'cut' });
    await expect(api('POST', '/products', NEW_PRODUCT)).rejects.toThrow();
    expect((await get('/products')).body.value).toHaveLength(0);
    control.addFault({ match: { method: 'POST' }, kind: 'cut-after-processing' });
    await expect(api('POST', '/products', NEW_PRODUCT)).rejects.toThrow();
    expect((await get('/products')).body.value).toHaveLength(1);
    expect(control.calls({ method: 'POST' }).map(({ status }) => status)).toEqual([0, 0]);
  });

  test('cut bodies in the middle', async () => {
    const { get, control } = await startTestEmulator();
    control.addFault({ kind: 'cut-body' });
    await expect(get('/products')).rejects.toThrow();
  });

  test('answer with an error for what was done all the same', async () => {
    const { api, get, control } = await startTestEmulator({ seed: 'empty' });
    control.addFault({ kind: 'status', status: 502, afterProcessing: true, delayMs: 5 });
    expect((await api('POST', '/products', NEW_PRODUCT)).status).toBe(502);
    expect((await get('/products')).body.value).toHaveLength(1);
  });

  test('delay, and then all is as usual', async () => {
    const { get, control } = await startTestEmulator();
    control.addFault({ kind: 'delay', delayMs: 60 });
    const before = performance.now();
    expect((await get('/audiences')).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThanOrEqual(59);
  });

  test('hang until the caller has had enough', async () => {
    const { apiUrl, token, control } = await startTestEmulator();
    control.addFault({ kind: 'hang' });
    const headers = { authorization: `Bearer ${token}` };
    await expect(
      fetch(`${apiUrl}/audiences`, { headers, signal: AbortSignal.timeout(50) }),
    ).rejects.toThrow();
  });

  test('reach tokens and blobs by their path or kind, and last when there is no end to them', async () => {
    const emulator = await startTestEmulator();
    const url = await downloadUrl(emulator, DEMO.submission, 'signedPackage');
    emulator.control.addFault({ match: { path: '/blob/' }, kind: 'status', status: 500, times: null });
    expect((await send(url)).status).toBe(500);
    expect((await send(url)).status).toBe(500);
    emulator.control.addFault({ match: { kind: 'token' }, kind: 'html', status: 503 });
    expect(await requestToken(emulator).catch(() => 'failed')).toBe('failed');
    expect(typeof (await requestToken(emulator))).toBe('string');
    emulator.control.clearFaults();
    expect((await send(url)).status).toBe(200);
  });

  test('say that a true answer is a web page', async () => {
    const { get, control } = await startTestEmulator();
    control.addFault({ kind: 'wrong-type' });
    const { headers, body } = await get('/audiences');
    expect(headers.get('content-type')).toMatch(/^text\/html/);
    expect(body.value.length).toBeGreaterThan(0);
  });

  test('meet the calls of one correlation id, and end one by one', async () => {
    const { apiUrl, token, get, control } = await startTestEmulator();
    const correlationId = '11111111-2222-3333-4444-555555555555';
    const headers = { authorization: `Bearer ${token}`, 'MS-CorrelationId': correlationId };
    const ended = control.addFault({ match: { correlationId }, kind: 'cut' });
    control.addFault({ match: { correlationId }, kind: 'status', status: 503 });
    control.clearFaults(ended.id);
    expect((await get('/audiences')).status).toBe(200);
    expect((await fetch(`${apiUrl}/audiences`, { headers })).status).toBe(503);
    expect(control.calls({ correlationId }).map(({ status }) => status)).toEqual([503]);
  });

  test('leave a note of what processing came to', async () => {
    const { api, control } = await startTestEmulator({ seed: 'empty' });
    control.addFault({ kind: 'status', status: 502, afterProcessing: true });
    control.addFault({ kind: 'status', status: 502 });
    await api('POST', '/products', NEW_PRODUCT);
    await api('POST', '/products', NEW_PRODUCT);
    expect(control.calls({ method: 'POST' }).map(({ processed }) => processed)).toEqual([201, undefined]);
    expect(control.account.products).toHaveLength(1);
  });

  test('match by regular expression', async () => {
    const { get, control } = await startTestEmulator();
    control.addFault({ match: { pattern: '/products/\\d+$' }, kind: 'status', status: 500, times: null });
    expect((await get('/products')).status).toBe(200);
    expect((await get(DEMO.submission)).status).toBe(200);
    expect((await get(DEMO.product)).status).toBe(500);
  });

  test('that are none are refused', async () => {
    const { control } = await startTestEmulator();
    expect(() => control.addFault({ kind: 'flood' as 'cut' })).toThrow('There is no fault of the kind flood');
    expect(() => control.addFault({ kind: 'cut', match: { pattern: '(' } })).toThrow(SyntaxError);
    expect(() => control.addFault({ kind: 'cut', match: { url: '/' } as object })).toThrow(
      'A match has no url',
    );
  });

  test('closing the emulator ends calls that hang', async () => {
    const { apiUrl, token, control, close } = await startTestEmulator();
    control.addFault({ kind: 'hang' });
    const call = fetch(`${apiUrl}/audiences`, { headers: { authorization: `Bearer ${token}` } });
    const settled = call.then(
      () => 'answered',
      () => 'cut',
    );
    while (control.calls().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await close();
    expect(await settled).toBe('cut');
  });
});
