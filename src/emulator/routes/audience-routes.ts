import { json } from '../http/reply.ts';
import { listLink } from '../links.ts';
import { page } from '../paging.ts';
import type { AudienceRecord } from '../records.ts';
import type { Call, Route } from './route.ts';

/** Endpoint 16 of section 2.1, and its singular that the documentation also names (2.9). */
export const AUDIENCE_ROUTES: readonly Route[] = [
  { method: 'GET', pattern: '/audiences', answer: listAudiences },
  { method: 'GET', pattern: '/audience', answer: listAudiences },
];

function listAudiences({ request, world }: Call) {
  const view = ({ id, name, description, audienceName }: AudienceRecord) => ({
    id,
    name,
    description,
    audienceName,
    links: [listLink('/audiences', 'self', world.settings.foreignLinks)],
  });
  const key = ({ id }: AudienceRecord) => id;
  const items = world.store.audiences;
  return json(200, page({ name: 'audiences', path: '/audiences', items, key, view }, request.query, world));
}
