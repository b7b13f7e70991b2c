import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '../kit/eventually.ts';
import { type NewSubmission, newSubmission } from '../kit/new-submission.ts';
import { contentDigest, packageBytes, packageChunks, sha256 } from '../kit/package-bytes.ts';
import { type RealAzurite, startRealAzurite } from '../kit/real-azurite.ts';
import { type Stage, setStage } from '../kit/stage.ts';

const mebibyte = 1024 * 1024;
const bytes = packageBytes(10_000_000);

let azurite: RealAzurite;
let stage: Stage;
let submission: NewSubmission;

beforeAll(async () => {
  azurite = await startRealAzurite();
  stage = await setStage();
});
beforeEach(async () => {
  submission = await newSubmission(stage);
  keepAt(azurite.sasUrl(submission.submissionId));
  stage.calm();
});
afterAll(async () => {
  await stage.close();
  await azurite.kill();
});

/** The service names this address for the package from now on. */
function keepAt(initialPackageUrl: string): void {
  stage.emulator.control.submission(submission.submissionId, { initialPackageUrl });
}

const put = (body: Buffer, headers: Record<string, string> = {}) =>
  fetch(submission.url, { method: 'PUT', body, headers });

describe('packages on a real blob server', () => {
  test('arrive byte for byte, and come back the same', async () => {
    const response = await put(bytes, { 'content-digest': contentDigest(bytes) });
    expect(await response.json()).toMatchObject({ bytes: bytes.length, sha256: sha256(bytes) });
    expect((await azurite.read(submission.submissionId))?.equals(bytes)).toBe(true);
    const download = await fetch(`${submission.url}/initial`);
    expect(download.headers.get('content-disposition')).toContain(submission.submissionId);
    expect(Buffer.from(await download.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('come back in parts, and only from the same file', async () => {
    await put(bytes);
    const etag = (await fetch(`${submission.url}/initial`, { method: 'HEAD' })).headers.get('etag') ?? '';
    const part = await fetch(`${submission.url}/initial`, {
      headers: { range: 'bytes=5-14', 'if-range': etag },
    });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(5, 15))).toBe(true);
    await put(Buffer.from('another'));
    const whole = await fetch(`${submission.url}/initial`, {
      headers: { range: 'bytes=5-14', 'if-range': etag },
    });
    expect([whole.status, await whole.text()]).toEqual([200, 'another']);
    const behind = await fetch(`${submission.url}/initial`, { headers: { range: 'bytes=99-' } });
    expect(behind.status).toBe(416);
  });

  test('are sent on when the address expires in the middle', async () => {
    // Long enough for the first block on a machine with much else to do. Expiry is in whole seconds.
    const lifeMs = 5_000;
    keepAt(azurite.sasUrl(submission.submissionId, { lifeMs }));
    const expired = new Promise((resolve) => setTimeout(resolve, lifeMs + 1_100));
    const outgoing = request(submission.url, { method: 'PUT', agent: false });
    const answered = once(outgoing, 'response');
    outgoing.write(bytes.subarray(0, 5_000_000));
    await eventually('the first block', async () => {
      return (await azurite.uncommitted(submission.submissionId).catch(() => 0)) > 0;
    });
    keepAt(azurite.sasUrl(submission.submissionId));
    await expired;
    outgoing.end(bytes.subarray(5_000_000));
    const [response] = await answered;
    response.resume();
    expect(response.statusCode).toBe(200);
    expect((await azurite.read(submission.submissionId))?.equals(bytes)).toBe(true);
  });

  test('are not there when they were broken off, and can be sent again over what was left behind', async () => {
    const outgoing = request(submission.url, {
      method: 'PUT',
      agent: false,
      headers: { 'content-length': String(bytes.length) },
    });
    outgoing.on('error', () => undefined);
    outgoing.write(bytes.subarray(0, 9_000_000));
    await eventually('two blocks', async () => {
      return (await azurite.uncommitted(submission.submissionId).catch(() => 0)) >= 2;
    });
    outgoing.destroy();
    await eventually('the end', () => stage.gateway.log().some(({ code }) => code === 'UPLOAD_BROKEN_OFF'));
    expect(await azurite.read(submission.submissionId)).toBeUndefined();
    expect((await put(bytes)).status).toBe(200);
    expect((await azurite.read(submission.submissionId))?.equals(bytes)).toBe(true);
  });

  test('are refused where the address was tampered with', async () => {
    keepAt(azurite.sasUrl(submission.submissionId).replace(/sig=..../, 'sig=AAAA'));
    expect((await put(Buffer.from('MSCF'))).status).toBe(503);
    expect((await fetch(`${submission.url}/initial`)).status).toBe(503);
  });
});

test('a package of 64 MiB costs the gateway a bounded memory, up and down', async () => {
  const before = await resident();
  const length = 64 * mebibyte;
  const upload = request(submission.url, { method: 'PUT', headers: { 'content-length': String(length) } });
  const answered = once(upload, 'response');
  await pipeline(Readable.from(packageChunks(length)), upload);
  const [response] = await answered;
  expect(response.statusCode).toBe(200);
  response.resume();
  let downloaded = 0;
  const download = await fetch(`${submission.url}/initial`);
  for await (const chunk of download.body ?? []) downloaded += (chunk as Uint8Array).length;
  expect(downloaded).toBe(length);
  expect(await resident()).toBeLessThan(256);
  expect((await resident()) - before).toBeLessThan(100);
});

/** The most memory that the gateway has held so far, in MiB. */
async function resident(): Promise<number> {
  const status = await readFile(`/proc/${stage.gateway.process.pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}
