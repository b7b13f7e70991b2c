import { MirrorUnavailable } from '../../errors/mirror-unavailable.ts';
import { type AccountMirror, mirrorOfAccount } from '../../mirror/account-mirror.ts';
import type { Context } from '../context.ts';

/** The mirror of an account, by default of the one that fields without an id are about. @throws MirrorUnavailable without one. */
export function mirrorIn(context: Context): AccountMirror {
  const { label } = context.account();
  const mirror = mirrorOf(context, label);
  if (mirror !== null) return mirror;
  throw new MirrorUnavailable(
    'This gateway keeps no mirror of the account, so nothing can be read from one. Set MIRROR_URL to a PostgreSQL database for it, or MIRROR_DIR to a folder. Live queries need none.',
  );
}

/** The mirror of an account that was checked; null without one. */
export function mirrorOf({ mirror }: Context, label: string | undefined): AccountMirror | null {
  return mirror === undefined ? null : mirrorOfAccount(mirror, label);
}
