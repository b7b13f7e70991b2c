import { readRecord, type WireRecord } from '../dashboard/wire-record.ts';
import { readText } from '../values/text.ts';
import type { BlobSource } from './blob-source.ts';

/** A workflow status as resolvers pass it on. */
export interface Workflow {
  readonly record: WireRecord;
  /** The label of its account. */
  readonly account: string | undefined;
  /** Reads the owner again and gives its `workflowStatus`, for when the report's address has expired. */
  readonly reread: () => Promise<unknown>;
}

/** The workflow status in hand; null before there is one. */
export function readWorkflow(
  value: unknown,
  account: string | undefined,
  reread: () => Promise<unknown>,
): Workflow | null {
  const record = readRecord(value);
  return record === null ? null : { record, account, reread };
}

/** The address of the error report; null when there is none, or when the field holds the text itself. */
export function errorReportUrl({ record }: Workflow): string | null {
  const value = readText(record['errorReport']);
  return value !== null && isAddress(value) ? value : null;
}

/** The text of the error report, fetched; null when there is none. */
export async function errorReport(workflow: Workflow, blobs: BlobSource): Promise<string | null> {
  const value = readText(workflow.record['errorReport']);
  if (value === null || !isAddress(value)) return value;
  try {
    return await blobs.text(value);
  } catch (failure) {
    const fresh = readText(readRecord(await workflow.reread())?.['errorReport']);
    if (fresh === null || fresh === value) throw failure;
    return blobs.text(fresh);
  }
}

function isAddress(value: string): boolean {
  return /^https?:\/\//i.test(value);
}
