import { crc32 } from 'node:zlib';

/** What a checked text begins with, so that one kind is never taken for another: a byte. */
export type TextKind = 1 | 2;

/** The layout: the kind, a CRC-32 against truncation and slips (it is no secret and no proof), the fields as JSON. */
const headerLength = 5;
const longestText = 65_536;

/** Fields as opaque text that can stand in a URL. */
export function writeCheckedText(kind: TextKind, fields: readonly unknown[]): string {
  const body = Buffer.from(JSON.stringify(fields), 'utf8');
  const header = Buffer.alloc(headerLength);
  header.writeUInt8(kind, 0);
  header.writeUInt32BE(crc32(body), 1);
  return Buffer.concat([header, body]).toString('base64url');
}

/** The fields of a text that {@link writeCheckedText} wrote; null for any other, also for a damaged one. */
export function readCheckedText(kind: TextKind, text: string): readonly unknown[] | null {
  if (text.length > longestText || !/^[\w-]+$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64url');
  if (bytes[0] !== kind) return null;
  const fields = parse(bytes.toString('utf8', headerLength));
  return Array.isArray(fields) && writeCheckedText(kind, fields) === text ? fields : null;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
