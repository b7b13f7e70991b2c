import { DatabaseFault, type FaultKind } from '../database/database-fault.ts';

/** What an error of PostgreSQL's, or of the way to it, means for the mirror. Neither address nor password is quoted. */
export function faultOf(error: unknown): DatabaseFault {
  if (error instanceof DatabaseFault) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  for (const [pattern, kind, message] of faults) {
    if (pattern.test(code)) return new DatabaseFault(kind, message, error);
  }
  // A connection that breaks has no code.
  if (code === '') return new DatabaseFault('unreachable', unreachable, error);
  return new DatabaseFault('other', `PostgreSQL does not do what the mirror asks (SQLSTATE ${code}).`, error);
}

const unreachable = 'PostgreSQL cannot be reached at the address of MIRROR_URL.';

const faults: readonly (readonly [RegExp, FaultKind, string])[] = [
  [/^(E[A-Z_]+|08...|57P0.)$/, 'unreachable', unreachable],
  [
    /^(28...|3D000)$/,
    'unreachable',
    'PostgreSQL refuses the user, the password or the database of MIRROR_URL.',
  ],
  [/^53100$/, 'full', 'The disk of PostgreSQL is full.'],
  [/^42501$/, 'other', 'The user of MIRROR_URL may not make or change tables.'],
];
