import { BadUserInput } from '../errors/bad-user-input.ts';

/** Which page of a connection. */
export interface PageArguments {
  readonly first: number;
  readonly after?: string | null | undefined;
}

/** More than this in one answer helps nobody; the service's own pages have 50. */
const mostInPage = 1000;

/** @throws BadUserInput for a `first` outside 1 to 1000. */
export function checkFirst({ first }: PageArguments): void {
  if (Number.isInteger(first) && first >= 1 && first <= mostInPage) return;
  throw new BadUserInput(`\`first\` must be from 1 to ${mostInPage}; it was ${first}.`, {
    argument: ['first'],
  });
}

/**
 * The place that `after` names. A cursor belongs to one list in one selection: elsewhere it means nothing.
 * @throws BadUserInput for a text that is no cursor, and for the cursor of another scope.
 */
export function placeAfter<Cursor extends { readonly scope: string }>(
  { after }: PageArguments,
  scope: string,
  read: (text: string) => Cursor | null,
): Cursor | null {
  if (after == null) return null;
  const cursor = read(after);
  if (cursor !== null && cursor.scope === scope) return cursor;
  throw new BadUserInput(
    cursor === null
      ? "`after` is not a cursor of this gateway. Send `pageInfo.endCursor` or an edge's `cursor` unchanged."
      : '`after` is a cursor of another list, filter or order. Send it with the arguments that it came from.',
    { argument: ['after'] },
  );
}
