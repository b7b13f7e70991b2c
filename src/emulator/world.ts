import type { BlobStore } from './blob/blob-store.ts';
import type { SasOffice } from './blob/sas.ts';
import type { EmulatorClock } from './clock.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store.ts';

/** What routes, rules and views work on. */
export interface World {
  readonly settings: Settings;
  readonly clock: EmulatorClock;
  /** Replaced as a whole when the emulator is seeded again. */
  store: Store;
  readonly blobs: BlobStore;
  readonly sas: SasOffice;
}
