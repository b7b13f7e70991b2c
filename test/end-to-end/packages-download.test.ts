import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '../kit/eventually.ts';
import { type NewSubmission, newSubmission } from '../kit/new-submission.ts';
import { packageBytes } from '../kit/package-bytes.ts';
import { type Stage, setStage } from '../kit/stage.ts';

const bytes = packageBytes(9_000_000);

let stage: Stage;
/** One that is ready, with the package that was uploaded to it. */
let ready: NewSubmission;

beforeAll(async () => {
  stage = await setStage({ environment: { REQUEST_TIMEOUT_MS: '3000' } });
  ready = await newSubmission(stage);
  await fetch(`${ready.url}?commit=true`, { method: 'PUT', body: bytes });
  stage.emulator.control.submission(ready.submissionId, { finish: true });
});
beforeEach(() => {
  stage.calm();
  stage.emulator.control.settings({ sasLifeMs: 86_400_000, driverMetadataAs: 'download' });
});
afterAll(() => stage.close());

const get = (file: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${ready.url}/${file}`, { method, headers, redirect: 'manual' });

async function refusal(response: Response) {
  const { errors } = (await response.json()) as {
    errors: [{ message: string; extensions: Record<string, unknown> }];
  };
  return { status: response.status, message: errors[0].message, ...errors[0].extensions };
}

describe('a download', () => {
  test.each([
    ['signed', 'Signed_', 'PK'],
    ['initial', 'initial_', 'MSCF'],
    ['driver-metadata', 'DriverMetadata_', '{"Bundle'],
  ])('of %s comes with its name, length and mark', async (file, name, magic) => {
    const response = await get(file);
    const body = Buffer.from(await response.arrayBuffer());
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toContain(
      `attachment; filename=${name}${ready.submissionId}`,
    );
    expect(response.headers.get('content-length')).toBe(String(body.length));
    expect(response.headers.get('etag')).toMatch(/^"/);
    expect(Date.parse(response.headers.get('last-modified') ?? '')).not.toBeNaN();
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(body.toString('latin1')).toMatch(new RegExp(`^${magic}`));
  });

  test('gives back what was uploaded', async () => {
    const body = Buffer.from(await (await get('initial')).arrayBuffer());
    expect(body.equals(bytes)).toBe(true);
  });

  test('costs one call of the API and one of the storage, without our bearer', async () => {
    await (await get('signed')).arrayBuffer();
    expect(stage.calls('GET')).toHaveLength(1);
    const blobs = stage.emulator.control.blobRequests();
    expect(blobs).toHaveLength(1);
    expect(blobs[0]?.authorized).toBe(false);
  });

  test('of derived is there for a harness, and not for attestation', async () => {
    const answer = await refusal(await get('derived'));
    expect(answer).toMatchObject({ status: 404, code: 'NOTHING_TO_DOWNLOAD', progress: 'READY' });
  });

  test('of the metadata works where it is a link as well', async () => {
    stage.emulator.control.settings({ driverMetadataAs: 'link' });
    expect(await (await get('driver-metadata')).text()).toContain('BundleInfoMap');
  });

  test('runs nothing in a browser', async () => {
    const { headers } = await get('signed');
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('a part of a download', () => {
  test('comes as asked for', async () => {
    const response = await get('initial', { range: 'bytes=4-99' });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes 4-99/${bytes.length}`);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes.subarray(4, 100))).toBe(true);
  });

  test('behind the end is refused with 416', async () => {
    const answer = await refusal(await get('initial', { range: 'bytes=99999999-' }));
    expect(answer).toMatchObject({ status: 416, code: 'RANGE_NOT_SATISFIABLE' });
  });

  test('goes on with the same file only', async () => {
    const etag = (await get('initial', {}, 'HEAD')).headers.get('etag') ?? '';
    const range = 'bytes=4-99';
    expect((await get('initial', { range, 'if-range': etag })).status).toBe(206);
    const other = await get('initial', { range, 'if-range': '"another"' });
    expect(other.status).toBe(200);
    expect((await other.arrayBuffer()).byteLength).toBe(bytes.length);
  });

  test('is not needed where nothing has changed', async () => {
    const etag = (await get('initial', {}, 'HEAD')).headers.get('etag') ?? '';
    const response = await get('initial', { 'if-none-match': etag });
    expect(response.status).toBe(304);
    expect(await response.text()).toBe('');
  });

  test('HEAD tells the length, and brings nothing', async () => {
    const response = await get('initial', {}, 'HEAD');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
    expect(await response.text()).toBe('');
  });
});

describe('what is not there', () => {
  test('is told with the reason and the progress', async () => {
    const { url } = await newSubmission(stage);
    const answer = await refusal(await fetch(`${url}/signed`));
    expect(answer).toMatchObject({ status: 404, code: 'NOTHING_TO_DOWNLOAD', progress: 'AWAITING_PACKAGE' });
    expect(answer.message).toMatch(/awaits its package/);
    expect(await refusal(await fetch(`${url}/initial`))).toMatchObject({
      status: 404,
      message: expect.stringContaining('uploaded'),
    });
  });

  test.each([
    ['PROCESSING', { step: 'scanning', state: 'completed' }, /still works/],
    ['IN_REVIEW', { step: 'manualReview' }, /review/],
    ['FAILED', { fail: true }, /failed, so there will be none/],
  ] as const)('of a submission that is %s', async (progress, change, reason) => {
    const { url, submissionId } = await newSubmission(stage);
    await fetch(`${url}?commit=true`, { method: 'PUT', body: 'MSCF' });
    stage.emulator.control.submission(submissionId, change);
    const answer = await refusal(await fetch(`${url}/signed`));
    expect(answer).toMatchObject({ status: 404, progress });
    expect(answer.message).toMatch(reason);
  });

  test('an unknown submission, an unknown file and a malformed id', async () => {
    expect(await refusal(await get('blob'))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    const unknown = ready.url.replace(/\d$/, (digit) => String((Number(digit) + 2) % 10));
    expect(await refusal(await fetch(`${unknown}/signed`))).toMatchObject({
      status: 404,
      code: 'ENTITY_NOT_FOUND',
    });
    const malformed = ready.url.replace(/submissions\/\d+/, 'submissions/9e9');
    expect(await refusal(await fetch(`${malformed}/signed`))).toMatchObject({
      status: 400,
      code: 'BAD_USER_INPUT',
    });
  });
});

describe('the certification report', () => {
  test('is the address of a page, which is never fetched', async () => {
    const { data } = await stage.ask(
      '{ products(first: 100, filter: { testHarness: HLK }) { nodes { submissions(filter: { progress: READY }) { nodes { id downloads { type url } } } } } }',
    );
    const submission = data.products.nodes.flatMap(
      ({ submissions }: never) => (submissions as { nodes: [] }).nodes,
    )[0];
    const report = submission.downloads.find(({ type }: { type: string }) => type === 'CERTIFICATION_REPORT');
    const response = await fetch(`${stage.gateway.url}/packages/${submission.id}/certification-report`, {
      redirect: 'manual',
    });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(report.url);
  });

  test('is told as missing where there is none', async () => {
    expect(await refusal(await get('certification-report'))).toMatchObject({
      status: 404,
      progress: 'READY',
    });
  });
});

describe('trouble with the storage', () => {
  test('an address that is refused is read again, once', async () => {
    stage.emulator.control.addFault({ kind: 'status', status: 403, match: { kind: 'blob' } });
    expect((await get('signed')).status).toBe(200);
    expect(stage.calls('GET')).toHaveLength(2);
  });

  test('an address that is refused for ever: 503', async () => {
    stage.emulator.control.addFault({ kind: 'status', status: 403, times: null, match: { kind: 'blob' } });
    expect(await refusal(await get('signed'))).toMatchObject({ status: 503, code: 'UPSTREAM_UNAVAILABLE' });
    expect(stage.emulator.control.blobRequests()).toHaveLength(2);
  });

  test.each([{ kind: 'cut' }, { kind: 'status', status: 500 }, { kind: 'status', status: 429 }] as const)(
    '%j does not show',
    async (fault) => {
      stage.emulator.control.addFault({ ...fault, times: 2, match: { kind: 'blob' } });
      expect((await get('signed')).status).toBe(200);
    },
  );

  test('a body that is cut ends the download as broken, never as whole', async () => {
    stage.emulator.control.addFault({ kind: 'cut-body', match: { kind: 'blob' } });
    const response = await get('initial');
    await expect(response.arrayBuffer()).rejects.toThrow();
  });

  test('a client that goes away ends the request to the storage, and is logged', async () => {
    const outgoing = request(`${ready.url}/initial`, { agent: false });
    outgoing.end();
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
    response.destroy();
    await eventually('the log line', () =>
      stage.gateway.log().find(({ msg, kind }) => msg === 'download broken off' && kind === 'initial'),
    );
  });

  test('a page of another site cannot start a download', async () => {
    const outgoing = request(`${ready.url}/signed`, {
      agent: false,
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    outgoing.end();
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
    response.resume();
    expect(response.statusCode).toBe(403);
  });
});
