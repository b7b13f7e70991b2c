/** A page as Relay describes it. */
export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly nodes: readonly Node[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  /** Reads or counts the whole list when it is asked for. */
  readonly totalCount: () => Promise<number>;
}

export interface Edge<Node> {
  /** Written when it is asked for, which of most edges nobody does. */
  readonly cursor: string;
  readonly node: Node;
}

/** A page of these edges. @param hasPreviousPage It was asked for with a cursor. */
export function toConnection<Node>(
  edges: readonly Edge<Node>[],
  hasNextPage: boolean,
  hasPreviousPage: boolean,
  totalCount: () => Promise<number>,
): Connection<Node> {
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: toPageInfo(edges, hasNextPage, hasPreviousPage),
    totalCount,
  };
}

/** Where these edges stand in their list. */
export function toPageInfo(
  edges: readonly Edge<unknown>[],
  hasNextPage: boolean,
  hasPreviousPage: boolean,
): Connection<unknown>['pageInfo'] {
  return new LazyPageInfo(edges, hasNextPage, hasPreviousPage);
}

/** Of a class, as edges are: most of them are asked for no cursor. */
class LazyPageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly #edges: readonly Edge<unknown>[];

  constructor(edges: readonly Edge<unknown>[], hasNextPage: boolean, hasPreviousPage: boolean) {
    this.#edges = edges;
    this.hasNextPage = hasNextPage;
    this.hasPreviousPage = hasPreviousPage;
  }

  get startCursor(): string | null {
    return this.#edges[0]?.cursor ?? null;
  }

  get endCursor(): string | null {
    return this.#edges.at(-1)?.cursor ?? null;
  }
}

/** A node with the cursor that is behind it. */
export function toEdge<Node>(node: Node, write: () => string): Edge<Node> {
  return new LazyEdge(node, write);
}

/** Of a class, since there are thousands: a getter that each has for itself takes more memory than all the rest of it. */
class LazyEdge<Node> implements Edge<Node> {
  readonly node: Node;
  readonly #write: () => string;

  constructor(node: Node, write: () => string) {
    this.node = node;
    this.#write = write;
  }

  get cursor(): string {
    return this.#write();
  }
}
