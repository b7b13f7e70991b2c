import { describe, expect, test } from '@jest/globals';
import type { WireRecord } from '../../src/dashboard/wire-record.ts';
import { ErrorCode } from '../../src/errors/codes.ts';
import type { SubmissionNode } from '../../src/sources/nodes.ts';
import { fakeDashboard } from '../kit/fake-dashboard.ts';
import { type Blobs, emptyMemory, startRequest } from '../kit/fake-request.ts';
import {
  blobUrl,
  productId,
  productPath,
  submissionId,
  submissionPath,
  submissionRecord,
} from '../kit/wire-records.ts';

const node: SubmissionNode = { kind: 'submission', key: { kind: 'submission', productId, submissionId } };
const url = blobUrl('metadata', 'r');
const fresh = `${url}&fresh`;
const file = '{"BundleInfoMap":{"amd64":{"Locales":["en-US"],"InfInfoMap":{}}}}';
const read = { bundles: [{ bundleId: 'amd64', locales: ['en-US'], infs: [] }] };
const downloadOf = (address: string) => ({
  downloads: { items: [{ type: 'driverMetadata', url: address }] },
});
const linkTo = (href: string) => ({ links: [{ rel: 'driverMetadata', href, method: 'GET' }] });

/** A request to a service whose submission has these fields, with these blobs. */
function request(fields: WireRecord, blobs: Blobs = {}) {
  const fake = fakeDashboard();
  fake.has(submissionPath, submissionRecord(fields));
  return { fake, driverMetadata: startRequest(fake, emptyMemory(), blobs).driverMetadata };
}

describe('driver metadata', () => {
  test('is read from the download, once a request', async () => {
    const { fake, driverMetadata } = request(downloadOf(url), { [url]: file });
    const all = await Promise.all([driverMetadata.of(node), driverMetadata.of({ ...node })]);
    expect(all).toEqual([read, read]);
    expect(fake.calls).toEqual([`getSubmission ${submissionPath}`, `blob ${url}`]);
  });

  test('is null while the submission has none, and where there is no submission', async () => {
    expect(await request({}).driverMetadata.of(node)).toBeNull();
    expect(await request({ downloads: null, links: null }).driverMetadata.of(node)).toBeNull();
    expect(await startRequest(fakeDashboard()).driverMetadata.of(node)).toBeNull();
  });

  test('is read by a fresh address when the first one fails', async () => {
    const fake = fakeDashboard();
    const { submissions, driverMetadata } = startRequest(fake, emptyMemory(), { [fresh]: file });
    fake.has(submissionPath, submissionRecord(downloadOf(url)));
    await submissions.find(node.key);
    fake.has(submissionPath, submissionRecord(downloadOf(fresh)));
    expect(await driverMetadata.of(node)).toEqual(read);
    expect(fake.calls.slice(1)).toEqual([`blob ${url}`, `getSubmission ${submissionPath}`, `blob ${fresh}`]);
  });

  test('rejects with the failure when the address stays the same', async () => {
    const { fake, driverMetadata } = request(downloadOf(url));
    await expect(driverMetadata.of(node)).rejects.toThrow('There is no such blob.');
    expect(fake.calls.filter((call) => call.startsWith('blob'))).toHaveLength(1);
  });

  test('is read from a link into the API on our own base, whatever host the link names', async () => {
    const path = `${submissionPath}/driverMetadata`;
    for (const host of ['hardwareapi.microsoft.com/api/v1', 'manage.devcenter..microsoft.com/v2.0/my']) {
      const { fake, driverMetadata } = request(linkTo(`https://${host}/hardware${path}`));
      fake.has(path, JSON.parse(file));
      expect(await driverMetadata.of(node)).toEqual(read);
      expect(fake.calls.at(-1)).toBe(`getDriverMetadata ${path}`);
    }
  });

  test('is read from any other link as a blob, which never sees our token', async () => {
    for (const href of [
      url,
      `https://elsewhere.example/hardware${submissionPath}/../../x`,
      `https://elsewhere.example/hardware${productPath}/commit?x=1`,
    ]) {
      const { fake, driverMetadata } = request(linkTo(href), { [href]: file });
      expect(await driverMetadata.of(node)).toEqual(read);
      expect(fake.calls.at(-1)).toBe(`blob ${href}`);
    }
  });

  test('prefers the download to the link', async () => {
    const { fake, driverMetadata } = request({ ...downloadOf(url), ...linkTo(fresh) }, { [url]: file });
    expect(await driverMetadata.of(node)).toEqual(read);
    expect(fake.calls.at(-1)).toBe(`blob ${url}`);
  });

  test.each(['', 'no JSON', '<html></html>', '[]', '{}', '{"bundleInfoMap":{}}'])(
    'that is %j is an invalid response, of which nothing is quoted',
    async (text) => {
      const { driverMetadata } = request(downloadOf(url), { [url]: text });
      const error = await driverMetadata.of(node).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: ErrorCode.UpstreamInvalidResponse });
      expect(String(error)).not.toContain(text || 'sig=');
    },
  );
});
