import { beforeEach, describe, expect, test } from '@jest/globals';
import type { TransferCall } from '../../src/transfer/transfer-call.ts';
import { openUploadLink } from '../../src/transfer/upload-link.ts';
import type { SubmissionKey } from '../../src/values/node-id.ts';
import { type FakeDashboard, fakeDashboard } from '../kit/fake-dashboard.ts';
import { startRequest } from '../kit/fake-request.ts';
import { productId, submissionId, submissionPath, submissionRecord } from '../kit/wire-records.ts';

const key: SubmissionKey = { kind: 'submission', productId, submissionId };

let dashboard: FakeDashboard;
let call: TransferCall;

beforeEach(() => {
  dashboard = fakeDashboard();
  call = {
    correlationId: '7e5d0a5e-3d7c-4d0f-9f4f-0d5b6f6f5c11',
    sources: () => startRequest(dashboard),
    calls: () => {
      throw new Error('no call is made past the sources');
    },
  };
});

const at = (address: string, sp = 'rwl') => `https://blobs.example/${address}&sp=${sp}&sig=a%2Bb`;

/** The service shows this address from now on. */
function show(...urls: readonly string[]): void {
  const items = urls.map((url) => ({ type: 'initialPackage', url }));
  dashboard.has(submissionPath, submissionRecord({ downloads: { items, messages: [] } }));
}

describe('the link to the place of a package', () => {
  test('is the address that can be written to, byte for byte', async () => {
    show(at('ingestion/one?x=%3b', 'rl'), at('ingestion/one?x=%3b'));
    const link = await openUploadLink(key, call);
    expect(link.current()).toEqual({
      origin: 'https://blobs.example',
      path: '/ingestion/one?x=%3b&sp=rwl&sig=a%2Bb',
    });
  });

  test('is renewed once for all who were refused at the same time', async () => {
    show(at('ingestion/one?v=1'));
    const link = await openUploadLink(key, call);
    const refused = link.current();
    show(at('ingestion/one?v=2'));
    await Promise.all([link.renew(refused), link.renew(refused)]);
    await link.renew(refused);
    expect(link.current().path).toContain('v=2');
    expect(dashboard.calls).toHaveLength(2);
  });

  test('is not renewed when the service gives the same again, or another place', async () => {
    show(at('ingestion/one?v=1'));
    const link = await openUploadLink(key, call);
    await expect(link.renew(link.current())).rejects.toThrow(/gives no other/);
    show(at('ingestion/two?v=1'));
    await expect(link.renew(link.current())).rejects.toThrow(/moved/);
    expect(link.current().path).toContain('one?v=1');
  });

  test('is gone when the submission was committed meanwhile', async () => {
    show(at('ingestion/one?v=1'));
    const link = await openUploadLink(key, call);
    dashboard.has(submissionPath, submissionRecord({ commitStatus: 'commitComplete' }));
    await expect(link.renew(link.current())).rejects.toMatchObject({
      code: 'REQUEST_INVALID_FOR_CURRENT_STATE',
    });
  });

  test('is looked for twice, for the service has left it out of an answer before', async () => {
    show();
    await expect(openUploadLink(key, call)).rejects.toMatchObject({ code: 'UPSTREAM_INVALID_RESPONSE' });
    expect(dashboard.calls).toHaveLength(2);
  });

  test('is refused when it is not to be trusted with a package', async () => {
    show('http://blobs.example/ingestion/one?sp=rwl&sig=secret');
    const opening = openUploadLink(key, call);
    await expect(opening).rejects.toThrow(/does not begin with https/);
    await expect(opening).rejects.not.toThrow(/secret/);
  });

  test('does not exist where the submission does not', async () => {
    await expect(openUploadLink(key, call)).rejects.toMatchObject({ code: 'ENTITY_NOT_FOUND' });
  });
});
