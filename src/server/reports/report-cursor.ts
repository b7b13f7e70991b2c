import { createHash } from 'node:crypto';
import { BadUserInput } from '../../errors/bad-user-input.ts';
import type { MirrorQuery } from '../../mirror/query/mirror-query.ts';
import type { RowPlace } from '../../mirror/query/written-rows.ts';

/** What a cursor is a place in: columns, format and limit may differ from page to page, the rest may not. */
export type ReportQuestion = Pick<MirrorQuery, 'report' | 'where' | 'orderBy'>;

/** A place in the rows of a question as opaque text. */
export function writeReportCursor({ cell, id }: RowPlace, question: ReportQuestion): string {
  const proof = proofOf(cell, id, question);
  return Buffer.from(JSON.stringify([proof, cell, id]), 'utf8').toString('base64url');
}

/** The place that {@link writeReportCursor} wrote for this very question. @throws BadUserInput for any other text */
export function readReportCursor(text: string, question: ReportQuestion): RowPlace {
  const fields = text.length <= longestText ? parse(text) : null;
  if (Array.isArray(fields) && fields.length === 3) {
    const [proof, cell, id]: unknown[] = fields;
    const isCell = cell === null || typeof cell === 'string' || typeof cell === 'number';
    if (isCell && typeof id === 'string' && proof === proofOf(cell, id, question)) return { cell, id };
  }
  throw new BadUserInput(
    '`after` is no cursor of this report with these filters and this order. Send the one that an answer to the same ' +
      'question gave, or leave it out to begin anew.',
  );
}

/** Longest address that the door takes. */
const longestText = 16_384;

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

/** Finds slips and cursors of other questions; it is no secret, for whoever may ask may ask for any place. */
function proofOf(cell: RowPlace['cell'], id: string, { report, where, orderBy }: ReportQuestion): string {
  const asked = JSON.stringify([report, where, orderBy.column, orderBy.descending, cell, id]);
  return createHash('sha256').update(asked).digest('base64url').slice(0, 16);
}
