import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { OperationTooExpensive } from '../errors/price-errors.ts';
import { findExcess } from './document-shape.ts';
import { nestingOf } from './nesting.ts';
import type { PriceLimits } from './price-limits.ts';

/** Looks at documents and variables before anything else does. */
export interface DocumentGuard {
  /**
   * Does nothing for what is of moderate size, sound or not; what is wrong with a document is for others to say.
   * @throws OperationTooExpensive within a few milliseconds, however large the text
   */
  check(text: string, variables?: Readonly<Record<string, unknown>>): void;
}

/** Characters of the documents that were found to be moderate and are not looked at again. */
const mostRemembered = 1_048_576;

/** Makes one, which remembers the documents that come again and again. */
export function createDocumentGuard(limits: PriceLimits): DocumentGuard {
  const moderate = new Set<string>();
  /** Variables that come again and again, and can no more be changed. */
  const moderateVariables = new WeakSet<object>();
  let characters = 0;

  function remember(text: string): void {
    if (characters + text.length > mostRemembered) {
      moderate.clear();
      characters = 0;
    }
    if (text.length > mostRemembered / 16) return;
    moderate.add(text);
    characters += text.length;
  }

  return {
    check(text, variables) {
      if (variables !== undefined && !moderateVariables.has(variables)) {
        checkLists(variables, limits, 0);
        if (Object.isFrozen(variables)) moderateVariables.add(variables);
      }
      if (moderate.has(text)) return;
      checkDocument(text, limits);
      remember(text);
    },
  };
}

function checkDocument(text: string, limits: PriceLimits): void {
  if (!hasFewLines(text, limits.lines)) throw refusal('lines', limits);
  if (nestingOf(text) > limits.nesting) throw refusal('nesting', limits);
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: limits.tokens, noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError && tooManyTokens.test(error.message)) throw refusal('tokens', limits);
    return;
  }
  const excess = findExcess(document, limits);
  if (excess !== undefined) throw refusal(excess.limit, limits);
}

function hasFewLines(text: string, most: number): boolean {
  const ends = /[\n\r]/g;
  let lines = 1;
  while (ends.test(text)) if (++lines > most) return false;
  return true;
}

/** As the parser of graphql-js says it. */
const tooManyTokens = /contains more tha[nt] \d+ tokens/;

/** Lists deeper than this stand in no input of ours, and cost what the body may hold. */
const deepestList = 6;

function checkLists(value: unknown, limits: PriceLimits, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > deepestList) return;
  if (Array.isArray(value) && value.length > limits.listEntries) throw refusal('listEntries', limits);
  for (const inner of Object.values(value)) checkLists(inner, limits, depth + 1);
}

/** What is counted, and what to do instead. */
const words: Partial<Record<keyof PriceLimits, readonly [what: string, advice: string]>> = {
  tokens: ['tokens in the document', 'Send long lists as variables, or ask in several requests.'],
  lines: ['lines in the document', 'Leave out empty ones, and send long lists and texts as variables.'],
  nesting: ['brackets within brackets', 'Ask in several requests.'],
  depth: ['levels of fields', 'Ask for the inner things by their ids in a request of their own.'],
  operations: ['operations in the document', 'Send each in a document of its own.'],
  aliases: ['aliases', 'Ask in several requests, or for many things by `nodes(ids)`.'],
  rootFields: ['fields at the root', 'Ask in several requests, or for many things by `nodes(ids)`.'],
  directives: ['directives', 'Leave out those that have no effect.'],
  directivesInPlace: ['directives in one place', 'Leave out those that have no effect.'],
  repeats: ['mentions of one field in one place', 'Once is enough.'],
  spreads: ['fragments spread in one place', 'Put their fields together in fewer.'],
  pairs: ['pairs of mentions of one field, or of fragments, in one place', 'Once is enough.'],
  typeNames: ['`__typename` in one place', 'Once is enough.'],
  selections: ['fields, with fragments put in place', 'Ask in several requests.'],
  listEntries: ['entries in one list of the variables', 'Send fewer at once.'],
};

function refusal(limit: keyof PriceLimits, limits: PriceLimits): OperationTooExpensive {
  const [what, advice] = words[limit] ?? [limit, 'Ask for less.'];
  return new OperationTooExpensive(
    `The operation has more than ${limits[limit]} ${what}, which is the limit. ${advice}`,
  );
}
