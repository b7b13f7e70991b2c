import type { Store } from '../store/store.ts';
import { documentHash } from './document-hash.ts';

/** Documents that clients have registered under their hash. */
export interface PersistedQueries {
  get(hash: string): Promise<string | undefined>;
  /** In the background; what cannot be kept is registered anew when it is missed. */
  keep(hash: string, text: string): void;
}

/** Characters of all texts that one process keeps: 4 MB at most. */
const mostCharacters = 2_097_152;
/** A longer text is always to be sent whole. */
const longestKept = 65_536;
/** After a day the next client that asks sends the text once more. */
const keptMs = 24 * 3_600_000;

/** Kept by this process, and where replicas share a store, found by all of them. A store that is away costs its 150 ms. */
export function createPersistedQueries(
  store?: Pick<Store, 'shared' | 'get' | 'keep'>,
  most = mostCharacters,
): PersistedQueries {
  const shared = store?.shared ? store : undefined;
  const texts = new Map<string, string>();
  let characters = 0;

  function forget(hash: string): void {
    characters -= texts.get(hash)?.length ?? 0;
    texts.delete(hash);
  }

  /** Forgets the one used longest ago: a map keeps the order of insertion. */
  function remember(hash: string, text: string): void {
    forget(hash);
    texts.set(hash, text);
    characters += text.length;
    for (const oldest of texts.keys()) {
      if (characters <= most) break;
      forget(oldest);
    }
  }

  return {
    async get(hash) {
      const text = texts.get(hash) ?? (await shared?.get(storeKey(hash)));
      if (typeof text !== 'string' || (!texts.has(hash) && documentHash(text) !== hash)) return undefined;
      remember(hash, text);
      return text;
    },
    keep(hash, text) {
      if (text.length > longestKept || texts.has(hash)) return;
      remember(hash, text);
      // Not `set`: in an outage the registrations of a day must not fill the process's own memory.
      void shared?.keep(storeKey(hash), text, keptMs).catch(() => false);
    },
  };
}

function storeKey(hash: string): string {
  return `document:${hash}`;
}
