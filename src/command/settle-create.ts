import { randomUUID } from 'node:crypto';
import { CommandError } from './command-error.ts';
import { create } from './creates.ts';
import { ExitCode } from './exit-code.ts';
import type { Session } from './session.ts';
import type { Creation } from './submit-state.ts';

/** A create that must happen once, whatever becomes of the runs that try it. */
export interface OnceCreate {
  readonly type: 'product' | 'submission';
  readonly creation: Creation;
  /** How long after the first try its result may still appear in the service. Milliseconds. */
  readonly settleMs: number;
  /** Node ids of what can only be its result, as far as the service shows. */
  readonly find: () => Promise<readonly string[]>;
  /** Writes the creation down, safely, before it resolves. */
  readonly save: (creation: Creation) => Promise<void>;
}

const lookAgainMs = 3_000;
/** So many times the settling time after an earlier try, nobody works on it any more: not even a gateway that listens on. */
const longPast = 5;

/**
 * The id of the created thing: what is known already, what an interrupted run has made, or what is created now. What is
 * about to be sent is written down first. @throws CommandError where nobody can tell, rather than creating it again
 */
export async function createOnce(session: Session, once: OnceCreate): Promise<string> {
  const { creation, save, type } = once;
  if (creation.id !== undefined) return creation.id;
  if (creation.intendedAt !== undefined) {
    const found = await settle(session, once, creation.intendedAt);
    if (found !== undefined) return keep(session, once, found, 'found');
  }
  session.signal.throwIfAborted();
  const intended = { ...creation, intendedAt: new Date(session.clock.now()).toISOString() };
  await save(intended);
  const { key, input } = creation;
  try {
    const { id } = await create(session.gateway, type, { ...input, idempotencyKey: key });
    return keep(session, once, id, 'created');
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    // What was refused was not made, and may be corrected and tried again at once.
    if (error.exitCode !== ExitCode.Indeterminate) {
      await save(creation);
      throw error;
    }
    session.report.event('unknown', { type }, `${error.message} Looking for the ${type} …`);
    const found = await settle(session, once, intended.intendedAt);
    if (found !== undefined) return keep(session, once, found, 'found');
    // A gateway never sends again what it sent with a key. When that is long past and nothing came of it, a new key may.
    const ageMs = session.clock.now() - Date.parse(creation.intendedAt ?? intended.intendedAt);
    if (ageMs > once.settleMs * longPast) await save({ ...intended, key: randomUUID() });
    throw unsure(type, error);
  }
}

async function keep(
  { report }: Session,
  { creation, save, type }: OnceCreate,
  id: string,
  event: 'created' | 'found',
): Promise<string> {
  await save({ ...creation, intendedAt: creation.intendedAt ?? new Date().toISOString(), id });
  const word = event === 'created' ? 'Created' : 'Found what the interrupted run created:';
  report.event(event, { type, id }, `${word} ${id}`);
  return id;
}

/** Looks until there is one, or enough time has gone by that there will be none. */
async function settle(session: Session, once: OnceCreate, since: string): Promise<string | undefined> {
  const { clock, report, signal } = session;
  const { type, settleMs } = once;
  // Not for longer where the clock was set back meanwhile.
  const until = Math.min(Date.parse(since), clock.now()) + settleMs;
  let told = false;
  for (;;) {
    const found = await once.find();
    if (found.length > 1) throw several(type, found);
    if (found[0] !== undefined) return found[0];
    const leftMs = until - clock.now();
    if (!(leftMs > 0)) return undefined;
    if (!told) {
      const seconds = Math.ceil(leftMs / 1_000);
      report.event(
        'settling',
        { type, seconds },
        `An interrupted run may have created the ${type}; looking for it for ${seconds} s …`,
      );
      told = true;
    }
    await clock.sleep(Math.min(lookAgainMs, leftMs), signal);
  }
}

function several(type: string, found: readonly string[]): CommandError {
  return new CommandError(
    ExitCode.Indeterminate,
    `An interrupted run may have created the ${type}, and more than one would fit: ${found.join(', ')}.`,
    {
      code: 'SEVERAL_FOUND',
      advice: `Look at them, and say which to use: --${type} ID. Nothing was created again.`,
    },
  );
}

function unsure(type: string, { details }: CommandError): CommandError {
  return new CommandError(
    ExitCode.Indeterminate,
    `Nobody can tell whether the ${type} was created: the answer was lost, and the service shows none so far.`,
    {
      ...details,
      advice: `Run the same command again later: it looks for the ${type} first, and creates one only when there is none.`,
    },
  );
}
