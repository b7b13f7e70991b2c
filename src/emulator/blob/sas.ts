import { createHmac, randomBytes } from 'node:crypto';
import type { EmulatorClock } from '../clock.ts';
import { queryParameter } from '../http/emulator-request.ts';
import { guidOf } from '../ids.ts';
import type { Settings } from '../settings.ts';

/** Where blobs are served, below the emulator's origin. */
export const BLOB_PATH = '/blob/ingestion/';

/** What is wrong with a blob address. */
export interface SasFault {
  readonly code: 'AuthenticationFailed' | 'AuthorizationPermissionMismatch';
  readonly detail: string;
}

/** Issues and verifies blob addresses in the form of user-delegation SAS (section 8). */
export class SasOffice {
  readonly #clock: EmulatorClock;
  readonly #settings: Pick<Settings, 'sasLifeMs'>;
  readonly #origin: () => string;
  readonly #key = randomBytes(32);
  #count = 0;

  /** `origin` gives the emulator's own address, known once it listens. */
  constructor(clock: EmulatorClock, settings: Pick<Settings, 'sasLifeMs'>, origin: () => string) {
    this.#clock = clock;
    this.#settings = settings;
    this.#origin = origin;
  }

  /**
   * A fresh address. Its signature always holds `%2B`, `%2F` and `%3D`, and the file name brings `%3B`: whoever
   * re-encodes the query breaks it.
   */
  url(name: string, permissions: 'rl' | 'rwl', fileName: string): string {
    const path = BLOB_PATH + name;
    const now = this.#clock.wall();
    const day = now - (now % 86_400_000);
    const life = this.#settings.sasLifeMs;
    const ends = now + life - (life < 60_000 ? 0 : now % 1000);
    for (;;) {
      const query = [
        `skoid=${guidOf('skoid', ++this.#count)}`,
        `sktid=${guidOf('sktid')}`,
        `skt=${encodeURIComponent(stamp(day))}`,
        `ske=${encodeURIComponent(stamp(day + 7 * 86_400_000))}`,
        'sks=b',
        'skv=2024-05-04',
        'sv=2024-05-04',
        `se=${encodeURIComponent(stamp(ends))}`,
        'sr=b',
        `sp=${permissions}`,
        `rscd=attachment%3B+filename%3D${encodeURIComponent(fileName)}`,
      ].join('&');
      const signature = this.#sign(path, query);
      if (/%2B.*%2F|%2F.*%2B/.test(signature)) return `${this.#origin()}${path}?${query}&sig=${signature}`;
    }
  }

  /** What is wrong with a request's address; undefined when it may do what it wants to. */
  verify(path: string, query: string, need: 'r' | 'w'): SasFault | undefined {
    const parts = query.split('&').filter((part) => !OPERATION_PARAMETERS.has(part.split('=')[0] ?? ''));
    const at = parts.findIndex((part) => part.startsWith('sig='));
    const signed = parts.filter((_, index) => index !== at).join('&');
    if (at < 0 || parts[at] !== `sig=${this.#sign(path, signed)}`) {
      return { code: 'AuthenticationFailed', detail: 'Signature did not match.' };
    }
    const ends = Date.parse(queryParameter(query, 'se') ?? '');
    if (!(this.#clock.wall() < ends)) {
      return { code: 'AuthenticationFailed', detail: 'Signature not valid in the specified time frame.' };
    }
    const permissions = queryParameter(query, 'sp') ?? '';
    return permissions.includes(need)
      ? undefined
      : { code: 'AuthorizationPermissionMismatch', detail: `The permission ${need} was not given.` };
  }

  #sign(path: string, query: string): string {
    const bytes = createHmac('sha256', this.#key).update(`${path}\n${query}`).digest('base64');
    return encodeURIComponent(bytes);
  }
}

/** What SDKs add to a signed address. */
const OPERATION_PARAMETERS = new Set(['comp', 'blockid', 'blocklisttype', 'timeout', 'snapshot']);

function stamp(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
