import { readdirSync, readFileSync } from 'node:fs';

/*
 * What the package holds beside the code. The paths are right from `src/server` and from `dist/server`.
 */

/** The SDL of `schema/`, one text a file, in the order of their names. */
export function readTypeDefs(): string[] {
  const folder = new URL('../../schema/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  return names.sort().map((name) => readFileSync(new URL(name, folder), 'utf8'));
}

/** The version in `package.json`. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return String((manifest as { version?: unknown }).version);
}
