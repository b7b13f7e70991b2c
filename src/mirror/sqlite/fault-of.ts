import { DatabaseFault, type FaultKind } from '../database/database-fault.ts';

/** What an error of SQLite's means for the mirror. */
export function faultOf(error: unknown): DatabaseFault {
  if (error instanceof DatabaseFault) return error;
  const code = codeOf(error);
  const [kind, message] = faults.find(([pattern]) => pattern.test(code))?.slice(1) ?? [];
  return new DatabaseFault(
    (kind as FaultKind | undefined) ?? 'other',
    (message as string | undefined) ?? `The mirror's database failed (${code}).`,
    error,
  );
}

const faults: readonly (readonly [RegExp, FaultKind, string])[] = [
  [/^SQLITE_(CORRUPT|NOTADB)/, 'corrupt', 'The file of the mirror is damaged.'],
  [/^SQLITE_(FULL|IOERR)|^ENOSPC/, 'full', 'The disk does not take what the mirror writes; it may be full.'],
  [/^SQLITE_(CANTOPEN|READONLY|PERM)|^E/, 'other', 'The folder of the mirror cannot be written to.'],
];

/** The code only: a message of the database may quote what it was to write. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^[A-Z_]+$/.test(code) ? code : 'unknown';
}
