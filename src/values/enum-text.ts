/** Stands for a value of the service that this version of the gateway does not know. */
export const unrecognized = 'UNRECOGNIZED';

/**
 * The member that a text of the service means, in any case (`commitPending`, `CommitPending`, `notset`); null when
 * nothing was said, and `UNRECOGNIZED` for all else. `members` is a constant list, prepared at its first use.
 */
export function readEnum<Member extends string>(
  members: readonly Member[],
  wire: unknown,
): Member | typeof unrecognized | null {
  if (wire === null || wire === undefined || wire === '') return null;
  if (typeof wire !== 'string') return unrecognized;
  const spellings = spellingsOf(members);
  return spellings.get(wire) ?? spellings.get(plain(wire)) ?? unrecognized;
}

/** The service's spelling of a member: `ANOTHER_PARTNER` → `anotherPartner`. */
export function writeEnum(member: string): string {
  return member.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

const prepared = new WeakMap<readonly string[], Map<string, string>>();

/** The usual spelling, for the quick look, and the one without case and underscores that stands for all others. */
function spellingsOf<Member extends string>(members: readonly Member[]): Map<string, Member> {
  const known = prepared.get(members) as Map<string, Member> | undefined;
  if (known !== undefined) return known;
  const spellings = new Map<string, Member>();
  for (const member of members) spellings.set(writeEnum(member), member).set(plain(member), member);
  prepared.set(members, spellings);
  return spellings;
}

function plain(text: string): string {
  return text.replaceAll('_', '').toLowerCase();
}
