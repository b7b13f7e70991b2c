import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually, pause } from '../kit/eventually.ts';
import { type NewSubmission, newSubmission } from '../kit/new-submission.ts';
import { contentDigest, packageBytes, sha256 } from '../kit/package-bytes.ts';
import { type Stage, setStage } from '../kit/stage.ts';

/** Six blocks of 4 MiB, the last one short. */
const bytes = packageBytes(21_000_000);
const blocks = 6;

let stage: Stage;
let submission: NewSubmission;

beforeAll(async () => {
  stage = await setStage({ environment: { REQUEST_TIMEOUT_MS: '3000' } });
});
beforeEach(async () => {
  stage.calm();
  stage.emulator.control.settings({ sasLifeMs: 86_400_000, downloadsForm: 'object' });
  submission = await newSubmission(stage);
  stage.calm();
});
afterAll(() => stage.close());

function put(
  query = '',
  body: Buffer | string = bytes,
  headers: Record<string, string> = {},
  url = submission.url,
) {
  return fetch(`${url}${query}`, { method: 'PUT', body, headers });
}

interface Refusals {
  readonly errors: readonly [{ message: string; extensions: Record<string, unknown> }];
}

async function refusal(response: Response) {
  const { errors } = (await response.json()) as Refusals;
  return { status: response.status, message: errors[0].message, ...errors[0].extensions };
}

/** What the storage has under the submission's upload address. */
async function stored(): Promise<Buffer | null> {
  const { data } = await stage.ask('query ($id: ID!) { node(id: $id) { ... on Submission { uploadUrl } } }', {
    id: submission.id,
  });
  const response = await fetch(data.node.uploadUrl);
  return response.ok ? Buffer.from(await response.arrayBuffer()) : null;
}

const blobCalls = (operation: string) =>
  stage.emulator.control
    .blobRequests()
    .filter(({ path }) => path.includes(`comp=${operation}&`) || path.endsWith(`comp=${operation}`));

describe('an upload', () => {
  test('arrives byte for byte, and its answer says what arrived', async () => {
    const response = await put();
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      submission: submission.id,
      bytes: bytes.length,
      sha256: sha256(bytes),
      committed: false,
      progress: 'AWAITING_PACKAGE',
    });
    expect((await stored())?.equals(bytes)).toBe(true);
  });

  test('costs one call of the API, and never shows our bearer to the storage', async () => {
    await put();
    expect(stage.calls('GET')).toHaveLength(1);
    expect(blobCalls('block')).toHaveLength(blocks);
    expect(blobCalls('blocklist')).toHaveLength(1);
    expect(stage.emulator.control.blobRequests().some(({ authorized }) => authorized)).toBe(false);
  });

  test('may come in chunks of unknown number', async () => {
    const body = new ReadableStream({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 1_000_000)
          controller.enqueue(bytes.subarray(at, at + 1_000_000));
        controller.close();
      },
    });
    const response = await fetch(submission.url, { method: 'PUT', body, duplex: 'half' } as RequestInit);
    expect(await response.json()).toMatchObject({ bytes: bytes.length, sha256: sha256(bytes) });
  });

  test('of a single byte is as good', async () => {
    expect(await (await put('', 'x')).json()).toMatchObject({ bytes: 1, sha256: sha256(Buffer.from('x')) });
    expect((await stored())?.toString()).toBe('x');
  });

  test('is checked against Content-Digest, and passes', async () => {
    const response = await put('', bytes, { 'content-digest': contentDigest(bytes) });
    expect(response.status).toBe(200);
  });

  test('can be sent again, and the last one stands', async () => {
    await put('', 'the first');
    await put('', 'the second');
    expect((await stored())?.toString()).toBe('the second');
  });

  test('commits the submission behind the last byte when asked to, once', async () => {
    const response = await put('?commit=true');
    expect(await response.json()).toMatchObject({
      committed: true,
      progress: 'PROCESSING',
      sha256: sha256(bytes),
    });
    expect(stage.calls('POST', /\/commit$/)).toHaveLength(1);
  });

  test('may take longer than a request: that time is for the calls before and behind it', async () => {
    const outgoing = request(submission.url, { method: 'PUT', agent: false });
    const answered = once(outgoing, 'response');
    for (let sent = 0; sent < 5; sent += 1) {
      outgoing.write('MSCF');
      await pause(800);
    }
    outgoing.end();
    const [response] = await answered;
    response.resume();
    expect(response.statusCode).toBe(200);
  });

  test('sends nothing before it is told to go on, where it asks first', async () => {
    const wanted = request(submission.url, {
      method: 'PUT',
      agent: false,
      headers: { expect: '100-continue' },
    });
    wanted.flushHeaders();
    await once(wanted, 'continue');
    wanted.end('MSCF');
    const [good] = await once(wanted, 'response');
    good.resume();
    expect(good.statusCode).toBe(200);

    const unknown = submission.url.replace(/\d$/, (digit) => String((Number(digit) + 2) % 10));
    const unwanted = request(unknown, { method: 'PUT', agent: false, headers: { expect: '100-continue' } });
    unwanted.once('continue', () => unwanted.destroy(new Error('was told to go on')));
    unwanted.flushHeaders();
    const [refused] = await once(unwanted, 'response');
    refused.resume();
    expect(refused.statusCode).toBe(404);
    unwanted.destroy();
  });
});

describe('trouble with the storage', () => {
  test.each(Array.from({ length: blocks }, (_, skip) => skip))(
    'a reset at block %i does not show',
    async (skip) => {
      stage.emulator.control.addFault({ kind: 'cut', skip, match: { kind: 'blob', pattern: 'comp=block&' } });
      expect((await put()).status).toBe(200);
      expect((await stored())?.equals(bytes)).toBe(true);
    },
  );

  test('a lost answer to the list of blocks does not show either', async () => {
    stage.emulator.control.addFault({
      kind: 'cut-after-processing',
      match: { kind: 'blob', pattern: 'comp=blocklist' },
    });
    expect((await put()).status).toBe(200);
    expect((await stored())?.equals(bytes)).toBe(true);
  });

  test.each([429, 500, 502, 503, 504])('status %i now and then does not show', async (status) => {
    for (const skip of [0, 3]) {
      stage.emulator.control.addFault({ kind: 'status', status, skip, match: { kind: 'blob' } });
    }
    expect((await put()).status).toBe(200);
    expect((await stored())?.equals(bytes)).toBe(true);
  });

  test('an address that expires in the middle is renewed, and the same blocks go on', async () => {
    const { control } = stage.emulator;
    control.addFault({ kind: 'delay', delayMs: 1_500, skip: 3, times: 1, match: { kind: 'blob' } });
    control.settings({ sasLifeMs: 1_000 });
    const slow = request(submission.url, { method: 'PUT', agent: false });
    const answered = once(slow, 'response');
    slow.write(bytes.subarray(0, 9_000_000));
    await eventually(
      'two blocks',
      () => blobCalls('block').filter(({ status }) => status === 201).length >= 2,
    );
    await pause(1_100);
    slow.end(bytes.subarray(9_000_000));
    const [response] = await answered;
    response.resume();
    expect(response.statusCode).toBe(200);
    expect(blobCalls('block').some(({ status }) => status === 403)).toBe(true);
    expect(stage.calls('GET').length).toBeGreaterThanOrEqual(2);
    control.settings({ sasLifeMs: 86_400_000 });
    expect((await stored())?.equals(bytes)).toBe(true);
  });

  test('an address that is refused for ever is told as such, in bounded time', async () => {
    stage.emulator.control.addFault({ kind: 'status', status: 403, times: null, match: { kind: 'blob' } });
    const answer = await refusal(await put());
    expect(answer).toMatchObject({ status: 503, code: 'UPSTREAM_UNAVAILABLE', outcome: 'NOT_SENT' });
    expect(answer.message).toMatch(/refuses the link/);
  });

  test('a storage that throttles for ever is told with the time to wait', async () => {
    const headers = { 'retry-after': '1' };
    stage.emulator.control.addFault({
      kind: 'status',
      status: 429,
      headers,
      times: null,
      match: { kind: 'blob' },
    });
    const response = await put('', 'MSCF');
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await refusal(response)).toMatchObject({
      status: 429,
      code: 'UPSTREAM_THROTTLED',
      retryAfterSeconds: 1,
    });
  });
});

describe('what the gateway refuses', () => {
  test('a second upload of a committed submission: 409, with its progress', async () => {
    await put('?commit=true', 'MSCF');
    const answer = await refusal(await put('', 'MSCF'));
    expect(answer).toMatchObject({
      status: 409,
      code: 'REQUEST_INVALID_FOR_CURRENT_STATE',
      progress: 'PROCESSING',
      outcome: 'NOT_SENT',
    });
    expect(answer.message).toMatch(/committed already/);
  });

  test('a submission that does not exist: 404', async () => {
    const url = submission.url.replace(/\d$/, (digit) => String((Number(digit) + 2) % 10));
    expect(await refusal(await put('', 'MSCF', {}, url))).toMatchObject({
      status: 404,
      code: 'ENTITY_NOT_FOUND',
    });
  });

  test.each(['x', '00', '12345678901234567890', '-1', '1e3'])(
    'a malformed id (%s): 400, and no call',
    async (id) => {
      const url = submission.url.replace(/submissions\/\d+$/, `submissions/${id}`);
      expect(await refusal(await put('', 'MSCF', {}, url))).toMatchObject({
        status: 400,
        code: 'BAD_USER_INPUT',
      });
      expect(stage.calls('GET')).toHaveLength(0);
    },
  );

  test('an empty body: 400, and no call', async () => {
    expect(await refusal(await put('', ''))).toMatchObject({ status: 400, code: 'PACKAGE_EMPTY' });
    expect(stage.calls('GET')).toHaveLength(0);
  });

  test('an empty body in chunks: 400, and nothing is put in place', async () => {
    const body = new ReadableStream({ start: (controller) => controller.close() });
    const response = await fetch(submission.url, { method: 'PUT', body, duplex: 'half' } as RequestInit);
    expect(await refusal(response)).toMatchObject({ status: 400, code: 'PACKAGE_EMPTY' });
    expect(await stored()).toBeNull();
  });

  test('more than 4 GiB: 413, before a byte of it is read', async () => {
    const outgoing = request(submission.url, {
      method: 'PUT',
      agent: false,
      headers: { 'content-length': String(4 * 1024 ** 3 + 1) },
    });
    outgoing.on('error', () => undefined);
    outgoing.write('MSCF');
    const [response] = await once(outgoing, 'response');
    outgoing.destroy();
    expect(response.statusCode).toBe(413);
    expect(stage.calls('GET')).toHaveLength(0);
  });

  test('a body that Content-Digest does not fit: 422, and nothing is put in place', async () => {
    const answer = await refusal(
      await put('?commit=true', bytes, { 'content-digest': contentDigest(Buffer.from('x')) }),
    );
    expect(answer).toMatchObject({
      status: 422,
      code: 'DIGEST_MISMATCH',
      outcome: 'NOT_SENT',
      sha256: sha256(bytes),
    });
    expect(await stored()).toBeNull();
    expect(stage.calls('POST')).toHaveLength(0);
    expect((await put()).status).toBe(200);
  });

  test.each(['sha-512=:AAAA:', 'nonsense'])(
    'a Content-Digest without a SHA-256 (%s): 400',
    async (digest) => {
      const answer = await refusal(await put('', 'MSCF', { 'content-digest': digest }));
      expect(answer).toMatchObject({ status: 400, code: 'BAD_USER_INPUT' });
    },
  );

  test('a form, and a compressed body: 415, with the way to send it', async () => {
    const form = await refusal(await put('', 'x', { 'content-type': 'multipart/form-data; boundary=x' }));
    expect(form).toMatchObject({ status: 415, message: expect.stringContaining('curl -T') });
    expect(await refusal(await put('', 'x', { 'content-encoding': 'gzip' }))).toMatchObject({ status: 415 });
  });

  test('a `commit` that is neither true nor false: 400', async () => {
    expect(await refusal(await put('?commit=yes', 'x'))).toMatchObject({
      status: 400,
      code: 'BAD_USER_INPUT',
    });
  });

  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['a foreign host', { host: 'evil.example' }],
  ])('%s: 403, and no call', async (_, headers) => {
    const outgoing = request(submission.url, { method: 'PUT', agent: false, headers });
    outgoing.end('MSCF');
    const [response] = await once(outgoing, 'response');
    response.resume();
    expect(response.statusCode).toBe(403);
    expect(stage.calls('GET')).toHaveLength(0);
  });

  test('with the service gone: 503, throttled: 429 with the time to wait, nonsense: 502', async () => {
    const { control } = stage.emulator;
    control.addFault({ kind: 'status', status: 500, times: 5 });
    expect(await refusal(await put('', 'x'))).toMatchObject({ status: 503, code: 'UPSTREAM_UNAVAILABLE' });
    control.clearFaults();
    control.addFault({ kind: 'empty-object', times: 5 });
    expect(await refusal(await put('', 'x'))).toMatchObject({
      status: 502,
      code: 'UPSTREAM_INVALID_RESPONSE',
    });
    control.clearFaults();
    control.addFault({ kind: 'hang', times: null });
    expect(await refusal(await put('', 'x'))).toMatchObject({ status: 504, code: 'UPSTREAM_TIMEOUT' });
  });

  test('a submission without an address: 502, and it was read twice', async () => {
    stage.emulator.control.settings({ downloadsForm: 'null' });
    expect(await refusal(await put('', 'x'))).toMatchObject({
      status: 502,
      code: 'UPSTREAM_INVALID_RESPONSE',
    });
    expect(stage.calls('GET')).toHaveLength(2);
  });

  test('an early refusal reaches a client that sends everything before it reads', async () => {
    const url = submission.url.replace(/\d$/, (digit) => String((Number(digit) + 2) % 10));
    const outgoing = request(url, { method: 'PUT', agent: false });
    outgoing.end(bytes);
    const [[response]] = await Promise.all([once(outgoing, 'response'), once(outgoing, 'finish')]);
    response.resume();
    expect(response.statusCode).toBe(404);
  });
});

describe('a commit behind an upload', () => {
  test('whose answer is lost is looked up, and not sent again', async () => {
    const { control } = stage.emulator;
    const match = { method: 'POST', pattern: '/commit$' };
    control.addFault({ kind: 'cut-after-processing', delayMs: 500, match });
    const answer = put('?commit=true', 'MSCF');
    await eventually('the commit', () => stage.calls('POST', /\/commit$/).length === 1);
    await pause(200);
    control.clock({ advanceMs: 60_000 });
    expect(await (await answer).json()).toMatchObject({ committed: true });
    expect(stage.calls('POST', /\/commit$/)).toHaveLength(1);
  });

  test('of which nobody knows is told as that, and that the package is in place', async () => {
    stage.emulator.control.addFault({
      kind: 'status',
      status: 500,
      match: { method: 'POST', pattern: '/commit$' },
    });
    const answer = await refusal(await put('?commit=true', 'MSCF'));
    expect(answer).toMatchObject({
      status: 503,
      outcome: 'INDETERMINATE',
      uploaded: { submission: submission.id, bytes: 4, sha256: sha256(Buffer.from('MSCF')) },
    });
    expect(stage.calls('POST', /\/commit$/)).toHaveLength(1);
  });

  test('that the service refuses is told with its code', async () => {
    const error = { code: 'invalidInput', message: 'The package is not to our taste.' };
    stage.emulator.control.addFault({
      kind: 'status',
      status: 422,
      body: { error },
      match: { method: 'POST', pattern: '/commit$' },
    });
    const answer = await refusal(await put('?commit=true', 'MSCF'));
    expect(answer).toMatchObject({ status: 409, code: 'INVALID_INPUT', outcome: 'REJECTED' });
    expect(answer.message).toMatch(/uploaded, but .*not to our taste/);
  });
});

describe('an upload that is broken off', () => {
  test.each([0.1, 0.5, 0.95])(
    'at %d of its length leaves nothing behind, is logged, and can be sent again',
    async (part) => {
      const outgoing = request(`${submission.url}?commit=true`, {
        method: 'PUT',
        agent: false,
        headers: { 'content-length': String(bytes.length) },
      });
      outgoing.on('error', () => undefined);
      outgoing.write(bytes.subarray(0, Math.floor(bytes.length * part)));
      await pause(150);
      outgoing.destroy();
      await eventually('the log line', () =>
        stage.gateway
          .log()
          .find((line) => line['code'] === 'UPLOAD_BROKEN_OFF' && line['submission'] === submission.id),
      );
      expect(await stored()).toBeNull();
      expect(stage.calls('POST')).toHaveLength(0);
      expect((await put('?commit=true')).status).toBe(200);
    },
  );

  test('two uploads at once do not mix: one stands, the other is told so', async () => {
    const other = packageBytes(20_000_000).fill('o');
    const answers = await Promise.all([put(), put('', other)]);
    const good = answers.filter(({ status }) => status === 200);
    expect(good.length).toBeGreaterThanOrEqual(1);
    for (const bad of answers.filter(({ status }) => status !== 200)) {
      expect(await refusal(bad)).toMatchObject({ status: 409, code: 'UPLOAD_CONFLICT' });
    }
    const whole = await stored();
    expect(whole?.equals(bytes) || whole?.equals(other)).toBe(true);
  });
});

test('no address of a package stands in the log', () => {
  expect(stage.gateway.output()).not.toMatch(/sig=|skoid|ingestion/);
});
