import { readFileSync } from 'node:fs';

/** An example of what the service writes, `test/wire/{name}.json`, as text: JSON.parse would round its ids. */
export function wireExample(name: string): string {
  return readFileSync(new URL(`../wire/${name}.json`, import.meta.url), 'utf8');
}
