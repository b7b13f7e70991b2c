import type { IncomingHttpHeaders } from 'node:http';
import { isGuid } from '../values/guid.ts';
import { newGuid } from '../values/new-guid.ts';

/** The caller's own correlation id when it sent a GUID, under the service's header name or the usual one; else a new one. */
export function correlationIdOf(headers: IncomingHttpHeaders): string {
  const sent = headers['ms-correlationid'] ?? headers['x-correlation-id'];
  return typeof sent === 'string' && isGuid(sent) ? sent : newGuid();
}
