/** An entry of a map that forgets: whether it was used since it was last looked at for forgetting. */
export interface Usable {
  used: boolean;
}

/**
 * Forgets an entry that was not used lately, and goes by those that were once ("second chance"). A use only sets a mark. To
 * put what is used at the end of its map, as is often done, makes the engine copy the map's table every few uses, and what
 * the old tables hold stays alive until the next full collection.
 * @returns The entry; undefined where the map is empty.
 */
export function forgetUnused<Key, Entry extends Usable>(entries: Map<Key, Entry>): Entry | undefined {
  // A map keeps the order of insertion, and what is put back stands at its end.
  for (const [key, entry] of entries) {
    entries.delete(key);
    if (!entry.used) return entry;
    entry.used = false;
    entries.set(key, entry);
  }
  return undefined;
}
