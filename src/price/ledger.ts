/** What an operation costs at worst. */
export interface Price {
  /** Requests to the service. */
  readonly calls: number;
  /** Things in the answer that have an id. */
  readonly nodes: number;
}

/** Adds a price up. */
export interface Ledger {
  /** So many calls under a name; what has one name is read once an operation, so the largest number counts. */
  calls(name: string, count: number): void;
  /** So many calls that nothing else shares. */
  unshared(count: number): void;
  nodes(count: number): void;
  price(): Price;
}

/** An empty one. */
export function createLedger(): Ledger {
  const named = new Map<string, number>();
  let calls = 0;
  let nodes = 0;
  return {
    calls(name, count) {
      const before = named.get(name) ?? 0;
      if (count <= before) return;
      named.set(name, count);
      calls += count - before;
    },
    unshared(count) {
      calls += count;
    },
    nodes(count) {
      nodes += count;
    },
    price: () => ({ calls, nodes }),
  };
}
