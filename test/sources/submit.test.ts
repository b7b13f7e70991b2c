import { describe, expect, test } from '@jest/globals';
import { ErrorCode } from '../../src/errors/codes.ts';
import { UpstreamTimeout } from '../../src/errors/upstream-errors.ts';
import { type Proof, submit, unproved } from '../../src/sources/submit.ts';
import { lost, refused } from '../kit/fake-dashboard.ts';

const record = { id: '1' };
const done = { kind: 'done', record } as const;
const neverAsked = () => Promise.reject(new Error('nothing was to be looked up'));

/** Submits a write whose answer is lost, and counts how often it was sent. */
async function lose(lookUp: () => Promise<Proof>, refusal: Parameters<typeof lost>[0] = null) {
  let sent = 0;
  const send = async () => {
    sent += 1;
    return lost(refusal);
  };
  const result = await submit(send, lookUp).catch((error: unknown) => error);
  expect(sent).toBe(1);
  return result;
}

describe('a write that is answered', () => {
  test('is not looked up, whether done or refused', async () => {
    expect(await submit(async () => done, neverAsked)).toBe(done);
    const refusal = refused({ code: 'INVALID_INPUT' });
    expect(await submit(async () => refusal, neverAsked)).toBe(refusal);
  });

  test('that was not sent throws what it threw, and is not looked up', async () => {
    const thrown = new UpstreamTimeout('No connection.', { outcome: 'NOT_SENT' });
    await expect(submit(() => Promise.reject(thrown), neverAsked)).rejects.toBe(thrown);
  });
});

describe('a write whose answer is lost is never sent again, and', () => {
  test('is done when the look-up proves it', async () => {
    expect(await lose(async () => ({ proved: true, record }))).toEqual(done);
    expect(await lose(async () => ({ proved: true, record: null }))).toEqual({ kind: 'done', record: null });
  });

  test('is INDETERMINATE with what was found when nothing is proved', async () => {
    expect(await lose(() => unproved('products/1', 'products/2'))).toMatchObject({
      code: ErrorCode.UpstreamTimeout,
      details: { outcome: 'INDETERMINATE', found: ['products/1', 'products/2'] },
      message: expect.stringContaining('products/1, products/2'),
    });
  });

  test('is INDETERMINATE with an empty list when nothing of it is to be seen', async () => {
    expect(await lose(() => unproved())).toMatchObject({
      details: { outcome: 'INDETERMINATE', found: [] },
      message: expect.stringContaining('Nothing of it is to be seen'),
    });
  });

  test('is INDETERMINATE without a list when it cannot be looked up', async () => {
    const error = await lose(() => Promise.reject(new Error('the look-up failed')));
    expect(error).toMatchObject({ details: { outcome: 'INDETERMINATE' } });
    expect(error).not.toMatchObject({ details: { found: expect.anything() } });
    expect(String(error)).not.toContain('the look-up failed');
  });

  test('is a refusal when a server error bore a functional code and nothing is proved', async () => {
    expect(
      await lose(() => unproved('products/1'), { code: 'REQUEST_INVALID_FOR_CURRENT_STATE' }),
    ).toMatchObject({
      kind: 'refused',
      error: { code: 'REQUEST_INVALID_FOR_CURRENT_STATE', status: 502 },
    });
  });

  test('is done when it is proved, whatever a server error said', async () => {
    const proof: Proof = { proved: true, record: null };
    expect(await lose(async () => proof, { code: 'REQUEST_INVALID_FOR_CURRENT_STATE' })).toMatchObject({
      kind: 'done',
    });
  });

  test('is INDETERMINATE when a server error bore another code, or none', async () => {
    for (const code of ['SOMETHING_NEW', null]) {
      expect(await lose(() => unproved(), { code })).toMatchObject({ details: { outcome: 'INDETERMINATE' } });
    }
  });
});
