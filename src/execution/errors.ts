import type { GraphQLError } from 'graphql';

/** Where something stands in an answer, as graphql-js writes it. */
export interface Place {
  readonly prev: Place | undefined;
  readonly key: string | number;
  readonly typename: string | undefined;
}

/** The errors of one answer. */
export interface Errors {
  readonly all: readonly GraphQLError[];
  /** Notes the error that made this place null; nothing below a place that is null already has one. */
  add(error: GraphQLError, place: Place | undefined): void;
}

/** There are none at first. */
export function createErrors(): Errors {
  const all: GraphQLError[] = [];
  const nulled = new Set<Place | undefined>();

  function isNulled(place: Place | undefined): boolean {
    for (let above = place; above !== undefined; above = above.prev) if (nulled.has(above)) return true;
    return nulled.has(undefined);
  }

  return {
    all,
    add(error, place) {
      if (isNulled(place)) return;
      nulled.add(place);
      all.push(error);
    },
  };
}
