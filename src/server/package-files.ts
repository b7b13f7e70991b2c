import { readdirSync, readFileSync } from 'node:fs';
import { packageFile } from '../config/package-file.ts';

// What the package holds beside the code.

/** The SDL of `schema/`, one text a file, in the order of their names. */
export function readTypeDefs(): string[] {
  const folder = packageFile('schema/');
  const names = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
  return names.sort().map((name) => readFileSync(new URL(name, folder), 'utf8'));
}

/** The version in `package.json`. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(packageFile('package.json'), 'utf8'));
  return String((manifest as { version?: unknown }).version);
}
