import type { Dashboard } from '../dashboard/dashboard.ts';
import { readDriverMetadata } from '../dashboard/driver-metadata.ts';
import type { Endpoint } from '../dashboard/endpoints.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import type { Clock } from '../values/clock.ts';
import { type NodeKey, readNodeId, writeNodeId } from '../values/node-id.ts';
import { readText } from '../values/text.ts';
import { seeAudience } from './sightings/see-audience.ts';
import { seeHardwareIds } from './sightings/see-hardware-ids.ts';
import { seeProduct } from './sightings/see-product.ts';
import { seeShippingLabel } from './sightings/see-shipping-label.ts';
import { seeSubmission } from './sightings/see-submission.ts';
import type { Sighting } from './sightings/sighting.ts';

/** What feeds a mirror of one account. */
export interface FeedParts {
  readonly note: (sightings: readonly Sighting[]) => void;
  /** The label of the account, where it has one. */
  readonly account?: string | undefined;
  readonly clock: Pick<Clock, 'now'>;
}

/** The same API, of whose answers a mirror takes what they tell. */
export function feeding(dashboard: Dashboard, parts: FeedParts): Dashboard {
  const { note, clock } = parts;
  const now = () => new Date(clock.now()).toISOString();
  return {
    async find(endpoint) {
      const readAt = now();
      const record = await dashboard.find(endpoint);
      note(sightingsOfSingle(endpoint, record, readAt, parts));
      return record;
    },
    async page(endpoint, query) {
      const readAt = now();
      const page = await dashboard.page(endpoint, query);
      note(sightingsOfList(endpoint, page?.records ?? [], readAt, parts));
      return page;
    },
    async fetch(endpoint) {
      return dashboard.fetch(endpoint);
    },
    async write(endpoint, body, late) {
      const readAt = now();
      const written = await dashboard.write(endpoint, body, late);
      if (written.kind === 'done' && written.record !== null && endpoint.method === 'POST') {
        note(sightingsOfList(endpoint, [written.record], readAt, parts));
      }
      return written;
    },
  };
}

/** What a single read tells; that there is no such thing, too. */
export function sightingsOfSingle(
  endpoint: Endpoint,
  record: WireRecord | null,
  readAt: string,
  { account }: Pick<FeedParts, 'account'>,
): Sighting[] {
  const key = keyOf(resourceOf(endpoint), account);
  if (key === null) return [];
  if (record !== null) return see(key, record, readAt, true);
  if (key.kind === 'audience') return [];
  return [{ kind: 'gone', table: tables[key.kind], id: writeNodeId(key), account: account ?? '', readAt }];
}

/** What the entries of a list tell. */
export function sightingsOfList(
  endpoint: Endpoint,
  records: readonly WireRecord[],
  readAt: string,
  { account }: Pick<FeedParts, 'account'>,
): Sighting[] {
  const list = resourceOf(endpoint);
  return records.flatMap((record) => {
    const key = keyOf(`${list}/${readText(record['id']) ?? ''}`, account);
    return key === null ? [] : see(key, record, readAt, false);
  });
}

const tables = { product: 'products', submission: 'submissions', shippingLabel: 'shipping_labels' } as const;

/** A path below the API's base is the name of a resource, but for what is asked beside it. */
function resourceOf({ path }: Endpoint): string {
  return path.slice(1).split('?', 1)[0] ?? '';
}

function keyOf(resource: string, account: string | undefined): NodeKey | null {
  const key = readNodeId(resource);
  return key && (account === undefined ? key : { ...key, account });
}

function see(key: NodeKey, record: WireRecord, readAt: string, whole: boolean): Sighting[] {
  switch (key.kind) {
    case 'product':
      return [seeProduct(key, record, readAt)];
    case 'submission':
      return [seeSubmission(key, record, readAt, { whole })];
    case 'shippingLabel':
      return [seeShippingLabel(key, record, readAt)];
    case 'audience':
      return [seeAudience(key, record, readAt)];
  }
}

/** What a driver metadata file tells of its submission. */
export function sightingsOfMetadata(key: NodeKey, file: unknown, readAt: string): Sighting[] {
  const metadata = key.kind === 'submission' ? readDriverMetadata(file) : null;
  return key.kind === 'submission' && metadata !== null ? [seeHardwareIds(key, metadata, readAt)] : [];
}
