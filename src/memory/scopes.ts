/**
 * The part of an account to which a path of the API belongs: what is written in a part can change what is read in it.
 * A product with all that lies under it is a part (`products/1152921504606846977`); the lists that hold products are
 * another, and so is whatever else stands first in a path. Read from nothing but the path, for writes and reads alike.
 */
export function scopeOf(path: string): string {
  const end = endOf(path, 1);
  const first = path.slice(1, end);
  if (first !== 'products' || path[end] !== '/') return first;
  const below = endOf(path, end + 1);
  return isNumber(path, end + 1, below) ? path.slice(1, below) : first;
}

/** Where the part of the path that begins here ends. */
function endOf(path: string, from: number): number {
  for (let index = from; index < path.length; index += 1)
    if (path[index] === '/' || path[index] === '?') return index;
  return path.length;
}

function isNumber(text: string, from: number, to: number): boolean {
  for (let index = from; index < to; index += 1) {
    const digit = text[index] ?? '';
    if (digit < '0' || digit > '9') return false;
  }
  return to > from;
}

/** The parts that a write to this path can change: its own, and for a product the lists that show it. */
export function scopesTouched(path: string): readonly string[] {
  const scope = scopeOf(path);
  const [above] = scope.split('/', 1);
  return above === undefined || above === scope ? [scope] : [scope, above];
}
