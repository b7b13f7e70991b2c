import type { Client } from './client.ts';
import type { Emulator } from './emulator.ts';
import type { Samples } from './samples.ts';

/** What the checks run against. */
export interface Target {
  readonly client: Client;
  /** Things of the account to look at, each looked for once. */
  readonly samples: Samples;
  /** The levers of an emulator; undefined on the real service. */
  readonly emulator: Emulator | undefined;
}

/** One statement about the upstream. Its id stays what it is for ever; a statement that falls takes its id with it. */
export interface Check {
  /** A letter for the subject and a number: `P-001`. */
  readonly id: string;
  /** What holds, as a sentence without a full stop. */
  readonly title: string;
  /** Where the rule comes from: the part of the service's contract, in our own words. */
  readonly section: string;
  /** It changes something, or leaves a trace such as a failed sign-in: never run on the real service. */
  readonly writes: boolean;
  /** Resolves when it holds. Rejects with CheckFailed when it does not, with NotApplicable when nobody can tell. */
  run(target: Target): Promise<void>;
}

/** The statement does not hold; the message says what was expected and quotes no value of the account. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed';
}

/** The account has nothing to check the statement on. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable';
}

/** A statement that is checked by reading. */
export function reads(id: string, title: string, section: string, run: Check['run']): Check {
  return { id, title, section, writes: false, run };
}

/** A statement that is checked by changing something, with the levers of the emulator at hand. */
export function writes(
  id: string,
  title: string,
  section: string,
  run: (client: Client, emulator: Emulator, target: Target) => Promise<void>,
): Check {
  return {
    id,
    title,
    section,
    writes: true,
    async run(target) {
      if (target.emulator === undefined)
        throw new NotApplicable('changes something, so it needs the emulator');
      await run(target.client, target.emulator, target);
    },
  };
}
