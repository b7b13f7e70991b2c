import type { WireRecord } from '../../dashboard/wire-record.ts';
import { type AudienceKey, writeNodeId } from '../../values/node-id.ts';
import { textCell, toldCells } from './cells.ts';
import type { SeenThing } from './sighting.ts';

/** An audience as a row. */
export function seeAudience(key: AudienceKey, record: WireRecord, readAt: string): SeenThing {
  return {
    kind: 'seen',
    table: 'audiences',
    id: writeNodeId(key),
    account: key.account ?? '',
    columns: { audience_id: key.audienceId, ...toldCells(record, columns) },
    readAt,
  };
}

const columns = {
  name: ['name', textCell],
  audience_name: ['audienceName', textCell],
  description: ['description', textCell],
} as const;
