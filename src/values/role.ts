/** What a caller may do, after the roles of Partner Center. */
export const roles = ['reader', 'submitter', 'publisher', 'operator'] as const;

export type Role = (typeof roles)[number];

/** Every role with what it includes: whoever may change things may also read them. */
const included: Readonly<Record<Role, readonly Role[]>> = {
  reader: ['reader'],
  submitter: ['submitter', 'reader'],
  publisher: ['publisher', 'reader'],
  operator: ['operator'],
};

/** The roles that somebody holds to whom these were granted. */
export function heldRoles(granted: Iterable<Role>): ReadonlySet<Role> {
  return new Set([...granted].flatMap((role) => included[role]));
}
