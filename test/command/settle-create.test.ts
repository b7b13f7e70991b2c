import { describe, expect, test } from '@jest/globals';
import { ExitCode } from '../../src/command/exit-code.ts';
import type { Fields, Gateway } from '../../src/command/gateway.ts';
import { GatewayFault } from '../../src/command/gateway-fault.ts';
import type { Session } from '../../src/command/session.ts';
import { createOnce } from '../../src/command/settle-create.ts';
import type { Creation } from '../../src/command/submit-state.ts';
import { fakeClock } from '../kit/fake-clock.ts';

const input = { name: 'P' };
const settleMs = 10_000;
const fresh: Creation = { key: 'k1', input };

type Answer = () => unknown;
const made: Answer = () => ({ payload: { created: { id: 'products/7' }, userErrors: [] } });
const refused: Answer = () => ({
  payload: { created: null, userErrors: [{ message: 'No.', code: 'INVALID_INPUT', path: ['name'] }] },
});
const lost: Answer = () => {
  throw new GatewayFault(ExitCode.Indeterminate, 'Lost.', {}, true);
};

/** Runs a create on a clock that is wound on until it ends; `finds` says what each look finds, the last one for ever. */
async function run(creation: Creation, answer: Answer, finds: readonly (readonly string[])[] = [[]]) {
  const clock = fakeClock();
  const sent: Fields[] = [];
  const saved: Creation[] = [];
  let looks = 0;
  const gateway = {
    write: async (_document: string, { input: fields }: { input: Fields }) => {
      sent.push(fields);
      return answer();
    },
  } as unknown as Gateway;
  const report = { event: () => {}, result: () => {}, transfer: () => ({ moved: () => {}, end: () => {} }) };
  const session: Session = { gateway, report, clock, signal: new AbortController().signal };
  const startedAt = clock.now();
  const ended = createOnce(session, {
    type: 'product',
    creation,
    settleMs,
    find: async () => finds[Math.min(looks++, finds.length - 1)] ?? [],
    save: async (change) => {
      // Nothing may have been sent that was not written down before.
      saved.push(change);
    },
  }).then(
    (id) => ({ id, error: undefined }),
    (error: unknown) => ({ id: undefined, error }),
  );
  let done = false;
  ended.then(() => {
    done = true;
  });
  while (!done) await clock.advance(1_000);
  return { ...(await ended), sent, saved, looks, tookMs: clock.now() - startedAt };
}

const ago = (ms: number) => new Date(1_800_000_000_000 - ms).toISOString();

describe('a create that must happen once', () => {
  test('is written down before it is sent, and after', async () => {
    const { id, sent, saved } = await run(fresh, made);
    expect([id, sent]).toEqual(['products/7', [{ name: 'P', idempotencyKey: 'k1' }]]);
    expect(saved).toEqual([
      { ...fresh, intendedAt: ago(0) },
      expect.objectContaining({ key: 'k1', id: 'products/7' }),
    ]);
  });

  test('is not sent when its result is known', async () => {
    expect(await run({ ...fresh, id: 'products/5' }, made)).toMatchObject({
      id: 'products/5',
      sent: [],
      looks: 0,
    });
  });

  test('is forgotten when it is refused, so that it can be corrected at once', async () => {
    const { error, saved } = await run(fresh, refused);
    expect(error).toMatchObject({ exitCode: 1, message: 'name: No.' });
    expect(saved.at(-1)).toEqual(fresh);
  });

  test('that was interrupted is looked for until its result may be there no more, then sent with the same key', async () => {
    const { id, sent, tookMs } = await run({ ...fresh, intendedAt: ago(4_000) }, made);
    expect([id, sent[0]?.['idempotencyKey']]).toEqual(['products/7', 'k1']);
    expect(tookMs).toBeGreaterThanOrEqual(6_000);
    expect(await run({ ...fresh, intendedAt: ago(60_000) }, made)).toMatchObject({
      id: 'products/7',
      looks: 1,
    });
  });

  test('that was interrupted is taken over as soon as its result shows', async () => {
    const finds = [[], [], ['products/9']];
    const { id, sent, saved } = await run({ ...fresh, intendedAt: ago(0) }, made, finds);
    expect([id, sent]).toEqual(['products/9', []]);
    expect(saved.at(-1)).toMatchObject({ id: 'products/9' });
  });

  test('is not sent where several things could be its result', async () => {
    const { error, sent } = await run({ ...fresh, intendedAt: ago(0) }, made, [['products/8', 'products/9']]);
    expect(error).toMatchObject({ exitCode: 6, details: { code: 'SEVERAL_FOUND' } });
    expect(sent).toEqual([]);
  });

  test('whose answer was lost is looked for at once, and taken over', async () => {
    expect(await run(fresh, lost, [[], ['products/9']])).toMatchObject({ id: 'products/9' });
  });

  test('whose answer was lost and that is not there stays unknown, and is not sent again by itself', async () => {
    const { error, sent, saved } = await run(fresh, lost);
    expect(error).toMatchObject({ exitCode: 6 });
    expect(sent).toHaveLength(1);
    expect(saved.at(-1)).toEqual({ ...fresh, intendedAt: ago(0) });
  });

  test('takes a new key only when a gateway holds the old one for lost, long after it was sent', async () => {
    const soon = await run({ ...fresh, intendedAt: ago(settleMs * 2) }, lost);
    expect(soon.saved.at(-1)?.key).toBe('k1');
    const late = await run({ ...fresh, intendedAt: ago(settleMs * 6) }, lost);
    expect(late.saved.at(-1)?.key).not.toBe('k1');
    expect(late.sent).toHaveLength(1);
  });

  test('does not wait for ever where the clock was set back', async () => {
    const { tookMs } = await run({ ...fresh, intendedAt: ago(-3_600_000) }, made);
    expect(tookMs).toBeLessThanOrEqual(settleMs + 5_000);
  });
});
