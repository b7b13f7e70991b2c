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

/** There are none at first, and mostly none at last. */
export function createErrors(): Errors {
  return new RunErrors();
}

class RunErrors implements Errors {
  readonly all: GraphQLError[] = [];
  #nulled: Set<Place | undefined> | undefined;

  add(error: GraphQLError, place: Place | undefined): void {
    this.#nulled ??= new Set();
    if (isNulled(this.#nulled, place)) return;
    this.#nulled.add(place);
    this.all.push(error);
  }
}

function isNulled(nulled: ReadonlySet<Place | undefined>, place: Place | undefined): boolean {
  for (let above = place; above !== undefined; above = above.prev) if (nulled.has(above)) return true;
  return nulled.has(undefined);
}
