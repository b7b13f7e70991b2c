import { describe, expect, test } from '@jest/globals';
import { createDashboard, type Dashboard } from '../../src/dashboard/dashboard.ts';
import { type Endpoint, endpoints } from '../../src/dashboard/endpoints.ts';
import { ErrorCode } from '../../src/errors/codes.ts';
import { GatewayError } from '../../src/errors/gateway-error.ts';
import { UpstreamThrottled, UpstreamTimeout, UpstreamUnavailable } from '../../src/errors/upstream-errors.ts';
import { type CallScope, LostAnswer, type RestRequest } from '../../src/rest/http.ts';
import type { ProductKey, ShippingLabelKey, SubmissionKey } from '../../src/values/node-id.ts';

const product: ProductKey = { kind: 'product', productId: '9007199267351835' };
const submission: SubmissionKey = { ...product, kind: 'submission', submissionId: '1152921504621441945' };
const label: ShippingLabelKey = {
  ...submission,
  kind: 'shippingLabel',
  shippingLabelId: '1152921504676978391',
};
const scope: CallScope = { correlationId: 'c-1', deadline: 0, countCall() {} };
const secret = 'https://acct.blob.core.windows.net/x?sig=SECRET';

/** A dashboard over a sender that answers every call in one way; `sent` is what reached it. */
function over(answer: { status: number; body?: unknown } | Error): {
  dashboard: Dashboard;
  sent: RestRequest[];
} {
  const sent: RestRequest[] = [];
  const dashboard = createDashboard(async (request, givenScope) => {
    expect(givenScope).toBe(scope);
    sent.push(request);
    if (answer instanceof Error) throw answer;
    return { status: answer.status, headers: {}, body: answer.body };
  }, scope);
  return { dashboard, sent };
}

const found = (status: number, body?: unknown) =>
  over({ status, body }).dashboard.find(endpoints.getProduct(product));
const failure = (promise: Promise<unknown>) =>
  promise.then(
    (value) => expect(value).toBe('a rejection'),
    (reason: unknown) => reason,
  );

describe('find', () => {
  test('gives the record as it came', async () => {
    const body = { id: '9007199267351835', productName: 'Widget' };
    expect(await found(200, body)).toBe(body);
  });

  test.each([
    [404, undefined],
    [404, { statusCode: 404, message: 'Resource not found' }],
    [404, { error: { code: 'entityNotFound', message: 'Product not found' } }],
    [400, { error: { code: 'EntityNotFound', message: 'Product not found' } }],
    [422, { error: { code: 'entityNotFound' } }],
    [403, { error: { code: 'entityNotFound' } }],
  ])('gives null for a %i with the body %j', async (status, body) => {
    expect(await found(status, body)).toBeNull();
  });

  test('names the role that a 403 probably misses, and no outcome, for it is a read', async () => {
    const error = await failure(found(403, { message: `See ${secret}` }));
    expect(error).toMatchObject({
      code: ErrorCode.UpstreamForbidden,
      message: expect.stringContaining('a Hardware role'),
      details: {},
    });
  });

  test.each([302, 400, 405, 409, 415, 422])(
    'rejects with UPSTREAM_INVALID_RESPONSE for a %i',
    async (status) => {
      const error = await failure(found(status, { error: { code: 'invalidInput', message: secret } }));
      expect(error).toMatchObject({
        code: ErrorCode.UpstreamInvalidResponse,
        message: expect.stringContaining(`HTTP ${status}, INVALID_INPUT`),
      });
      expect(String(error)).not.toContain('SECRET');
    },
  );

  test('passes on what the pipeline threw', async () => {
    const thrown = new UpstreamThrottled(17);
    expect(await failure(over(thrown).dashboard.find(endpoints.getProduct(product)))).toBe(thrown);
  });

  test('tells the pipeline what the answer must be: a record with an id', async () => {
    const { dashboard, sent } = over({ status: 200, body: { id: '1' } });
    await dashboard.find(endpoints.getSubmission(submission));
    expect(sent).toEqual([
      {
        endpoint: 'getSubmission',
        method: 'GET',
        path: '/products/9007199267351835/submissions/1152921504621441945',
        repeatable: true,
        fault: expect.any(Function),
      },
    ]);
    expect(sent[0]?.fault?.({})).toBe('no object with an id');
    expect(sent[0]?.fault?.({ id: '1' })).toBeUndefined();
  });
});

describe('page', () => {
  const list = endpoints.listShippingLabels(submission);
  const path = '/products/9007199267351835/submissions/1152921504621441945/shippingLabels';

  test('asks for the first page by the endpoint’s own path', async () => {
    const { dashboard, sent } = over({ status: 200, body: { value: [{ id: '1' }] } });
    expect(await dashboard.page(list, '')).toEqual({ records: [{ id: '1' }], next: null });
    expect(sent[0]).toMatchObject({ path: `${path}?includeTargetingInfo=true`, repeatable: true });
    expect(sent[0]?.fault?.({ value: 1 })).toBe('a list without `value`');
  });

  test('puts the query of a next_link behind the same path, byte for byte', async () => {
    const links = [{ rel: 'next_link', href: 'https://elsewhere.example/other?t=QUJD%2B%3D&x=a+b' }];
    const { dashboard, sent } = over({ status: 200, body: { value: [], links } });
    const first = await dashboard.page(list, 't=QUJD%2B%3D%3D&x=a+b');
    expect(sent[0]?.path).toBe(`${path}?t=QUJD%2B%3D%3D&x=a+b`);
    expect(first?.next).toBe('t=QUJD%2B%3D&x=a+b');
  });

  test.each([400, 404, 409, 410, 422])('is null when the service answers a token with %i', async (status) => {
    expect(await over({ status }).dashboard.page(list, 'token=old')).toBeNull();
  });

  test.each([400, 404, 422])(
    'rejects a %i on the first page, where no token can be at fault',
    async (status) => {
      expect(await failure(over({ status }).dashboard.page(list, ''))).toMatchObject({
        code: ErrorCode.UpstreamInvalidResponse,
      });
    },
  );

  test.each(['', 'token=old'])('rejects a 403 with the role, also with the query %j', async (query) => {
    expect(await failure(over({ status: 403 }).dashboard.page(list, query))).toMatchObject({
      code: ErrorCode.UpstreamForbidden,
    });
  });

  test('passes on what the pipeline threw, so that a failed page never looks like an old token', async () => {
    const thrown = new UpstreamUnavailable('gone');
    expect(await failure(over(thrown).dashboard.page(list, 'token=old'))).toBe(thrown);
  });
});

describe('fetch', () => {
  test('gives any JSON, and expects nothing of it', async () => {
    const { dashboard, sent } = over({ status: 200, body: ['anything'] });
    expect(
      await dashboard.fetch(endpoints.getDriverMetadata('/products/1/submissions/2/driverMetadata')),
    ).toEqual(['anything']);
    expect(sent[0]?.fault).toBeUndefined();
  });

  test('rejects a 404', async () => {
    const reading = over({ status: 404 }).dashboard.fetch(endpoints.getDriverMetadata('/x'));
    expect(await failure(reading)).toMatchObject({ code: ErrorCode.UpstreamInvalidResponse });
  });
});

describe('write', () => {
  const write = (endpoint: Endpoint, status: number, body?: unknown) =>
    over({ status, body }).dashboard.write(endpoint, { name: 'x' });

  test('sends its body as JSON with 64-bit numbers bare, and may not be repeated', async () => {
    const { dashboard, sent } = over({ status: 201, body: { id: '1' } });
    await dashboard.write(endpoints.createShippingLabel(submission), {
      name: 'a',
      visibleToAccounts: [9007199254740993n],
    });
    expect(sent).toEqual([
      expect.objectContaining({
        method: 'POST',
        repeatable: false,
        body: '{"name":"a","visibleToAccounts":[9007199254740993]}',
      }),
    ]);
    expect(sent[0]?.fault?.({})).toBe('no object with an id');
  });

  test('sends no body where there is none to send: commit, metadata and cancel', async () => {
    const { dashboard, sent } = over({ status: 202 });
    await dashboard.write(endpoints.commitSubmission(submission));
    await dashboard.write(endpoints.cancelShippingLabel(label));
    expect(sent.map((request) => 'body' in request)).toEqual([false, false]);
    expect(sent.map(({ fault }) => fault)).toEqual([undefined, undefined]);
  });

  test('is done with the record of a 201, and without one for an empty 202 or 204', async () => {
    const record = { id: '1' };
    expect(await write(endpoints.createProduct(), 201, record)).toEqual({ kind: 'done', record });
    expect(await write(endpoints.commitSubmission(submission), 202)).toEqual({ kind: 'done', record: null });
    expect(await write(endpoints.updateProduct(product), 204)).toEqual({ kind: 'done', record: null });
  });

  test.each([
    [400, undefined, null],
    [404, undefined, null],
    [409, { error: { code: 'requestInvalidForCurrentState' } }, 'REQUEST_INVALID_FOR_CURRENT_STATE'],
    [415, { statusCode: 415, message: 'Unsupported Media Type' }, null],
    [422, { error: { code: 'invalidInput' } }, 'INVALID_INPUT'],
    [422, { error: { code: 'somethingNew' } }, 'SOMETHING_NEW'],
    [403, { error: { code: 'updateUnauthorized' } }, 'UPDATE_UNAUTHORIZED'],
    [403, { error: { code: 'readOnlyProduct' } }, 'READ_ONLY_PRODUCT'],
    [402, { error: { code: 'InvalidInput' } }, 'INVALID_INPUT'],
  ])('is refused by a %i with the body %j', async (status, body, code) => {
    expect(await write(endpoints.updateProduct(product), status, body)).toMatchObject({
      kind: 'refused',
      error: { status, code },
    });
  });

  test.each([
    [endpoints.createProduct(), 'Driver Submitter'],
    [endpoints.commitSubmission(submission), 'Driver Submitter'],
    [endpoints.createPublisherMetadata(submission), 'Driver Submitter'],
    [endpoints.createShippingLabel(submission), 'Shipping Label Owner'],
    [endpoints.cancelShippingLabel(label), 'Shipping Label Owner'],
  ])('names the role that a 403 without a code misses, and says REJECTED: %j, %s', async (endpoint, role) => {
    expect(await failure(write(endpoint, 403, { message: 'Forbidden' }))).toMatchObject({
      code: ErrorCode.UpstreamForbidden,
      message: expect.stringContaining(`"${role}"`),
      details: { outcome: 'REJECTED' },
    });
  });

  test.each([301, 402, 405, 413])('says REJECTED of an unexpected %i, and quotes nothing', async (status) => {
    const error = await failure(write(endpoints.createProduct(), status, { message: secret }));
    expect(error).toMatchObject({
      code: ErrorCode.UpstreamInvalidResponse,
      details: { outcome: 'REJECTED' },
    });
    expect(String(error)).not.toContain('SECRET');
  });

  test('is lost when its answer is, with what a server error said', async () => {
    const error = new UpstreamTimeout('No answer.', { outcome: 'INDETERMINATE' });
    const lost = over(new LostAnswer(error)).dashboard.write(endpoints.createProduct(), {});
    expect(await lost).toEqual({ kind: 'lost', error, refusal: null });

    const response = { status: 502, headers: {}, body: { error: { code: 'requestInvalidForCurrentState' } } };
    const said = over(new LostAnswer(error, response)).dashboard.write(endpoints.createProduct(), {});
    expect(await said).toMatchObject({
      kind: 'lost',
      error,
      refusal: { status: 502, code: 'REQUEST_INVALID_FOR_CURRENT_STATE' },
    });
  });

  test('passes on what was thrown before anything was sent', async () => {
    const thrown = new GatewayError(ErrorCode.UpstreamUnavailable, 'No connection.', { outcome: 'NOT_SENT' });
    expect(await failure(over(thrown).dashboard.write(endpoints.createProduct(), {}))).toBe(thrown);
  });

  test('is sent once whatever comes of it', async () => {
    for (const answer of [new LostAnswer(new UpstreamTimeout('x')), { status: 422 }, { status: 403 }]) {
      const { dashboard, sent } = over(answer);
      await dashboard.write(endpoints.createProduct(), {}).catch(() => undefined);
      expect(sent).toHaveLength(1);
    }
  });
});
