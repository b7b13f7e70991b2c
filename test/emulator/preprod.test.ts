import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { send, startTestEmulator, type TestEmulator } from './emulator-kit.ts';

const OCTETS = { 'content-type': 'application/octet-stream' };

async function upload({ api }: TestEmulator, body = 'MSCF cabinet') {
  return await api('PUT', '/preprod/packages/', body, OCTETS);
}

describe('preprod packages', () => {
  test('are signed after a while, and give their files as a zip', async () => {
    const emulator = await startTestEmulator();
    const { status, body: made } = await upload(emulator);
    expect(status).toBe(200);
    expect(made).toMatchObject({ signingStatus: 'NotStarted', error: null });
    expect(made).not.toHaveProperty('assets');
    const path = `/preprod/packages/${made.id}`;
    expect((await emulator.get(`${path}/assets`)).body).toEqual([]);
    emulator.control.clock({ advanceMs: 60_000 });
    expect((await emulator.get(path)).body.signingStatus).toBe('Processing');
    emulator.control.clock({ advanceMs: 600_000 });
    const { body: done } = await emulator.get(path);
    expect(done).toMatchObject({ signingStatus: 'Succeeded', assetsContinuationToken: null });
    const { body: assets } = await emulator.get(`${path}/assets`);
    expect(assets).toEqual([
      expect.objectContaining({ packageId: made.id, assetType: 'SignedFilesZip', id: done.assets[0].id }),
    ]);
    const assetPath = `${path}/assets/${assets[0].id}`;
    expect((await emulator.get(assetPath)).body).toEqual(assets[0]);
    const headers = { authorization: `Bearer ${emulator.token}` };
    const response = await fetch(`${emulator.apiUrl}${assetPath}/download`, { headers });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.toString('latin1', 0, 2)).toBe('PK');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(assets[0].contentHash);
    expect((await send(`${emulator.apiUrl}${assetPath}/download`)).status).toBe(500);
  });

  test('with a JSON type are 415, empty ones 400, unknown ones 404', async () => {
    const { api, get } = await startTestEmulator();
    const json = { 'content-type': 'application/json' };
    expect((await api('PUT', '/preprod/packages', 'x', json)).status).toBe(415);
    expect((await api('PUT', '/preprod/packages', undefined, OCTETS)).status).toBe(400);
    expect((await get('/preprod/packages/none')).status).toBe(404);
  });

  test('that are no cabinets fail when packages are checked', async () => {
    const emulator = await startTestEmulator({ settings: { checkPackages: true, preprodUploadStatus: 202 } });
    const { status, body } = await upload(emulator, 'something else');
    expect(status).toBe(202);
    emulator.control.clock({ advanceMs: 600_000 });
    expect((await emulator.get(`/preprod/packages/${body.id}`)).body).toMatchObject({
      signingStatus: 'Failed',
      error: { message: 'The package is not a valid cabinet file.' },
    });
    expect((await emulator.get(`/preprod/packages/${body.id}/assets/x`)).status).toBe(404);
  });
});
