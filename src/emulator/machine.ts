import type { ServerResponse } from 'node:http';
import { BlobStore } from './blob/blob-store.ts';
import { SasOffice } from './blob/sas.ts';
import { CallMemory } from './call-memory.ts';
import { DEFAULT_SPEED, EmulatorClock } from './clock.ts';
import { Control } from './control/control.ts';
import { Faults } from './faults.ts';
import { API_PATH } from './links.ts';
import { Quota } from './quota.ts';
import { type SeedChoice, seedStore } from './seed/seed-store.ts';
import { changeSettings, DEFAULT_SETTINGS, type Settings } from './settings.ts';
import type { Store } from './store.ts';
import { Tokens } from './tokens.ts';
import type { World } from './world.ts';

/** What an emulator is made of; all but the address may be left out. */
export interface MachineOptions extends SeedChoice {
  /** How many times faster than life workflows run; 0 stands still. */
  readonly speed?: number;
  /** Settings that differ from the defaults. */
  readonly settings?: Partial<Settings>;
}

/** All parts of a running emulator, put together once. */
export class Machine implements World {
  readonly settings: Settings;
  readonly clock: EmulatorClock;
  readonly tokens: Tokens;
  readonly quota: Quota;
  readonly blobs: BlobStore;
  readonly sas: SasOffice;
  readonly calls = new CallMemory(API_PATH);
  readonly faults = new Faults(API_PATH);
  readonly control: Control;
  store: Store;
  /** The emulator's own address, set when it listens. */
  origin = '';
  readonly #waiting = new Set<() => void>();

  constructor(options: MachineOptions) {
    this.settings = structuredClone(DEFAULT_SETTINGS);
    changeSettings(this.settings, { ...options.settings });
    this.clock = new EmulatorClock(options.speed ?? DEFAULT_SPEED);
    this.tokens = new Tokens(this.clock);
    this.quota = new Quota(this.clock, this.settings);
    this.blobs = new BlobStore(() => this.clock.wall());
    this.sas = new SasOffice(this.clock, this.settings, () => this.origin);
    this.store = seedStore(options);
    this.control = new Control(this, options);
  }

  /** Waits, but no longer than the caller stays and the emulator runs. */
  async pause(ms: number, response: ServerResponse): Promise<void> {
    if (ms > 0) await this.#wait(response, ms);
  }

  /** Never answers: resolves as cut when the caller is gone or the emulator closes. */
  async hang(response: ServerResponse): Promise<'cut'> {
    await this.#wait(response);
    return 'cut';
  }

  /** Ends all waits. */
  release(): void {
    for (const end of [...this.#waiting]) end();
  }

  async #wait(response: ServerResponse, ms?: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#waiting.delete(end);
        response.off('close', end);
        resolve();
      };
      const timer = ms === undefined ? undefined : setTimeout(end, ms);
      this.#waiting.add(end);
      response.once('close', end);
    });
  }
}
