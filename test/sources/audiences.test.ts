import { describe, expect, test } from '@jest/globals';
import { fakeDashboard } from '../kit/fake-dashboard.ts';
import { startRequest } from '../kit/fake-request.ts';

const audienceId = '9f4f44d8-1c2b-4d3e-8f90-0123456789ab';

function two() {
  const fake = fakeDashboard();
  fake.hasPages('/audiences', [{ id: audienceId.toUpperCase(), name: 'Registry key' }], [{ id: '7' }]);
  return fake;
}

describe('audiences', () => {
  test('are those of the list with a GUID, under their canonical id, from every page', async () => {
    const { audiences } = startRequest(two());
    expect(await audiences.all()).toEqual([
      {
        kind: 'audience',
        key: { kind: 'audience', audienceId },
        record: { id: audienceId.toUpperCase(), name: 'Registry key' },
      },
    ]);
  });

  test('are found in either letter case, and read once a request', async () => {
    const fake = two();
    const { audiences } = startRequest(fake);
    const found = await Promise.all([
      audiences.find(audienceId),
      audiences.find(audienceId.toUpperCase()),
      audiences.find('00000000-0000-0000-0000-000000000000'),
    ]);
    expect(found.map((audience) => audience?.key.audienceId ?? null)).toEqual([audienceId, audienceId, null]);
    expect(fake.calls).toHaveLength(2);
  });
});
