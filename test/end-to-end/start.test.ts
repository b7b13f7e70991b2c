import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually } from '../kit/eventually.ts';
import { runBuilt } from '../kit/run-built.ts';

let gateway: BuiltGateway | undefined;
afterEach(async () => {
  await gateway?.stop('SIGKILL');
  gateway = undefined;
});

const question = '{ products(first: 1) { nodes { id name } } }';

describe('a start with --demo', () => {
  test('without credentials answers from the embedded emulator, soon, and says so everywhere', async () => {
    const startedAt = Date.now();
    gateway = await startBuiltGateway({}, ['--demo']);
    const { data } = await ask(gateway.url, question);
    // Two seconds on an idle machine; here others work beside it.
    expect(Date.now() - startedAt).toBeLessThan(8_000);
    expect(data.products.nodes[0].id).toMatch(/^products\/\d{16,17}$/);
    expect(gateway.output()).toMatch(/emulator.*invented data/);
    const response = await fetch(`${gateway.url}/readyz`);
    expect(response.headers.get('x-hardware-upstream')).toBe('emulator');
    expect(await response.json()).toMatchObject({ status: 'ready', upstream: 'emulator' });
    for (const line of gateway.log().filter(({ msg }) => msg === 'listening'))
      expect(line).toMatchObject({ upstream: 'emulator' });
  });

  test('with credentials talks to the service', async () => {
    gateway = await startBuiltGateway(
      {
        AZURE_TENANT_ID: 'contoso.example',
        AZURE_CLIENT_ID: 'client',
        AZURE_CLIENT_SECRET: 'secret',
        // Nothing leaves this machine: a proxy that is not there stands between.
        HTTPS_PROXY: 'http://127.0.0.1:9',
        REQUEST_TIMEOUT_MS: '500',
      },
      ['--demo'],
    );
    const response = await fetch(`${gateway.url}/healthz`);
    expect(response.headers.get('x-hardware-upstream')).toBe('service');
    expect(gateway.output()).toContain('changes are real');
    const { errors } = await ask(gateway.url, question);
    expect(errors?.[0]?.extensions['code']).toMatch(/^UPSTREAM_(UNAVAILABLE|TIMEOUT)$/);
  });
});

describe('a start without --demo', () => {
  test('and without credentials ends with 1 and says why', async () => {
    const { code, stderr } = await runBuilt({ PORT: '0' });
    expect(code).toBe(1);
    expect(stderr).toMatch(/AZURE_TENANT_ID.*HARDWARE_API_URL=emulator/s);
  });

  test('serves the embedded emulator when HARDWARE_API_URL asks for it by name', async () => {
    gateway = await startBuiltGateway({ HARDWARE_API_URL: 'emulator' });
    const { data } = await ask(gateway.url, question);
    expect(data.products.nodes).toHaveLength(1);
    expect((await fetch(`${gateway.url}/healthz`)).headers.get('x-hardware-upstream')).toBe('emulator');
  });
});

describe('where it listens', () => {
  test('is said in one plain line; a port that is in use ends the start with 1, in words', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stdout, stderr } = await runBuilt({ PORT: String(port) }, ['--demo']);
    await new Promise((resolve) => other.close(resolve));
    expect(code).toBe(1);
    expect(stderr).toContain(`127.0.0.1:${port}`);
    expect(stderr).toContain('in use');
    expect(stdout + stderr).not.toMatch(/^\s+at |node:internal/m);
  });

  test('is under BASE_PATH, and nowhere else', async () => {
    gateway = await startBuiltGateway({ BASE_PATH: '/hardware' }, ['--demo']);
    expect(gateway.url).toMatch(/\/hardware$/);
    expect((await ask(gateway.url, question)).data.products.nodes).toHaveLength(1);
    const root = gateway.url.replace('/hardware', '');
    expect((await fetch(`${root}/healthz`)).status).toBe(404);
    expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
  });
});

describe('the embedded emulator', () => {
  test('keeps its control endpoint to loopback and ends with the gateway', async () => {
    gateway = await startBuiltGateway({ LOG_LEVEL: 'error' }, ['--demo']);
    const [, origin = ''] = /(http:\/\/127\.0\.0\.1:\d+)\/v2\.0/.exec(gateway.output()) ?? [];
    expect((await fetch(`${origin}/_control`)).status).toBe(200);
    expect(await gateway.stop()).toBe(0);
    await expect(fetch(`${origin}/_control`)).rejects.toThrow();
  });

  test('moves: what is committed becomes ready, as EMULATOR_SPEED says', async () => {
    gateway = await startBuiltGateway({ EMULATOR_SPEED: '1000' }, ['--demo']);
    const { url } = gateway;
    const created = await ask(
      url,
      `mutation { createProduct(input: { name: "quick", testHarness: HLK, deviceType: INTERNAL, requestedSignatures: ["WINDOWS_v100_X64_GE_FULL"] }) { product { id } } }`,
    );
    const submitted = await ask(
      url,
      'mutation ($id: ID!) { createSubmission(input: { product: $id, name: "quick", type: INITIAL }) { submission { id uploadUrl } } }',
      { id: created.data.createProduct.product.id },
    );
    const { id, uploadUrl } = submitted.data.createSubmission.submission;
    const upload = await fetch(uploadUrl, {
      method: 'PUT',
      headers: { 'x-ms-blob-type': 'BlockBlob' },
      body: 'PK package',
    });
    expect(upload.status).toBe(201);
    await ask(url, 'mutation ($id: ID!) { commitSubmission(input: { id: $id }) { userErrors { code } } }', {
      id,
    });
    await eventually('READY', async () => {
      const { data } = await ask(
        url,
        'query ($id: ID!) { node(id: $id) { ... on Submission { progress } } }',
        { id },
      );
      return data.node.progress === 'READY';
    });
  });
});
