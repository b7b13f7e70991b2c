/** Reads a text of the service: a number as its digits; null for the empty text and for what is neither. */
export function readText(wire: unknown): string | null {
  if (typeof wire === 'string') return wire === '' ? null : wire;
  return typeof wire === 'number' || typeof wire === 'bigint' ? String(wire) : null;
}

/** Reads a list of texts, empty ones left out; a single text is a list of one, and nothing is an empty list. */
export function readTexts(wire: unknown): string[] {
  const items: readonly unknown[] = Array.isArray(wire) ? wire : [wire];
  return items.map(readText).filter((text) => text !== null);
}

/** Reads a boolean, also one that was sent as text; null for everything else. */
export function readBoolean(wire: unknown): boolean | null {
  if (typeof wire === 'boolean') return wire;
  if (typeof wire !== 'string') return null;
  const text = wire.toLowerCase();
  if (text === 'true') return true;
  return text === 'false' ? false : null;
}
