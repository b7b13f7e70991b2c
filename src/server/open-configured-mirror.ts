import type { AddressedUpstream, Config, MirrorConfig } from '../config/config.ts';
import type { DeclaredAccount } from '../config/declared-account.ts';
import type { Owner } from '../mirror/database/claim.ts';
import type { MirrorDatabase } from '../mirror/database/mirror-database.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { MirrorObserver } from '../mirror/mirror-observer.ts';
import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';

/** What a mirror needs of the gateway around it. */
export interface MirrorSurroundings {
  /** Of the one account that has no label. */
  readonly upstream: AddressedUpstream;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly observer: MirrorObserver;
}

/** The mirror that the configuration asks for, being opened; undefined when it asks for none. Its code is loaded only then. */
export async function openConfiguredMirror(
  { mirror: config, accounts }: Pick<Config, 'mirror' | 'accounts'>,
  { upstream, clock, logger, observer }: MirrorSurroundings,
): Promise<Mirror | undefined> {
  if (config === undefined) return undefined;
  const { openMirror } = await import('../mirror/open-mirror.ts');
  const owners = accounts.length > 0 ? accounts.map(ownerOf) : [ownerOf({ label: '', upstream })];
  const open = await openerOf(config.place, { clock, logger });
  return openMirror({ owners, open, clock, logger, observer });
}

/** Not by the application, which an operator may replace by another of the same tenant. */
function ownerOf({ label, upstream }: Pick<DeclaredAccount, 'label' | 'upstream'>): Owner {
  return { account: label, identity: `${upstream.name} ${upstream.tenantId.toLowerCase()}` };
}

async function openerOf(
  place: MirrorConfig['place'],
  parts: { readonly clock: Clock; readonly logger: Logger },
): Promise<() => Promise<MirrorDatabase>> {
  if ('url' in place) {
    const { openPostgres } = await import('../mirror/postgres/open-postgres.ts');
    return () => openPostgres(place.url, parts);
  }
  const { openMirrorFolder } = await import('../mirror/sqlite/open-mirror-folder.ts');
  return () => openMirrorFolder(place.folder, parts);
}
