import { readDownloads } from '../dashboard/downloads.ts';
import type { ShippingLabelProgress, SubmissionProgress } from '../dashboard/progress.ts';
import { readRecord, type WireRecord } from '../dashboard/wire-record.ts';
import type { Sources } from '../sources/sources.ts';
import type { ShippingLabelKey, SubmissionKey } from '../values/node-id.ts';
import { readText, readTexts } from '../values/text.ts';

/** What can be watched. */
export type WatchKey = SubmissionKey | ShippingLabelKey;

export type Progress = SubmissionProgress | ShippingLabelProgress;

/** What one read of a watched thing found. */
export interface Sighting {
  /** The record of the single read; it may hold SAS addresses. */
  readonly record: WireRecord;
  readonly progress: Progress;
}

/** A watched thing as it was at one moment. It is plain JSON, for replicas pass it on to each other. */
export interface Snapshot extends Sighting {
  readonly key: WatchKey;
  /** When the read began, in the clock's milliseconds. */
  readonly readAt: number;
  /** When it was first seen as it is now. */
  readonly changedAt: number;
}

/** Reads a thing with the sources of a request of its own; null when there is none. */
export async function sight(sources: Sources, key: WatchKey): Promise<Sighting | null> {
  if (key.kind === 'submission') {
    const node = await sources.submissions.find(key);
    return sighting(node?.record, node && (await sources.submissions.progress(node)));
  }
  const node = await sources.shippingLabels.find(key);
  return sighting(node?.record, node && (await sources.shippingLabels.progress(node)));
}

/** Nothing comes after these. A `completed` step is not among them: it may be a middle one. */
export function isFinal(progress: Progress): boolean {
  return finalProgress.has(progress);
}

/** Everything that counts as a change, in one text to compare. SAS addresses are new with every read, and do not count. */
export function factsOf({ record, progress }: Sighting): string {
  const workflow = readRecord(record['workflowStatus']);
  return JSON.stringify([
    progress,
    readText(record['commitStatus']),
    readText(workflow?.['currentStep']),
    readText(workflow?.['state']),
    readTexts(workflow?.['messages']),
    readText(workflow?.['errorReport']) !== null,
    readDownloads(record['downloads'])
      .map(({ type }) => type)
      .sort(),
  ]);
}

/** A snapshot that came out of the store, or undefined for anything else. */
export function readSnapshot(value: unknown): Snapshot | undefined {
  const kept = readRecord(value);
  const whole = kept !== null && typeof kept['readAt'] === 'number' && readRecord(kept['record']) !== null;
  return whole ? (kept as unknown as Snapshot) : undefined;
}

const finalProgress: ReadonlySet<Progress> = new Set<Progress>(['READY', 'FAILED', 'PUBLISHED', 'SHARED']);

function sighting(record: WireRecord | undefined, progress: Progress | null): Sighting | null {
  return record === undefined || progress === null ? null : { record, progress };
}
