import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startEmulator } from '../../src/emulator/start-emulator.ts';
import { ask } from '../kit/ask.ts';
import { environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { pause } from '../kit/eventually.ts';
import { freePort } from '../kit/free-port.ts';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage({ emulator: { products: 1 }, environment: { REQUEST_TIMEOUT_MS: '6000' } });
});
afterEach(() => {
  stage.emulator.control.settings({ forbidden: false, roles: ['driverSubmitter', 'shippingLabelOwner'] });
  stage.calm();
});
afterAll(() => stage.close());

describe('a write that provably was not processed is sent again', () => {
  test('after a 429, when its pause is over', async () => {
    refuse(429, { 'retry-after': '1' });
    const startedAt = Date.now();
    const { data, errors } = await createProduct('after a 429');
    expect(errors).toBeUndefined();
    expect(data.createProduct.product.name).toBe('after a 429');
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(900);
    expect(stage.calls('POST').map(({ status }) => status)).toEqual([429, 201]);
  });

  test('after a 401, with a fresh token, once', async () => {
    const before = stage.emulator.control.tokenRequests().length;
    stage.emulator.control.revokeTokens();
    const { errors } = await createProduct('after a 401');
    expect(errors).toBeUndefined();
    expect(stage.calls('POST').map(({ status }) => status)).toEqual([401, 201]);
    expect(stage.emulator.control.tokenRequests().length).toBe(before + 1);
  });

  test('after a refused connection, when the service is back', async () => {
    const first = await startEmulator({ speed: 0 });
    const port = Number(new URL(first.origin).port);
    const gateway = await startBuiltGateway(environmentFor(first));
    await ask(gateway.url, '{ products(first: 1) { nodes { id } } }');
    await first.close();
    const answer = createProduct('after a refused connection', gateway.url);
    await pause(300);
    const second = await startEmulator({ speed: 0, port });
    const { data, errors } = await answer;
    const posts = second.control.calls({ method: 'POST' });
    await gateway.stop('SIGKILL');
    await second.close();
    expect(errors).toBeUndefined();
    expect(data.createProduct.product.name).toBe('after a refused connection');
    // The second one knows nothing of the first one's tokens.
    expect(posts.map(({ status }) => status)).toEqual([401, 201]);
  });
});

describe('the outcome of a write that failed', () => {
  test('is NOT_SENT when no connection could be made', async () => {
    const gateway = await startBuiltGateway({
      ...environmentFor(stage.emulator),
      HARDWARE_API_URL: `http://127.0.0.1:${await freePort()}/v2.0/my/hardware`,
    });
    const { errors, extensions } = await createProduct('to nobody', gateway.url);
    await gateway.stop('SIGKILL');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', outcome: 'NOT_SENT' });
    expect(extensions.cost.upstreamCalls).toBe(0);
  });

  test('is NOT_SENT when every try met a 429, and says when to come back', async () => {
    refuse(429, { 'retry-after': '1' }, null);
    const { errors } = await createProduct('always too many');
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'UPSTREAM_THROTTLED',
      outcome: 'NOT_SENT',
      retryAfterSeconds: 1,
    });
  });

  test('is NOT_SENT when the input is malformed, and nothing goes out', async () => {
    const { errors } = await stage.ask(
      'mutation { commitSubmission(input: { id: "42" }) { userErrors { code } } }',
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', outcome: 'NOT_SENT' });
    expect(stage.emulator.control.calls()).toEqual([]);
  });

  test('is NOT_SENT when there is no token to be had', async () => {
    const gateway = await startBuiltGateway({
      ...environmentFor(stage.emulator),
      AZURE_CLIENT_SECRET: 'not the secret',
    });
    const { errors } = await createProduct('without a token', gateway.url);
    await gateway.stop('SIGKILL');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_UNAUTHENTICATED', outcome: 'NOT_SENT' });
    expect(stage.calls('POST')).toEqual([]);
  });

  test('is REJECTED when a fresh token is refused too', async () => {
    refuse(401, {}, null);
    const { errors } = await createProduct('never let in');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_UNAUTHENTICATED', outcome: 'REJECTED' });
    expect(stage.calls('POST')).toHaveLength(2);
  });

  test('is REJECTED when a role is missing, and names the role', async () => {
    stage.emulator.control.settings({ roles: ['shippingLabelOwner'] });
    const { errors } = await createProduct('without the role');
    expect(errors?.[0]?.message).toContain('Driver Submitter');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_FORBIDDEN', outcome: 'REJECTED' });
    expect(stage.calls('POST')).toHaveLength(1);
  });

  test('is REJECTED when the service refuses it in a way that nobody foresaw', async () => {
    refuse(418, {});
    const { errors } = await createProduct('a teapot');
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'UPSTREAM_INVALID_RESPONSE',
      outcome: 'REJECTED',
    });
  });
});

function refuse(status: number, headers: Record<string, string>, times: number | null = 1): void {
  stage.emulator.control.addFault({
    kind: 'status',
    status,
    headers,
    times,
    match: { method: 'POST', pattern: '/products$' },
  });
}

function createProduct(name: string, url = stage.gateway.url) {
  return ask(
    url,
    `mutation ($name: String!) {
      createProduct(input: { name: $name, testHarness: HLK, deviceType: INTERNAL, requestedSignatures: ["WINDOWS_v100_X64_GE_FULL"] }) {
        product { id name } userErrors { code message }
      }
    }`,
    { name },
  );
}
