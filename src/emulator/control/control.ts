import { blobName } from '../blob/blob-names.ts';
import type { CallFilter, CallRecord } from '../call-memory.ts';
import type { Fault, FaultOrder } from '../faults.ts';
import type { Machine, MachineOptions } from '../machine.ts';
import { type SeedChoice, seedStore } from '../seed/seed-store.ts';
import { changeSettings, DEFAULT_SETTINGS, type Settings } from '../settings.ts';
import type { Store } from '../store.ts';
import { changeLabel, type LabelChange } from './label-change.ts';
import { changeSubmission, type SubmissionChange } from './submission-change.ts';

/** How to change the clock; all of it is optional. */
export interface ClockChange {
  /** Milliseconds of life for workflows to live through at once. */
  readonly advanceMs?: number;
  /** Milliseconds for tokens, blob addresses and quotas to age at once. */
  readonly advanceWallMs?: number;
  /** How many times faster than life workflows run from now on; 0 stands still. */
  readonly speed?: number;
}

/** Everything that can be told to a running emulator, over `/_control` or in the same process. */
export class Control {
  readonly #machine: Machine;
  readonly #options: MachineOptions;

  constructor(machine: Machine, options: MachineOptions) {
    this.#machine = machine;
    this.#options = options;
  }

  /** The remembered calls of the API, or of the kind that the filter names, oldest first. */
  calls(filter: CallFilter = {}): CallRecord[] {
    return this.#machine.calls.list({ kind: 'api', ...filter });
  }

  /** Forgets calls of every kind, or those that the filter names; says how many. */
  forgetCalls(filter: CallFilter = {}): number {
    return this.#machine.calls.forget(filter);
  }

  /** The remembered requests for tokens. */
  tokenRequests(): CallRecord[] {
    return this.calls({ kind: 'token' });
  }

  /** The remembered requests of blobs. */
  blobRequests(): CallRecord[] {
    return this.calls({ kind: 'blob' });
  }

  /** Orders trouble; throws an Error when the order is none. */
  addFault(order: FaultOrder): Fault {
    return this.#machine.faults.add(order);
  }

  /** The faults still in force. */
  faults(): Fault[] {
    return this.#machine.faults.list();
  }

  /** Ends one order for trouble, or all. */
  clearFaults(id?: number): void {
    if (id === undefined) this.#machine.faults.clear();
    else this.#machine.faults.remove(id);
  }

  /** What the account holds at this moment, as it is kept: for reading. */
  get account(): Store {
    return this.#machine.store;
  }

  /** The initial package of a submission, when one was uploaded. */
  uploaded(submissionId: bigint): Buffer | undefined {
    const { blobs } = this.#machine;
    const name = blobName(submissionId, 'initialPackage');
    return blobs.has(name) ? blobs.get(name)?.bytes : undefined;
  }

  /** Changes the clock, and gives its times in milliseconds. */
  clock(change: ClockChange = {}): { life: number; wall: string; speed: number } {
    const { clock } = this.#machine;
    for (const [name, value] of Object.entries(change)) {
      if (!CLOCK_CHANGES.has(name)) throw new Error(`The clock has no ${name}`);
      if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`${name} must be a number`);
    }
    if (change.speed !== undefined) clock.setSpeed(change.speed);
    if (change.advanceMs !== undefined) clock.advanceLife(change.advanceMs);
    if (change.advanceWallMs !== undefined) clock.advanceWall(change.advanceWallMs);
    return { life: clock.life(), wall: new Date(clock.wall()).toISOString(), speed: clock.speed };
  }

  /** Changes settings, and gives all of them; throws an Error that names what is no setting. */
  settings(patch: Partial<Settings> = {}): Settings {
    changeSettings(this.#machine.settings, { ...patch });
    return { ...this.#machine.settings };
  }

  /** Moves or holds a submission; throws an Error when there is none or the change is none. */
  submission(id: bigint | string, change: SubmissionChange): void {
    const submission = this.#machine.store.submission(BigInt(id));
    if (submission === undefined) throw new Error(`There is no submission ${id}`);
    changeSubmission(submission, change, this.#machine.clock.life());
  }

  /** Moves, holds or approves a label; throws an Error when there is none or the change is none. */
  label(id: bigint | string, change: LabelChange): void {
    const label = this.#machine.store.label(BigInt(id));
    if (label === undefined) throw new Error(`There is no shipping label ${id}`);
    changeLabel(label, change, this.#machine);
  }

  /** All tokens issued so far are refused from now on. */
  revokeTokens(): void {
    this.#machine.tokens.revokeAll();
  }

  /** Back to the beginning: data, settings, faults, calls and blobs; with another seed if one is given. */
  reset(choice: SeedChoice = {}): void {
    const machine = this.#machine;
    const options = { ...this.#options, ...choice };
    machine.store = seedStore(options);
    machine.blobs.clear();
    machine.faults.clear();
    machine.calls.forget();
    changeSettings(machine.settings, { ...structuredClone(DEFAULT_SETTINGS), ...options.settings });
  }
}

const CLOCK_CHANGES = new Set(['advanceMs', 'advanceWallMs', 'speed']);
