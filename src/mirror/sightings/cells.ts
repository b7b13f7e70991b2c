import type { Vocabulary } from '../../dashboard/vocabulary.ts';
import { vocabulary } from '../../dashboard/vocabulary.ts';
import { readRecord, type WireRecord } from '../../dashboard/wire-record.ts';
import { readDateTime } from '../../values/date-time.ts';
import { readEnum } from '../../values/enum-text.ts';
import { readInt64 } from '../../values/int64.ts';
import { redactUrls } from '../../values/redact-urls.ts';
import { readBoolean, readText, readTexts } from '../../values/text.ts';
import type { Cell, Row } from '../schema/tables.ts';

/** Reads a member of a record as a cell. */
type ReadCell = (wire: unknown) => Cell;

/** Cells of the columns whose member the record has; a member that is absent says nothing, and one that is null says "empty". */
export function toldCells(
  record: WireRecord,
  columns: Readonly<Record<string, readonly [member: string, read: ReadCell]>>,
): Row {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([column, [member, read]]) =>
      record[member] === undefined ? [] : [[column, read(record[member])]],
    ),
  );
}

/** A text, without what an address in it may hold of secrets. */
export const textCell: ReadCell = (wire) => {
  const text = readText(wire);
  return text === null ? null : redactUrls(text);
};

export const numberCell: ReadCell = readInt64;

export const booleanCell: ReadCell = (wire) => {
  const value = readBoolean(wire);
  return value === null ? null : String(value);
};

/** Always to the millisecond, so that dates sort as texts. */
export const dateCell: ReadCell = (wire) => {
  const date = readDateTime(wire);
  return date === null ? null : new Date(date).toISOString();
};

/** A JSON list of texts; empty when there is none. */
export const listCell: ReadCell = (wire) => {
  const texts = readTexts(wire);
  return texts.length === 0 ? null : JSON.stringify(texts.map(redactUrls));
};

/** A JSON object of texts; empty when it has no members. */
export const objectCell: ReadCell = (wire) => {
  const members = Object.entries(readRecord(wire) ?? {}).map(([name, value]) => [name, textCell(value)]);
  return members.length === 0 ? null : JSON.stringify(Object.fromEntries(members));
};

/** A member of a closed set, in the schema's spelling. */
export function enumCell(name: keyof Vocabulary): ReadCell {
  return (wire) => readEnum<string>(vocabulary[name], wire);
}

/** Where a workflow stands; all empty when there is none yet. */
export function workflowCells(workflowStatus: unknown): Row {
  const workflow = readRecord(workflowStatus);
  return {
    current_step: textCell(workflow?.['currentStep']),
    state: enumCell('WorkflowState')(workflow?.['state']),
    messages: listCell(workflow?.['messages']),
  };
}
