import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { PriceLimits } from './price-limits.ts';

/** A limit that a document passes. */
export interface Excess {
  readonly limit: keyof PriceLimits;
  /** How much it asks for; counting ends at the limit, so it may be more. */
  readonly found: number;
}

/**
 * The first limit that the bare text of a document passes; undefined when it is of moderate size. Needs no schema and
 * must see a document before validation does, whose work grows with the square of what is asked for in one place.
 */
export function findExcess(document: DocumentNode, limits: PriceLimits): Excess | undefined {
  try {
    const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    check(limits, 'operations', operations.length);
    const pairs = countMarks(document, limits);
    new Walk(document, limits, pairs).all();
    return undefined;
  } catch (error) {
    if (error instanceof Passed) return error.excess;
    throw error;
  }
}

/** Ends counting where it does not matter any more. */
class Passed extends Error {
  readonly excess: Excess;

  constructor(excess: Excess) {
    super(excess.limit);
    this.excess = excess;
  }
}

function check(limits: PriceLimits, limit: keyof PriceLimits, found: number): void {
  if (found > limits[limit]) throw new Passed({ limit, found });
}

/** Aliases, directives and spreads count as they are written. Gives the pairs of spreads. */
function countMarks(document: DocumentNode, limits: PriceLimits): number {
  let aliases = 0;
  let directives = 0;
  let pairs = 0;
  const enter = (node: { readonly directives?: readonly unknown[] | undefined }) => {
    const here = node.directives?.length ?? 0;
    directives += here;
    check(limits, 'directivesInPlace', here);
    check(limits, 'directives', directives);
  };
  visit(document, {
    Field(node) {
      enter(node);
      if (node.alias !== undefined) aliases += 1;
      check(limits, 'aliases', aliases);
    },
    SelectionSet(node, _key, parent) {
      // Those of an inline fragment belong to where it stands.
      if (parent && 'kind' in parent && parent.kind === Kind.INLINE_FRAGMENT) return;
      const { size } = spreadBy(node);
      check(limits, 'spreads', size);
      pairs += (size * (size - 1)) / 2;
      check(limits, 'pairs', pairs);
    },
    FragmentSpread: enter,
    InlineFragment: enter,
    OperationDefinition: enter,
    FragmentDefinition: enter,
    VariableDefinition: enter,
  });
  return pairs;
}

/** The names of the fragments that a selection spreads. */
function spreadBy({ selections }: SelectionSetNode, names = new Set<string>()): ReadonlySet<string> {
  for (const selection of selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) names.add(selection.name.value);
    if (selection.kind === Kind.INLINE_FRAGMENT) spreadBy(selection.selectionSet, names);
  }
  return names;
}

/** What is asked for in one place of the answer, by response name. */
interface Place {
  readonly count: number;
  readonly below: SelectionSetNode[];
}

/** Goes through the places of the answer, each once however many selections meet there, with fragments put in place. */
class Walk {
  readonly #limits: PriceLimits;
  readonly #operations: readonly OperationDefinitionNode[];
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #used = new Set<string>();
  #selections = 0;
  #pairs: number;

  constructor(document: DocumentNode, limits: PriceLimits, pairs: number) {
    this.#limits = limits;
    this.#pairs = pairs;
    const { definitions } = document;
    this.#operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
    const fragments = definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((node) => [node.name.value, node]));
  }

  all(): void {
    for (const { selectionSet } of this.#operations) this.#place([selectionSet], 1);
    // What no operation uses is validated all the same.
    for (const [name, { selectionSet }] of this.#fragments)
      if (!this.#used.has(name)) this.#place([selectionSet], 1);
  }

  #place(sets: readonly SelectionSetNode[], depth: number): void {
    check(this.#limits, 'depth', depth);
    const places = new Map<string, Place>();
    let typeNames = 0;
    const path = new Set<string>();
    const add = (selection: SelectionNode): void => {
      this.#selections += 1;
      check(this.#limits, 'selections', this.#selections);
      if (selection.kind === Kind.FRAGMENT_SPREAD) this.#spread(selection.name.value, path, add);
      if (selection.kind === Kind.INLINE_FRAGMENT)
        for (const inner of selection.selectionSet.selections) add(inner);
      if (selection.kind !== Kind.FIELD) return;
      const name = selection.alias?.value ?? selection.name.value;
      if (selection.name.value === '__typename') check(this.#limits, 'typeNames', ++typeNames);
      const { count = 0, below = [] } = places.get(name) ?? {};
      check(this.#limits, 'repeats', count + 1);
      this.#pairs += count;
      check(this.#limits, 'pairs', this.#pairs);
      if (selection.selectionSet) below.push(selection.selectionSet);
      places.set(name, { count: count + 1, below });
      if (depth === 1) check(this.#limits, 'rootFields', places.size);
    };
    for (const { selections } of sets) for (const selection of selections) add(selection);
    for (const { below } of places.values()) if (below.length > 0) this.#place(below, depth + 1);
  }

  /** Adds what stands in a fragment. A circle is left for validation to name. */
  #spread(name: string, path: Set<string>, add: (selection: SelectionNode) => void): void {
    const fragment = this.#fragments.get(name);
    if (fragment === undefined || path.has(name)) return;
    this.#used.add(name);
    path.add(name);
    for (const inner of fragment.selectionSet.selections) add(inner);
    path.delete(name);
  }
}
