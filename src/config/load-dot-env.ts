import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/**
 * Adds what a `.env` file in the working directory sets to `env`; what is already set there wins (an empty string
 * counts as not set), and no file is no fault.
 */
export function loadDotEnv(env: Record<string, string | undefined>, path = '.env'): void {
  for (const [name, text] of Object.entries(parseEnv(readIfThere(path)))) {
    if (!env[name]?.trim()) env[name] = text ?? '';
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
