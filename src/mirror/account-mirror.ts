import type { PageArguments } from '../sources/page-arguments.ts';
import type { Connection } from '../sources/to-connection.ts';
import type { Mirror } from './mirror.ts';
import { connectRows, type RowSelection } from './query/connect-rows.ts';
import type { MirrorGroups } from './query/mirror-query.ts';
import type { Row } from './schema/tables.ts';

/** How far what an answer says of the account can be relied on; see `AccountStatus`. */
export interface Reliance {
  readonly asOf: string | null;
  readonly complete: boolean;
}

/** A page of rows. */
export interface RowConnection extends Connection<Row>, Reliance {}

/** The mirror as one account sees it: its own rows, and no others. */
export interface AccountMirror extends Reliance {
  /** A page of rows. @throws BadUserInput as every connection does, and MirrorUnavailable while the mirror is away. */
  connect(selection: RowSelection, args: PageArguments): Promise<RowConnection>;
  /** Counts and medians. @throws MirrorUnavailable while the mirror is away. */
  groups(groups: MirrorGroups): Promise<readonly Row[]>;
}

/** The mirror of the account with this label; undefined for the one that has none. */
export function mirrorOfAccount(mirror: Mirror, label: string | undefined): AccountMirror {
  const account = label ?? '';
  const { asOf = null, complete = false } =
    mirror.status().accounts.find((one) => one.account === account) ?? {};
  const own = <Selection extends Pick<MirrorGroups, 'where'>>(selection: Selection): Selection => ({
    ...selection,
    where: [...selection.where, { column: 'account', is: 'in', values: [account] }],
  });
  return {
    asOf,
    complete,
    connect: async (selection, args) => ({
      ...(await connectRows(mirror, own(selection), args)),
      asOf,
      complete,
    }),
    groups: (groups) => mirror.groups(own(groups)),
  };
}
