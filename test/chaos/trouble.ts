import type { Fault, FaultMatch, FaultOrder } from '../../src/emulator/faults.ts';
import type { RunningEmulator } from '../../src/emulator/start-emulator.ts';

/** What can go wrong with a call. */
export interface Trouble {
  readonly name: string;
  readonly fault: FaultOrder;
  /** What an operation may be answered with for it, where it cannot be got over. */
  readonly codes: readonly string[];
  /** It puts bytes of its own in place of an answer's. */
  readonly forges?: boolean;
}

/** A trouble that meets the calls of one operation, from the one at `position` (0 is the first) on. */
export interface Mishap {
  readonly trouble: Trouble;
  readonly position: number;
  /** How many calls it meets; null is all from there on. */
  readonly times: number | null;
  /** The calls of the API are told by their correlation id, those of blobs by their names; those of tokens are whoever's. */
  readonly door: 'api' | 'blob' | 'token';
}

const failed = ['UPSTREAM_UNAVAILABLE'];
const illegible = ['UPSTREAM_INVALID_RESPONSE'];

/** The troubles, for a gateway of which this is the deadline. */
export function troublesFor(deadlineMs: number): readonly Trouble[] {
  return [
    { name: 'a short delay', fault: { kind: 'delay', delayMs: 40 }, codes: [] },
    { name: 'a delay beyond the deadline', fault: { kind: 'delay', delayMs: deadlineMs * 1.3 }, codes: [] },
    {
      name: 'a late answer',
      fault: { kind: 'delay', delayMs: deadlineMs * 1.3, afterProcessing: true },
      codes: [],
    },
    { name: 'a cut before', fault: { kind: 'cut' }, codes: failed },
    { name: 'a cut after processing', fault: { kind: 'cut-after-processing' }, codes: failed },
    { name: 'a cut body', fault: { kind: 'cut-body' }, codes: failed },
    { name: '401', fault: { kind: 'status', status: 401 }, codes: ['UPSTREAM_UNAUTHENTICATED'] },
    { name: '403', fault: { kind: 'status', status: 403 }, codes: ['UPSTREAM_FORBIDDEN', ...failed] },
    {
      name: '429',
      fault: { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
      codes: ['UPSTREAM_THROTTLED', ...failed],
    },
    { name: '500', fault: { kind: 'status', status: 500 }, codes: failed },
    {
      name: '500 after processing',
      fault: { kind: 'status', status: 500, afterProcessing: true },
      codes: failed,
    },
    { name: '502 of HTML', fault: { kind: 'html', status: 502 }, codes: failed },
    {
      name: '502 of HTML after processing',
      fault: { kind: 'html', status: 502, afterProcessing: true },
      codes: failed,
    },
    { name: '503', fault: { kind: 'status', status: 503 }, codes: failed },
    { name: 'garbage', fault: { kind: 'garbage', afterProcessing: true }, codes: illegible, forges: true },
    { name: 'garbage, and nothing done', fault: { kind: 'garbage' }, codes: illegible, forges: true },
    { name: 'a web page', fault: { kind: 'html', afterProcessing: true }, codes: illegible, forges: true },
    { name: 'a web page, and nothing done', fault: { kind: 'html' }, codes: illegible, forges: true },
    { name: 'a wrong content type', fault: { kind: 'wrong-type' }, codes: [] },
  ];
}

/** Orders a mishap for the calls of an operation, by what tells those of the API and of blobs. */
export function order(
  emulator: RunningEmulator,
  { trouble, position, times, door }: Mishap,
  of: Readonly<Record<'api' | 'blob', FaultMatch>>,
): Fault {
  const match = door === 'token' ? { kind: door } : of[door];
  return emulator.control.addFault({ ...trouble.fault, match, skip: position, times });
}
