/**
 * The part of an account to which a path of the API belongs: what is written in a part can change what is read in it.
 * A product with all that lies under it is a part (`products/1152921504606846977`); the lists that hold products are
 * another, and so is whatever else stands first in a path. Read from nothing but the path, for writes and reads alike.
 */
export function scopeOf(path: string): string {
  return ofProduct.exec(path)?.[1] ?? firstOf(path);
}

const ofProduct = /^\/(products\/\d+)(?:[/?]|$)/;

function firstOf(path: string): string {
  const [, first = ''] = path.split('?', 1)[0]?.split('/') ?? [];
  return first;
}

/** The parts that a write to this path can change: its own, and for a product the lists that show it. */
export function scopesTouched(path: string): readonly string[] {
  const scope = scopeOf(path);
  const [above] = scope.split('/', 1);
  return above === undefined || above === scope ? [scope] : [scope, above];
}
