import { readFile } from 'node:fs/promises';
import { parseJson } from '../values/read-json.ts';
import { usageError } from './command-error.ts';

/** Longest input that is read. */
const mostBytes = 16 * 1024 * 1024;

/**
 * What a JSON file holds, with integers of 16 and more digits as strings. Takes the encodings that PowerShell writes.
 * @throws CommandError where it cannot be read.
 */
export async function readJsonFile(path: string): Promise<unknown> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw usageError(`${path} cannot be read (${error.code}).`);
  });
  if (bytes.length > mostBytes) throw usageError(`${path} is too large for an input file.`);
  try {
    return parseJson(decode(bytes));
  } catch {
    throw usageError(`${path} is not valid JSON.`);
  }
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}
