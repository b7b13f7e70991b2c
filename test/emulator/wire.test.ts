import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  DEMO,
  downloadUrl,
  exactJson,
  send,
  startTestEmulator,
  type TestEmulator,
  tokenForm,
} from './emulator-kit.ts';

/** How the emulator is brought to answer what each wire example shows. */
const ANSWERS: Readonly<Record<string, (emulator: TestEmulator) => Promise<unknown>>> = {
  'token-v1': async ({ origin }) => await token(`${origin}/t/oauth2/token`, {}),
  'token-v2': async ({ origin }) =>
    await token(`${origin}/t/oauth2/v2.0/token`, {
      scope: 'https://manage.devcenter.microsoft.com/.default',
    }),
  'token-refusal': async ({ origin, control }) => {
    control.settings({ expiredSecret: true });
    return await token(`${origin}/t/oauth2/token`, {});
  },
  'product-created': async ({ api }) => (await api('POST', '/products', example('product-created'))).body,
  'product-storage-controller': async ({ api }) =>
    (await api('POST', '/products', example('product-storage-controller'))).body,
  'products-page': async ({ get }) => (await get('/products?pageSize=10')).body,
  'submission-created': async ({ api }) => {
    const { id } = (await api('POST', '/products', example('product-created'))).body;
    return (await api('POST', `/products/${id}/submissions`, { name: 'first', type: 'initial' })).body;
  },
  'submission-processing': async (emulator) => await held(emulator, { step: 'scanning', state: 'completed' }),
  'submission-ready': async ({ get }) => (await get(DEMO.submission)).body,
  'submission-failed': async (emulator) =>
    await held(emulator, {
      step: 'packageInfoValidation',
      fail: true,
      messages: ['text'],
      errorReport: 'text',
    }),
  'label-windows-update': async ({ get }) => {
    const { body } = await get(`${DEMO.submission}/shippingLabels?includeTargetingInfo=true`);
    const [first] = body.value;
    const audience = body.value.find(
      ({ targeting }: { targeting: { restrictedToAudiences: string[] } }) =>
        targeting.restrictedToAudiences.length > 0,
    );
    const { restrictedToAudiences } = audience.targeting;
    return { ...first, targeting: { ...first.targeting, restrictedToAudiences } };
  },
  'label-another-partner': async ({ get }) => (await get(`${DEMO.submission}/shippingLabels`)).body.value[3],
  audiences: async ({ get }) => (await get('/audiences')).body,
  'driver-metadata': async (emulator) =>
    (await send(await downloadUrl(emulator, DEMO.submission, 'driverMetadata'))).body,
  'error-service': async ({ api }) => (await api('PATCH', DEMO.label, { targetingInfo: {} })).body,
  'error-gateway': async ({ apiUrl }) => (await send(`${apiUrl}/products`)).body,
  'error-throttled': async ({ control, get }) => {
    control.settings({ callsPerMinute: 0 });
    return (await get('/products')).body;
  },
  'preprod-package': async (emulator) => await uploaded(emulator),
  'preprod-assets': async (emulator) => {
    const { id } = await uploaded(emulator);
    emulator.control.clock({ advanceMs: 3_600_000 });
    return (await emulator.get(`/preprod/packages/${id}/assets`)).body;
  },
};

describe('the emulator holds to the wire examples', () => {
  test.each(Object.keys(ANSWERS))('%s', async (name) => {
    const answer = await ANSWERS[name]?.(await startTestEmulator());
    expect(missing(example(name), answer)).toEqual([]);
  });
});

function example(name: string): unknown {
  return exactJson(readFileSync(new URL(`../wire/${name}.json`, import.meta.url), 'utf8'));
}

/** Paths of what the example has and the answer has not, or has of another type. Keys of maps are data. */
function missing(wanted: unknown, got: unknown, path = ''): string[] {
  if (kind(wanted) !== kind(got)) return [`${path}: ${kind(wanted)}, not ${kind(got)}`];
  if (Array.isArray(wanted)) {
    return wanted.length === 0 ? [] : missing(wanted[0], (got as unknown[])[0], `${path}[0]`);
  }
  if (typeof wanted !== 'object' || wanted === null) return [];
  const actual = got as Record<string, unknown>;
  const map = /Map$|operatingsystem|selectedProductTypes|WINDOWS_|OSPnPInfoMap/i.test(
    path.split('.').at(-1) ?? '',
  );
  const [firstKey = ''] = Object.keys(actual);
  return Object.entries(wanted).flatMap(([name, value]) =>
    missing(value, actual[map ? firstKey : name], `${path}.${name}`),
  );
}

function kind(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  // A long integer is read as digits, so that it is not mistaken for a text.
  return typeof value === 'string' && /^\d{16,}$/.test(value) ? 'long' : typeof value;
}

async function token(url: string, form: Record<string, string>): Promise<unknown> {
  return (await send(url, { method: 'POST', body: tokenForm(form) })).body;
}

async function held(emulator: TestEmulator, change: object): Promise<unknown> {
  emulator.control.submission('1152921504621441945', change);
  return (await emulator.get(DEMO.submission)).body;
}

async function uploaded({ api }: TestEmulator): Promise<{ id: string }> {
  return (await api('PUT', '/preprod/packages', 'MSCF', { 'content-type': 'application/octet-stream' })).body;
}
