import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { contentDigest, packageBytes, sha256 } from '../kit/package-bytes.ts';
import { type Stage, setStage } from '../kit/stage.ts';

const bytes = packageBytes(3_000_000);

const document = `query ($packageId: String!) {
  preprodPackage(packageId: $packageId) {
    packageId etag lastModified signingStatus errorMessage
    assets { assetId packageId assetType createdDate contentHash }
  }
}`;

let stage: Stage;
/** The gateway's temporary folder, which no other program uses. */
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preprod-'));
  stage = await setStage({ environment: { TMPDIR: folder } });
});
beforeEach(() => stage.calm());
afterAll(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

const put = (body: Buffer | string = bytes, headers: Record<string, string> = {}) =>
  fetch(`${stage.gateway.url}/packages/preprod`, { method: 'PUT', body, headers });

async function uploaded(): Promise<string> {
  const { packageId } = (await (await put()).json()) as { packageId: string };
  return packageId;
}

const read = async (packageId: string) => (await stage.ask(document, { packageId })).data.preprodPackage;

describe('a package for preproduction signing', () => {
  test('is taken, and its answer says what arrived and how to find it', async () => {
    const response = await put(bytes, { 'content-digest': contentDigest(bytes) });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      packageId: expect.stringMatching(/./),
      etag: expect.any(String),
      lastModified: expect.stringMatching(/Z$/),
      signingStatus: 'NOT_STARTED',
      bytes: bytes.length,
      sha256: sha256(bytes),
    });
  });

  test('goes through its states to an asset that can be downloaded', async () => {
    const packageId = await uploaded();
    expect(await read(packageId)).toMatchObject({ packageId, signingStatus: 'NOT_STARTED', assets: [] });
    stage.emulator.control.clock({ advanceMs: 60_000 });
    expect(await read(packageId)).toMatchObject({ signingStatus: 'PROCESSING', assets: [] });
    stage.emulator.control.clock({ advanceMs: 300_000 });
    const signed = await read(packageId);
    expect(signed).toMatchObject({ signingStatus: 'SUCCEEDED', errorMessage: null });
    const [asset] = signed.assets;
    expect(asset).toMatchObject({ packageId, assetType: 'SignedFilesZip' });

    const file = await fetch(`${stage.gateway.url}/packages/preprod/${packageId}/assets/${asset.assetId}`);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect(sha256(Buffer.from(await file.arrayBuffer()))).toBe(asset.contentHash);
  });

  test('costs no second call unless its assets are asked for', async () => {
    const packageId = await uploaded();
    stage.calm();
    const { extensions } = await stage.ask(`{ preprodPackage(packageId: "${packageId}") { signingStatus } }`);
    expect(extensions.cost.upstreamCalls).toBe(1);
  });

  test('says why it failed', async () => {
    stage.emulator.control.settings({ checkPackages: true });
    const { packageId } = (await (await put('no cabinet')).json()) as { packageId: string };
    stage.emulator.control.settings({ checkPackages: false });
    stage.emulator.control.clock({ advanceMs: 300_000 });
    expect(await read(packageId)).toMatchObject({
      signingStatus: 'FAILED',
      errorMessage: 'The package is not a valid cabinet file.',
    });
  });

  test('is null when there is none', async () => {
    expect(await read('nobody')).toBeNull();
  });

  test.each(['', '.', '..', 'a/b', 'a?b', 'a#b', '%2e', 'a b', 'x'.repeat(101)])(
    'is BAD_USER_INPUT by the id %j, and no call',
    async (packageId) => {
      const { errors } = await stage.ask(document, { packageId });
      expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
      expect(stage.calls('GET')).toHaveLength(0);
    },
  );
});

describe('sending one', () => {
  test.each([
    ['a token that has expired', () => stage.emulator.control.revokeTokens()],
    [
      'too many calls',
      () =>
        void stage.emulator.control.addFault({
          kind: 'status',
          status: 429,
          headers: { 'retry-after': '1' },
        }),
    ],
  ])('starts over from its first byte after %s', async (_, trouble) => {
    trouble();
    const response = await put();
    expect(await response.json()).toMatchObject({ sha256: sha256(bytes) });
    const calls = stage.calls('PUT');
    expect(calls).toHaveLength(2);
    expect(calls.map(({ status }) => status)).toEqual([expect.any(Number), 200]);
  });

  test('whose answer is lost is not sent again, and told as such', async () => {
    stage.emulator.control.addFault({
      kind: 'cut-after-processing',
      match: { method: 'PUT', path: '/preprod' },
    });
    const response = await put();
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { outcome: 'INDETERMINATE' } }] });
    expect(stage.calls('PUT')).toHaveLength(1);
  });

  test('that the service refuses is told with its code', async () => {
    const error = { code: 'invalidInput', message: 'The package is empty.' };
    stage.emulator.control.addFault({ kind: 'status', status: 400, body: { error } });
    const response = await put();
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'INVALID_INPUT', outcome: 'REJECTED' } }],
    });
  });

  test('that is empty or does not fit its digest is refused, and no call is made', async () => {
    expect((await put('')).status).toBe(400);
    expect((await put(bytes, { 'content-digest': contentDigest(Buffer.from('x')) })).status).toBe(422);
    expect(stage.calls('PUT')).toHaveLength(0);
  });

  test('leaves no file behind', async () => {
    await put();
    await put(bytes, { 'content-digest': contentDigest(Buffer.from('x')) });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('an asset', () => {
  test('that does not exist: 404; with an odd id: 400, and no call', async () => {
    const packageId = await uploaded();
    stage.calm();
    const asset = (id: string) => fetch(`${stage.gateway.url}/packages/preprod/${packageId}/assets/${id}`);
    expect((await asset('nobody')).status).toBe(404);
    stage.calm();
    expect((await asset('a%2Fb')).status).toBe(400);
    expect(stage.calls('GET')).toHaveLength(0);
  });
});
