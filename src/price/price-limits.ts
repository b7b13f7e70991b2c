/** What one operation may ask for. All but the last two are looked at before a document is validated. */
export interface PriceLimits {
  /** Of one document. */
  readonly tokens: number;
  /** Of one document: an error says in which line it is, and each finds that out for itself. */
  readonly lines: number;
  /** Brackets within brackets, for the parser's sake. */
  readonly nesting: number;
  /** Selections within selections, fragments put in place. */
  readonly depth: number;
  /** Of one document: each is validated, also those that are not asked for. */
  readonly operations: number;
  readonly aliases: number;
  /** Fields of one operation's root, fragments put in place. */
  readonly rootFields: number;
  readonly directives: number;
  /** Of one field, fragment or operation. */
  readonly directivesInPlace: number;
  /** Times that one name may be asked for in one place of the answer: what is merged is compared pair by pair. */
  readonly repeats: number;
  /** Fragments that may be spread by one selection: they too are compared pair by pair, whether they are there or not. */
  readonly spreads: number;
  /** Pairs of such mentions and spreads in the whole document. */
  readonly pairs: number;
  /** Times that `__typename` may be asked for in one place, whatever the aliases. */
  readonly typeNames: number;
  /** Fields and fragments of the whole document, fragments put in place wherever they are spread. */
  readonly selections: number;
  /** Entries of one list in the variables. */
  readonly listEntries: number;
  /** Ids that `nodes` takes at once; as many as `first`. */
  readonly ids: number;
  /** Upstream calls, at worst. */
  readonly calls: number;
  /** Things in the answer that have an id, at worst. */
  readonly nodes: number;
}

/** They admit three levels of 50 with the details of everything in them, and 200 aliases. */
export const priceLimits: PriceLimits = {
  tokens: 10_000,
  lines: 5_000,
  nesting: 200,
  depth: 30,
  operations: 50,
  aliases: 500,
  rootFields: 250,
  directives: 250,
  directivesInPlace: 5,
  repeats: 50,
  spreads: 200,
  pairs: 20_000,
  typeNames: 50,
  selections: 10_000,
  listEntries: 10_000,
  ids: 1_000,
  calls: 150_000,
  nodes: 1_000_000,
};
