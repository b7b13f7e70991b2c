import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandError } from './command-error.ts';
import { ExitCode } from './exit-code.ts';
import type { Fields } from './gateway.ts';
import type { SavedFile } from './save-file.ts';

/** A create: what is asked for, when it was first about to be sent, and what became of it. */
export interface Creation {
  /** The same for every try: a gateway that saw it gives the first answer again. */
  readonly key: string;
  readonly input: Fields;
  /** Written before anything is sent; from then on the outcome is unknown until `id` is there. */
  readonly intendedAt?: string;
  readonly id?: string;
}

/** How far a submit has come. Stands in a file beside the package; holds no secret. */
export interface SubmitState {
  readonly version: 1;
  readonly package: { readonly name: string; readonly bytes: number; readonly sha256: string };
  /** Where everything is made: never to be mixed. */
  readonly account: string;
  readonly product: Creation;
  readonly submission: Creation;
  /** The upload with its commit was begun, or is known to be done. */
  readonly commit?: 'begun' | 'done';
  readonly failed?: string;
  readonly signed?: SavedFile;
}

/** A create that nobody has thought of sending yet. */
export function newCreation(input: Fields): Creation {
  return { key: randomUUID(), input };
}

/** The state that an earlier run left; undefined where there is none. @throws CommandError where it cannot be understood */
export async function readState<State extends { version: number }>(path: string): Promise<State | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw unreadable(path);
  });
  if (text === undefined) return undefined;
  try {
    const state = JSON.parse(text) as State;
    if (state.version === 1) return state;
  } catch {
    // Told below, as for every other text.
  }
  throw unreadable(path);
}

/** Replaces the file as a whole, and returns when it is safe on the disk: a kill leaves the old state or the new one. */
export async function writeState(path: string, state: object): Promise<void> {
  const fresh = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(fresh, 'w', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(state, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(fresh, { force: true });
    throw new CommandError(
      ExitCode.Conflict,
      `The state cannot be written to ${path} (${(error as NodeJS.ErrnoException).code}).`,
      {
        code: 'STATE_UNWRITABLE',
        advice:
          'Without it nothing is created, for a second run could not go on. Name a place that can be written with --state FILE.',
      },
    );
  }
}

/** Else a power cut could take the new name back. Not every file system can. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

function unreadable(path: string): CommandError {
  return new CommandError(
    ExitCode.Conflict,
    `${path} cannot be understood, so nobody knows what was done before.`,
    {
      code: 'STATE_UNREADABLE',
      advice: 'Look in Partner Center whether the product is there. Then move the file away to begin anew.',
    },
  );
}
