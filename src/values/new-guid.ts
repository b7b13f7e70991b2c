import { randomUUID } from 'node:crypto';

/** GUIDs that are made of one random beginning. */
const mostOfOne = 2 ** 20;

let beginning = '';
let made = mostOfOne;

/**
 * A GUID to name a request with: no two are equal, and that is all; who sees one can guess the next. `randomUUID` puts each
 * together from twenty pieces, which stay in memory for as long as it does.
 */
export function newGuid(): string {
  if (made >= mostOfOne) {
    beginning = randomUUID().slice(0, 24);
    made = 0;
  }
  made += 1;
  return beginning + made.toString(16).padStart(12, '0');
}
