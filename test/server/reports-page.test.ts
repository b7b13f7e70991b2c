import { describe, expect, test } from '@jest/globals';
import { reports } from '../../src/mirror/reports/reports.ts';
import { usualColumns } from '../../src/server/reports-page/usual-columns.ts';
import { rawRequest } from './raw-request.ts';
import { startTinyGateway } from './tiny-gateway.ts';

describe('the page for reports', () => {
  test('is there with a slash and without, names the upstream, and may run and load nothing foreign', async () => {
    for (const upstream of ['emulator', 'service'] as const) {
      const gateway = await startTinyGateway({ basePath: '/hardware' }, { upstream });
      for (const path of ['/reports', '/reports/']) {
        const { status, headers, text } = await rawRequest(gateway.url + path);
        expect([path, status]).toEqual([path, 200]);
        expect(headers).toMatchObject({
          'content-type': 'text/html; charset=utf-8',
          'x-frame-options': 'DENY',
          'referrer-policy': 'no-referrer',
        });
        expect(headers['content-security-policy']).toContain("default-src 'none'");
        expect(headers['content-security-policy']).not.toContain('unsafe');
        expect(text).toContain(upstream === 'emulator' ? 'invented data' : 'changes are real');
        // What the policy would stop.
        expect(text).not.toMatch(
          /<style|\sstyle=|\son\w+=|<script(?![^>]*(?: src=| type="application\/json"))/,
        );
      }
    }
  });

  test('loads every file from this gateway, and its library packed and only once', async () => {
    const gateway = await startTinyGateway({ basePath: '/hardware' });
    const page = await rawRequest(`${gateway.url}/reports`);
    const linked = [...page.text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path);
    expect(linked).toEqual(expect.arrayContaining(['/hardware/reports/chart.js', '/hardware/packages']));
    expect(page.text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    const { origin } = new URL(gateway.url);
    for (const path of linked) expect([path, (await rawRequest(origin + path)).status]).toEqual([path, 200]);
    const library = `${gateway.url}/reports/chart.js`;
    const packed = await rawRequest(library, { headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(Number(packed.headers['content-length'])).toBeLessThan(90_000);
    const etag = String(packed.headers.etag);
    expect((await rawRequest(library, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  test('shows columns that the reports have', () => {
    for (const [name, { columns }] of Object.entries(reports)) {
      const usual = usualColumns[name as keyof typeof reports];
      expect(columns.map((column) => column.name)).toEqual(expect.arrayContaining([...usual]));
      expect(new Set(usual).size).toBe(usual.length);
    }
  });

  test('is led to and leads on', async () => {
    const gateway = await startTinyGateway();
    for (const path of ['/', '/packages', '/reports']) {
      const { text } = await rawRequest(gateway.url + path, { headers: { accept: 'text/html' } });
      for (const to of ['/', '/packages', '/reports']) {
        expect(text).toContain(`<a href="${to}"${to === path ? ' aria-current="page"' : ''}>`);
      }
    }
  });
});

test('the columns of all reports are told to programs, without a mirror too', async () => {
  const gateway = await startTinyGateway();
  const { status, json } = await rawRequest(`${gateway.url}/reports/columns.json`);
  expect(status).toBe(200);
  const told = json() as unknown as Record<string, unknown[]>;
  expect(Object.keys(told)).toEqual(Object.keys(reports));
  expect(told['submissions']).toContainEqual({
    name: 'seconds_to_ready',
    type: 'number',
    meaning: expect.stringContaining('Seconds'),
  });
});
