import { canonicalGuid, isGuid } from './guid.ts';
import { isInt64 } from './int64.ts';
import { accountPrefix, type NodeKey } from './node-id.ts';

/** The right form of each kind of id, with placeholders. */
const forms = {
  product: 'products/{productId}',
  submission: 'products/{productId}/submissions/{submissionId}',
  shippingLabel: 'products/{productId}/submissions/{submissionId}/shippingLabels/{shippingLabelId}',
  audience: 'audiences/{GUID}',
} as const satisfies Record<NodeKey['kind'], string>;

/**
 * A sentence for whoever sent an id that is none (or, with `kind`, of another kind): the right form, and the id to
 * send where a bare number, numbers with slashes or a GUID tell what was meant. Quotes nothing else of what was sent.
 * @param account Where ids begin with their account, the one to show.
 */
export function hintForNodeId(id: string, kind?: NodeKey['kind'], account?: string): string {
  const guess = guessForm(id, kind);
  const prefix = accountPrefix(account);
  if (guess !== null) return `Expected a node id: send "${prefix}${guess}".`;
  if (kind !== undefined) return `Expected an id of the form "${prefix}${forms[kind]}".`;
  return `Expected an id of the form ${quotedList(Object.values(forms).map((form) => prefix + form))}.`;
}

function guessForm(id: string, kind: NodeKey['kind'] | undefined): string | null {
  const text = id.trim();
  if (isGuid(text))
    return kind === undefined || kind === 'audience' ? `audiences/${canonicalGuid(text)}` : null;
  if (kind === 'audience' || text.length > 62) return null;
  const numbers = text.split('/');
  if (numbers.length > 3 || !numbers.every(isPositive)) return null;
  if (numbers.length === 1) return placeNumber(text, kind ?? 'product');
  return fill(numbers.length === 2 ? forms.submission : forms.shippingLabel, numbers);
}

/** A bare number is the last one of its id: whoever asks for a submission sends the submission's number. */
function placeNumber(number: string, kind: Exclude<NodeKey['kind'], 'audience'>): string {
  return forms[kind].replace(/\{[A-Za-z]+\}$/, number);
}

function fill(form: string, numbers: readonly string[]): string {
  let index = 0;
  return form.replace(/\{[A-Za-z]+\}/g, (placeholder) => numbers[index++] ?? placeholder);
}

function isPositive(text: string): boolean {
  return isInt64(text) && text !== '0' && !text.startsWith('-');
}

function quotedList(texts: readonly string[]): string {
  const quoted = texts.map((text) => `"${text}"`);
  return `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
