import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { DEMO, downloadUrl, makeSubmission, send, startTestEmulator } from './emulator-kit.ts';

const BLOCK_BLOB = { 'x-ms-blob-type': 'BlockBlob' };

async function pending() {
  const emulator = await startTestEmulator();
  const { path } = await makeSubmission(emulator);
  return { emulator, path, url: await downloadUrl(emulator, path, 'initialPackage') };
}

describe('blob addresses', () => {
  test('look like a user-delegation SAS, with what careless clients break', async () => {
    const { url } = await pending();
    expect(url).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/blob\/ingestion\/[0-9a-f-]{36}\?skoid=.*&sktid=.*&skt=.*&ske=.*&sks=b&skv=2024-05-04&sv=2024-05-04&se=\d{4}-\d\d-\d\dT\d\d%3A\d\d%3A\d\dZ&sr=b&sp=rwl&rscd=attachment%3B\+filename%3Dinitial_\d{19}\.cab&sig=/,
    );
    const signature = url.slice(url.indexOf('&sig='));
    for (const part of ['%2B', '%2F', '%3D']) expect(signature).toContain(part);
  });

  test('are fresh with every reading, and not the same for two submissions', async () => {
    const { emulator, path, url } = await pending();
    const again = await downloadUrl(emulator, path, 'initialPackage');
    expect(again).not.toBe(url);
    expect(again.split('?')[0]).toBe(url.split('?')[0]);
  });

  test('read only after the commit', async () => {
    const { emulator, path, url } = await pending();
    await send(url, { method: 'PUT', headers: BLOCK_BLOB, body: 'package' });
    await emulator.api('POST', `${path}/commit`);
    const after = await downloadUrl(emulator, path, 'initialPackage');
    expect(after).toContain('&sp=rl&');
    expect((await send(after)).text).toBe('package');
    const refused = await send(after, { method: 'PUT', headers: BLOCK_BLOB, body: 'other' });
    expect(refused.status).toBe(403);
    expect(refused.headers.get('x-ms-error-code')).toBe('AuthorizationPermissionMismatch');
  });

  test.each([
    ['a changed name', (url: string) => url.replace('filename%3Dinitial', 'filename%3Dother')],
    ['a decoded semicolon', (url: string) => url.replace('%3B', ';')],
    ['a blank for a plus', (url: string) => url.replace('%3B+', '%3B%20')],
    ['lower-case escapes', (url: string) => url.replaceAll('%2F', '%2f')],
    ['no signature', (url: string) => url.replace(/&sig=.*/, '')],
    ['another blob', (url: string) => url.replace(/ingestion\/.{8}/, 'ingestion/00000000')],
  ])('with %s are refused with 403 in XML', async (_, tamper) => {
    const { url } = await pending();
    const { status, headers, text } = await send(tamper(url), {
      method: 'PUT',
      headers: BLOCK_BLOB,
      body: 'x',
    });
    expect(status).toBe(403);
    expect(headers.get('content-type')).toBe('application/xml');
    expect(text).toContain('<Code>AuthenticationFailed</Code>');
  });

  test('end after their life, and bear no Authorization header', async () => {
    const { emulator, url } = await pending();
    const headers = { ...BLOCK_BLOB, authorization: `Bearer ${emulator.token}` };
    expect((await send(url, { method: 'PUT', headers, body: 'x' })).status).toBe(403);
    expect(emulator.control.blobRequests()[0]).toMatchObject({ authorized: true, status: 403 });
    emulator.control.clock({ advanceWallMs: 24 * 3_600_000 });
    expect((await send(url, { method: 'PUT', headers: BLOCK_BLOB, body: 'x' })).status).toBe(403);
  });
});

describe('uploads', () => {
  test('in one go need the type of blob, and answer 201 with an ETag', async () => {
    const { url } = await pending();
    expect((await send(url)).status).toBe(404);
    const without = await send(url, { method: 'PUT', body: 'x' });
    expect(without.status).toBe(400);
    expect(without.text).toContain('MissingRequiredHeader');
    const { status, headers } = await send(url, { method: 'PUT', headers: BLOCK_BLOB, body: 'x' });
    expect(status).toBe(201);
    expect(headers.get('etag')).toMatch(/^"0x8/);
    expect(headers.get('last-modified')).not.toBeNull();
  });

  test('with If-None-Match: * happen once', async () => {
    const { url } = await pending();
    const headers = { ...BLOCK_BLOB, 'if-none-match': '*' };
    expect((await send(url, { method: 'PUT', headers, body: 'x' })).status).toBe(201);
    expect((await send(url, { method: 'PUT', headers, body: 'y' })).status).toBe(409);
    expect((await send(url)).text).toBe('x');
  });

  test('in blocks are joined in the order of the list', async () => {
    const { url } = await pending();
    const ids = ['MDAwMQ==', 'MDAwMg=='];
    for (const [index, id] of ids.entries()) {
      const block = `${url}&comp=block&blockid=${encodeURIComponent(id)}`;
      expect((await send(block, { method: 'PUT', body: `part ${index};` })).status).toBe(201);
    }
    const staged = await send(`${url}&comp=blocklist&blocklisttype=all`);
    expect(staged.text).toContain('<UncommittedBlocks><Block><Name>MDAwMQ==</Name><Size>7</Size></Block>');
    const list = (names: string[]) =>
      `<?xml version="1.0"?><BlockList>${names.map((id) => `<Latest>${id}</Latest>`).join('')}</BlockList>`;
    const commit = async (names: string[]) =>
      await send(`${url}&comp=blocklist`, { method: 'PUT', body: list(names) });
    expect((await commit(['bm9uZQ=='])).status).toBe(400);
    expect((await commit([...ids].reverse())).status).toBe(201);
    expect((await send(url)).text).toBe('part 1;part 0;');
    expect((await send(`${url}&comp=blocklist`)).text).toContain('<CommittedBlocks><Block>');
  });
});

describe('downloads', () => {
  test('suggest a file name and honour ranges of both headers', async () => {
    const emulator = await startTestEmulator();
    const url = await downloadUrl(emulator, DEMO.submission, 'signedPackage');
    const whole = await send(url);
    expect(whole.status).toBe(200);
    expect(whole.headers.get('content-disposition')).toBe(
      'attachment; filename=Signed_1152921504621441945.zip',
    );
    expect(whole.text.slice(0, 2)).toBe('PK');
    const size = Number(whole.headers.get('content-length'));
    for (const name of ['x-ms-range', 'range']) {
      const part = await send(url, { headers: { [name]: 'bytes=0-1' } });
      expect(part).toMatchObject({ status: 206, text: 'PK' });
      expect(part.headers.get('content-range')).toBe(`bytes 0-1/${size}`);
    }
    expect((await send(url, { headers: { range: 'bytes=-2' } })).text).toHaveLength(2);
    expect((await send(url, { headers: { range: `bytes=${size}-` } })).status).toBe(416);
    const head = await send(url, { method: 'HEAD' });
    expect([head.status, head.text, head.headers.get('content-length')]).toEqual([200, '', String(size)]);
    const etag = whole.headers.get('etag') ?? '';
    expect((await send(url, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  test('give the same bytes each time', async () => {
    const emulator = await startTestEmulator();
    const digests = new Set<string>();
    for (let count = 0; count < 2; count++) {
      const url = await downloadUrl(emulator, DEMO.submission, 'signedPackage');
      const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
      digests.add(createHash('sha256').update(bytes).digest('hex'));
    }
    expect(digests.size).toBe(1);
  });

  test('of the driver metadata are PascalCase, maps all the way down', async () => {
    const emulator = await startTestEmulator();
    const { body } = await send(await downloadUrl(emulator, DEMO.submission, 'driverMetadata'));
    const bundles = Object.values<ReturnType<typeof JSON.parse>>(body.BundleInfoMap);
    expect(bundles.length).toBeGreaterThan(1);
    const infs = bundles[0].InfInfoMap;
    expect(infs['cnwifi6e.inf']).toMatchObject({
      InfClass: 'Net',
      ExtensionId: null,
      InstallationComputerHardwareIds: [],
    });
    expect(infs['cnwifi6e_ext.inf'].ExtensionId).toMatch(/^[0-9a-f-]{36}$/);
    const devices = infs['cnwifi6e.inf'].OSPnPInfoMap.WINDOWS_v100_VB_FULL;
    expect(devices['PCI\\VEN_1C5C&DEV_7A70']).toEqual({
      Manufacturer: 'Contoso',
      DeviceDescription: 'Contoso Wi-Fi 6 CNV Adapter',
      FeatureScore: null,
    });
  });
});
