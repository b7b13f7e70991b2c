import type { WireRecord } from '../../dashboard/wire-record.ts';

/** The members that were given: what was not, or as null, is left to the service and never sent. */
export function given(members: WireRecord): WireRecord {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** The same for a nested object; undefined when it was not given. */
export function givenObject(members: object | null | undefined): WireRecord | undefined {
  return members == null ? undefined : given(members as WireRecord);
}
