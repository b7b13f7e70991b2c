import { findDownload, isPackageSealed } from '../dashboard/downloads.ts';
import { shippingLabelProgress, submissionProgress } from '../dashboard/progress.ts';
import { readRecord, type WireRecord } from '../dashboard/wire-record.ts';

/** How long an answer of the service is used, in milliseconds after it was asked for. */
export interface Life {
  /** As if it were from now; 0: it is not kept. */
  readonly freshMs: number;
  /** While a fresh one is fetched behind it. */
  readonly graceMs: number;
  /** While the service cannot be asked. */
  readonly lastMs: number;
}

/** What an answer's life depends on beside itself. */
export interface LifeLimits {
  /** The longest that anything is used. */
  readonly capMs: number;
  /** Something was written lately where it belongs, and the service may show it late. */
  readonly settling: boolean;
}

const seconds = 1_000;
const movingMs = 2 * seconds;
const finalMs = 60 * 60 * seconds;
const settlingMs = 5 * seconds;
const longestGraceMs = 60 * seconds;
/** In an outage an answer is used for so many times as long. */
const outageFactor = 10;

/** The life of what an endpoint answered: what moves lives for seconds, what is final for an hour. */
export function lifeOf(endpoint: string, value: unknown, { capMs, settling }: LifeLimits): Life {
  const byItself = value === null ? 0 : (lives[endpoint]?.(value) ?? 0);
  const freshMs = Math.min(byItself, capMs, settling ? settlingMs : capMs);
  return {
    freshMs,
    graceMs: Math.min(freshMs + Math.min(freshMs, longestGraceMs), capMs),
    lastMs: Math.min(freshMs * outageFactor, capMs),
  };
}

/** By endpoint; what is not named is not kept. */
const lives: Readonly<Record<string, (value: unknown) => number>> = {
  listProducts: () => 5 * seconds,
  listSubmissions: () => 5 * seconds,
  listShippingLabels: () => 5 * seconds,
  listAudiences: () => 60 * seconds,
  getProduct: () => 30 * seconds,
  getSubmission: (value) => submissionMs(readRecord(value)),
  getPartnerSubmission: (value) => submissionMs(readRecord(value)),
  getShippingLabel: (value) => (isDone(readRecord(value)) ? finalMs : movingMs),
};

/** One that awaits its package is not kept: its upload address is always the service's word of now. */
function submissionMs(record: WireRecord | null): number {
  const { commitStatus, workflowStatus, downloads } = record ?? {};
  const signed = findDownload(downloads, 'signedPackage') !== undefined;
  const accepted = isPackageSealed(downloads);
  switch (submissionProgress({ commitStatus, workflowStatus, signed, accepted })) {
    case 'AWAITING_PACKAGE':
      return 0;
    case 'READY':
    case 'FAILED':
      return finalMs;
    default:
      return movingMs;
  }
}

function isDone(label: WireRecord | null): boolean {
  return ['PUBLISHED', 'SHARED', 'FAILED'].includes(shippingLabelProgress(label?.['workflowStatus']));
}
