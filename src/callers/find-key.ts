import { createHash, timingSafeEqual } from 'node:crypto';
import type { DeclaredKey } from '../config/declared-callers.ts';
import type { Secret } from '../values/secret.ts';

/**
 * The entry of a key that somebody shows. Every entry is compared, each in constant time and by its hash, so that how
 * long it takes says nothing of any key, nor of which one was nearly right.
 * @param id Whose key it is said to be; undefined where only the key was shown.
 */
export function findKey(keys: readonly DeclaredKey[], secret: Secret, id?: string): DeclaredKey | undefined {
  const shown = sha256(secret.unwrap());
  const shownId = id === undefined ? undefined : sha256(id);
  let found: DeclaredKey | undefined;
  for (const key of keys) {
    const isKey = timingSafeEqual(shown, key.sha256);
    const isId = shownId === undefined || timingSafeEqual(shownId, sha256(key.id));
    if (isKey && isId) found = key;
  }
  return found;
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
