import { describe, expect, test } from '@jest/globals';
import { DEMO, startTestEmulator, type TestEmulator } from './emulator-kit.ts';

interface Item {
  readonly id: string;
  readonly [name: string]: ReturnType<typeof JSON.parse>;
}

async function list({ get }: TestEmulator, path: string): Promise<Item[]> {
  return (await get(`${path}?pageSize=100&includeTargetingInfo=true`)).body.value;
}

describe('the demo account', () => {
  test('is the same at each start', async () => {
    const [first, second] = [await startTestEmulator(), await startTestEmulator()];
    expect((await first.get('/products')).text).toBe((await second.get('/products')).text);
    const labels = `${DEMO.submission}/shippingLabels?includeTargetingInfo=true`;
    const lasting = async ({ get }: TestEmulator) =>
      (await get(labels)).text.replaceAll(/"http:\/\/127[^"]*"/g, '"a fresh blob address"');
    expect(await lasting(first)).toBe(await lasting(second));
  });

  test('has forty products with odd ids beyond 2^53 that collapse when rounded', async () => {
    const products = await list(await startTestEmulator(), '/products');
    expect(products).toHaveLength(40);
    const ids = products.map(({ id }) => BigInt(id));
    expect(ids.every((id) => id > 2n ** 53n && id % 2n === 1n)).toBe(true);
    expect(new Set(ids.map(Number)).size).toBeLessThan(40);
    expect(new Set(products.map(({ productName }) => productName)).size).toBe(40);
  });

  test('shows submissions in every state', async () => {
    const emulator = await startTestEmulator();
    const states = new Set<string>();
    let without = 0;
    for (const { id } of await list(emulator, '/products')) {
      const path = `/products/${id}/submissions`;
      const submissions = await list(emulator, path);
      if (submissions.length === 0) without++;
      for (const submission of submissions.slice(0, 4)) {
        expect(BigInt(submission.id) > 2n ** 60n).toBe(true);
        const { body } = await emulator.get(`${path}/${submission.id}`);
        const step = body.workflowStatus;
        states.add(step == null ? body.commitStatus : `${step.currentStep}/${step.state}`);
      }
    }
    expect(without).toBe(1);
    expect([...states]).toEqual(
      expect.arrayContaining([
        'commitPending',
        'commitReceived',
        'commitFailed',
        'packageInfoValidation/notStarted',
        'packageInfoValidation/failed',
        'preparation/started',
        'scanning/started',
        'scanning/failed',
        'validation/completed',
        'validation/failed',
        'manualReview/started',
        'finalizeIngestion/completed',
      ]),
    );
  });

  test('shows labels in every state on its first submission', async () => {
    const labels = await list(await startTestEmulator(), `${DEMO.submission}/shippingLabels`);
    expect(labels.map(({ workflowStatus: { currentStep, state } }) => `${currentStep}/${state}`)).toEqual([
      'finalizePublishing/completed',
      'finalizePublishing/completed',
      'microsoftApproval/started',
      'finalizeSharing/completed',
      'microsoftApproval/failed',
      'publishJobValidation/failed',
      'updateGeneration/started',
      'created/started',
    ]);
  });

  test('holds the oddities that clients stumble over', async () => {
    const products = await list(await startTestEmulator(), '/products');
    const dates = new Set(
      products.map(({ announcementDate }) => String(announcementDate).replaceAll(/\d/g, '0')),
    );
    expect(dates.size).toBeGreaterThanOrEqual(5);
    const attributes = products.flatMap(({ additionalAttributes }) => Object.keys(additionalAttributes));
    expect(new Set(attributes)).toEqual(new Set(['storageController', 'raidController', 'svvp']));
    const harnesses = products.map(({ testHarness }) => testHarness);
    expect(harnesses).toEqual(expect.arrayContaining(['hlk', 'hck', 'attestation', 'wlk']));
    expect(products[0]?.['message']).toBe('');
    const hosts = products.map(({ links }) => links[0].href.split('/products')[0]);
    expect(new Set(hosts).size).toBe(5);
    expect(Object.keys(products[0]?.['selectedProductTypes'])).toContain('windows_v100_VB');
  });
});

describe('plain products', () => {
  test('come in the number that is asked for, with submissions and labels', async () => {
    const emulator = await startTestEmulator({
      products: 3,
      submissionsPerProduct: 2,
      labelsPerSubmission: 4,
    });
    const products = await list(emulator, '/products');
    expect(products.map(({ id }) => id)).toEqual([
      '13990390021569011',
      '13990390021569013',
      '13990390021569015',
    ]);
    const submissions = await list(emulator, '/products/13990390021569013/submissions');
    expect(submissions.map(({ type }) => type)).toEqual(['initial', 'derived']);
    const path = `/products/13990390021569013/submissions/${submissions[1]?.id}/shippingLabels`;
    expect(await list(emulator, path)).toHaveLength(4);
  });

  test('can stand beside the demo account', async () => {
    const emulator = await startTestEmulator({ seed: 'demo', products: 2 });
    expect(await list(emulator, '/products')).toHaveLength(42);
  });
});
