import { endpoints } from '../dashboard/endpoints.ts';
import { canonicalGuid, isGuid } from '../values/guid.ts';
import { inAccount } from '../values/node-id.ts';
import { createListSource } from './list-source.ts';
import type { AudienceNode } from './nodes.ts';
import type { RequestParts } from './request-parts.ts';

/** Reads audiences for one request. The service has only their list, which is short. */
export interface AudienceSource {
  all(): Promise<readonly AudienceNode[]>;
  /** The audience with this GUID, in any letter case; null when there is none. */
  find(audienceId: string): Promise<AudienceNode | null>;
}

export function createAudienceSource({ dashboard, memory, pages }: RequestParts): AudienceSource {
  const list = createListSource(dashboard, endpoints.listAudiences(), pages);

  async function all(): Promise<readonly AudienceNode[]> {
    const records = await list.all();
    return records.flatMap((record) => {
      const id = record['id'];
      if (typeof id !== 'string' || !isGuid(id)) return [];
      const key = inAccount(memory.label, { kind: 'audience', audienceId: canonicalGuid(id) });
      return [{ kind: 'audience', key, record } as const];
    });
  }

  return {
    all,
    async find(audienceId) {
      const wanted = audienceId.toLowerCase();
      return (await all()).find(({ key }) => key.audienceId === wanted) ?? null;
    },
  };
}
