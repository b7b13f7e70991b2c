import { crc32 } from './crc32.ts';

/** A file in an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A small zip archive whose files are stored as they are; always the same bytes for the same files. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const path = Buffer.from(name, 'utf8');
    const facts = entryFacts(path, bytes);
    const file = Buffer.concat([number(0x04034b50, 4), facts, path, bytes]);
    directory.push(
      Buffer.concat([number(0x02014b50, 4), number(20, 2), facts, Buffer.alloc(10), number(offset, 4), path]),
    );
    files.push(file);
    offset += file.length;
  }
  const index = Buffer.concat(directory);
  const end = [
    number(0x06054b50, 4),
    Buffer.alloc(4),
    number(entries.length, 2),
    number(entries.length, 2),
    number(index.length, 4),
    number(offset, 4),
    Buffer.alloc(2),
  ];
  return Buffer.concat([...files, index, ...end]);
}

/** The fields that the local and the central header share: from the version needed to the length of extra fields. */
function entryFacts(path: Buffer, bytes: Buffer): Buffer {
  return Buffer.concat([
    number(20, 2),
    number(0x0800, 2),
    number(0, 2),
    number(0, 2),
    number(DOS_DATE, 2),
    number(crc32(bytes), 4),
    number(bytes.length, 4),
    number(bytes.length, 4),
    number(path.length, 2),
    number(0, 2),
  ]);
}

/** 1 October 2026. */
const DOS_DATE = ((2026 - 1980) << 9) | (10 << 5) | 1;

function number(value: number, bytes: 2 | 4): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
}
