import type { Dashboard } from '../../dashboard/dashboard.ts';
import type { DriverMetadataFile } from '../../dashboard/driver-metadata.ts';
import { type Endpoint, endpoints } from '../../dashboard/endpoints.ts';
import type { WireRecord } from '../../dashboard/wire-record.ts';
import { type NodeKey, readNodeId, type SubmissionKey } from '../../values/node-id.ts';
import { sightingsOfList, sightingsOfSingle } from '../feed.ts';
import type { VisitRow } from '../schema/tables.ts';
import { seeHardwareIds } from '../sightings/see-hardware-ids.ts';
import type { SeenList, Sighting } from '../sightings/sighting.ts';
import { isMovingLabel } from './plan-visits.ts';
import { intervals, later, ranks } from './visit.ts';
import type { VisitEnd } from './walk-operations.ts';

/** What visits are made with: the API for one visit, and the reader of driver metadata, which costs no call. */
export interface VisitParts {
  readonly dashboard: Dashboard;
  /** The driver metadata of a submission whose record was just read; null when it has none. */
  readonly metadata: (key: SubmissionKey, record: WireRecord) => Promise<DriverMetadataFile | null>;
  /** The label of the account; undefined where it has none. */
  readonly account: string | undefined;
  readonly now: () => string;
  readonly productsInterval: () => Promise<number>;
}

/** What came of a visit, but for its name. */
export type Outcome = Pick<VisitEnd, 'sightings' | 'next'>;

/** Makes a visit: one call, and for driver metadata a blob beside it. Rejects as the API does. */
export async function makeVisit(visit: VisitRow, parts: VisitParts): Promise<Outcome> {
  const key = readNodeId(visit.thing);
  if (visit.task === 'products') {
    const interval = await parts.productsInterval();
    return visitList(visit, parts, endpoints.listProducts(), 'products', () => again(interval));
  }
  if (visit.task === 'audiences') {
    return visitList(visit, parts, endpoints.listAudiences(), 'audiences', () => again(intervals.audiences));
  }
  if (visit.task === 'submissions' && key?.kind === 'product') {
    const list = endpoints.listSubmissions(key);
    return visitList(visit, parts, list, 'submissions', () => again(intervals.submissions));
  }
  if (key?.kind !== 'submission') return { sightings: [], next: again(intervals.final)(parts.now()) };
  if (visit.task !== 'labels') return visitSubmission(visit, parts, key);
  return visitList(visit, parts, endpoints.listShippingLabels(key), 'shipping_labels', (seen) => {
    const moving = seen.some((one) => one.kind === 'seen' && isMovingLabel(one.columns['progress']));
    return moving ? again(intervals.movingLabels, ranks.soon) : again(intervals.labels);
  });
}

type Again = (now: string) => { readonly due_at: string; readonly rank: number };

function again(interval: number, rank: number = ranks.again): Again {
  return (now) => ({ due_at: later(now, interval), rank });
}

/** One page a visit. A token that the service refuses begins the walk anew. */
async function visitList(
  visit: VisitRow,
  { dashboard, account, now }: VisitParts,
  list: Endpoint,
  table: SeenList['table'],
  then: (seen: readonly Sighting[]) => Again,
): Promise<Outcome> {
  const readAt = now();
  const page = await dashboard.page(list, visit.cursor ?? '');
  if (page === null) return { sightings: [], next: { cursor: null, began_at: null, due_at: readAt } };
  const beganAt = visit.cursor === null ? readAt : (visit.began_at ?? readAt);
  const seen = sightingsOfList(list, page.records, readAt, { account });
  if (page.next !== null) {
    return { sightings: seen, next: { cursor: page.next, began_at: beganAt, due_at: readAt, failures: 0 } };
  }
  const done = { cursor: null, began_at: null, began_before: beganAt, done_at: readAt, failures: 0 };
  const next = { ...then(seen)(readAt), ...done };
  if (visit.began_before === null) return { sightings: seen, next };
  const about = { parent: visit.thing, account: account ?? '' };
  const twice: SeenList = { kind: 'listed', table, ...about, beganAt: visit.began_before, readAt };
  return { sightings: [...seen, twice], next };
}

/** The next visit of a submission follows from what is seen of it; that of its metadata is told here. */
async function visitSubmission(
  visit: VisitRow,
  { dashboard, account, now, metadata }: VisitParts,
  key: SubmissionKey,
): Promise<Outcome> {
  const readAt = now();
  const endpoint = endpoints.getSubmission(key);
  const record = await dashboard.find(endpoint);
  const seen = sightingsOfSingle(endpoint, record, readAt, { account });
  if (visit.task !== 'metadata' || record === null) return { sightings: seen };
  const file = await metadata(key, record).catch(() => null);
  const next = { ...again(intervals.metadata)(readAt), done_at: readAt, failures: 0 };
  return { sightings: file === null ? seen : [...seen, seeHardwareIds(key, file, readAt)], next };
}

/** Whether the thing that a list belongs to is gone: then its list cannot be read, and need not be. */
export async function goneAbove(visit: VisitRow, parts: VisitParts): Promise<readonly Sighting[]> {
  const endpoint = singleOf(readNodeId(visit.thing));
  if (endpoint === undefined) return [];
  const readAt = parts.now();
  const record = await parts.dashboard.find(endpoint);
  return record === null ? sightingsOfSingle(endpoint, record, readAt, parts) : [];
}

function singleOf(key: NodeKey | null): Endpoint | undefined {
  if (key?.kind === 'product') return endpoints.getProduct(key);
  return key?.kind === 'submission' ? endpoints.getSubmission(key) : undefined;
}
