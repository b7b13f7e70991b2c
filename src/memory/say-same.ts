import { sasPermissions } from '../values/sas.ts';
import { isSigned } from './weigh.ts';

/**
 * Whether two JSON values say the same. The service signs the same address anew each time that it is asked, so addresses are
 * the same where they lead to the same place and allow the same there.
 */
export function saySame(one: unknown, other: unknown): boolean {
  // No calls of itself: a body may be nested more deeply than a stack is high.
  const rest = [one, other];
  while (rest.length > 0) {
    const [b, a] = [rest.pop(), rest.pop()];
    // What came again byte for byte is the same object (`rest/known-bodies.ts`).
    if (a === b) continue;
    if (typeof a === 'string' && typeof b === 'string') {
      if (!leadTheSameWay(a, b)) return false;
    } else if (!isObject(a) || !isObject(b) || !pushMembers(rest, a, b)) return false;
  }
  return true;
}

type Members = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null;
}

/** False where they have other members, or have them in another order, which is told too. */
function pushMembers(rest: unknown[], a: Members, b: Members): boolean {
  const names = Object.keys(a);
  const others = Object.keys(b);
  if (names.length !== others.length || Array.isArray(a) !== Array.isArray(b)) return false;
  for (const [index, name] of names.entries()) {
    if (others[index] !== name) return false;
    rest.push(a[name], b[name]);
  }
  return true;
}

function leadTheSameWay(a: string, b: string): boolean {
  return isSigned(a) && isSigned(b) && placeOf(a) === placeOf(b) && sasPermissions(a) === sasPermissions(b);
}

/** All else that it says is about the signature: from and until when it holds, and with whose key it was made. */
function placeOf(address: string): string | undefined {
  return address.split('?', 1)[0];
}
