import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { OperationTooExpensive } from '../errors/price-errors.ts';
import { readNodeId, writeNodeId } from '../values/node-id.ts';
import { createLedger, type Price } from './ledger.ts';
import { type PriceLimits, priceLimits } from './price-limits.ts';
import { type Pricing, priceConnection, priceThings, type Things } from './price-things.ts';
import { createFieldReader, type SelectedField } from './selected-fields.ts';

/**
 * What an operation costs at worst, by the document and the variables alone: every list as long as `first`, every read
 * made. Reads that are repeated after a failure are not in it. The document must have been validated.
 * @throws OperationTooExpensive for more ids than `nodes` takes
 */
export function priceOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> = {},
  limits: Pick<PriceLimits, 'ids'> = priceLimits,
): Price {
  const reader = createFieldReader(document, operation, variables);
  const root = roots[operation.operation];
  const shared = createLedger();
  const prices = reader.fields([operation.selectionSet], root.type).map((field) => {
    // Everything is forgotten after a write, so mutations share nothing.
    const ledger = root.type === 'Mutation' ? createLedger() : shared;
    root.price({ ledger, reader, limits }, field);
    return ledger;
  });
  const ledgers = [...new Set(prices)].map((ledger) => ledger.price());
  return {
    calls: ledgers.reduce((sum, { calls }) => sum + calls, 0),
    nodes: ledgers.reduce((sum, { nodes }) => sum + nodes, 0),
  };
}

const roots = {
  query: { type: 'Query', price: priceQuery },
  mutation: { type: 'Mutation', price: priceMutation },
  subscription: { type: 'Subscription', price: priceEvent },
};

function priceQuery(pricing: Pricing, field: SelectedField): void {
  const price = Object.hasOwn(reads, field.name) ? reads[field.name] : undefined;
  price?.(pricing, field);
}

/** The roots that cost something. */
const reads: Readonly<Record<string, (pricing: Pricing, field: SelectedField) => void>> = {
  products: (pricing, field) => priceConnection(pricing, undefined, field, 'products', 1),
  node: (pricing, field) => priceIds(pricing, field, [field.argument('id')]),
  nodes: (pricing, field) => priceIds(pricing, field, idsOf(field.argument('ids'))),
  product: (pricing, field) => priceRead(pricing, thingsOf(field, 'product'), field),
  submission: (pricing, field) => priceRead(pricing, thingsOf(field, 'submission'), field),
  shippingLabel: (pricing, field) => priceRead(pricing, thingsOf(field, 'shippingLabel'), field),
  partnerSubmission: (pricing, field) => priceRead(pricing, thingsOf(field, 'submission'), field),
  preprodPackage: pricePreprod,
  audiences: ({ ledger }) => ledger.calls('audiences', 1),
};

/** What `nodes(ids)` is given: one id stands for a list of one. */
function idsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** Things by their node ids. What is no id costs nothing. @throws OperationTooExpensive for too many of them */
function priceIds(pricing: Pricing, field: SelectedField, ids: readonly unknown[]): void {
  const { ids: most } = pricing.limits;
  if (ids.length > most)
    throw new OperationTooExpensive(
      `\`nodes\` takes ${most} ids at once; these are ${ids.length}. Ask in several requests.`,
      {
        price: ids.length,
        limit: most,
      },
    );
  const counts = new Map<string, number>();
  for (const id of ids) {
    const key = typeof id === 'string' ? readNodeId(id) : null;
    if (key === null) continue;
    const type = types[key.kind];
    counts.set(type, (counts.get(type) ?? 0) + 1);
    if (type === 'Audience') pricing.ledger.calls('audiences', 1);
    else pricing.ledger.calls(`${writeNodeId(key)}!`, 1);
  }
  const [only] = ids;
  for (const [type, count] of counts) {
    // One thing is known by its id wherever it stands; several are priced together.
    const name = ids.length === 1 && only ? String(only) : `${field.responseName}:${type}`;
    priceThings(pricing, { type: type as Things['type'], name, count, inHand: 'whole' }, field.below, count);
  }
}

const types = {
  product: 'Product',
  submission: 'Submission',
  shippingLabel: 'ShippingLabel',
  audience: 'Audience',
} as const;

const resources = {
  product: 'products',
  submission: 'submissions',
  shippingLabel: 'shippingLabels',
} as const;
type Resource = keyof typeof resources;

/** The one thing that numbers name. */
function thingsOf(field: SelectedField, kind: Resource): Things {
  const publisher = field.argument('publisherId');
  const numbers = Object.entries(resources).flatMap(([one, path]) => {
    const number = field.argument(`${one}Id`);
    return number === undefined ? [] : [`${path}/${String(number)}`];
  });
  const id = numbers.join('/');
  const name = publisher === undefined ? id : `partner ${String(publisher)} ${id}`;
  return { type: types[kind], name, count: 1, inHand: 'whole' };
}

function priceRead(pricing: Pricing, things: Things, field: SelectedField): void {
  pricing.ledger.calls(`${things.name}!`, 1);
  priceThings(pricing, things, field.below, 1);
}

function pricePreprod({ ledger, reader }: Pricing, field: SelectedField): void {
  ledger.calls(`preprod ${String(field.argument('packageId'))}`, 1);
  ledger.unshared(
    reader.fields(field.below, 'PreprodPackage').filter(({ name }) => name === 'assets').length,
  );
}

/** The write, what it has to read before, and its result read afresh. */
function priceMutation(pricing: Pricing, field: SelectedField): void {
  if (field.name.startsWith('__')) return;
  pricing.ledger.unshared(1 + readBefore(field));
  const type = `${field.name[0]?.toUpperCase()}${field.name.slice(1)}Payload`;
  for (const member of pricing.reader.fields(field.below, type)) {
    if (!isResource(member.name)) continue;
    const name = `${field.responseName} of mutation`;
    priceThings(pricing, { type: types[member.name], name, count: 1, inHand: 'id' }, member.below, 1);
  }
}

function readBefore(field: SelectedField): number {
  if (field.name === 'expireShippingLabel') return 1;
  // The submission, its driver metadata, and the submission again where the address has expired.
  if (field.name === 'createShippingLabel' && asksForAllHardwareIds(field.argument('input'))) return 3;
  return 0;
}

function asksForAllHardwareIds(input: unknown): boolean {
  return Boolean(member(member(input, 'targeting'), 'allHardwareIds'));
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function isResource(name: string): name is Resource {
  return Object.hasOwn(resources, name);
}

/** One event. What is watched is read for all who watch, and comes with its record. */
function priceEvent(pricing: Pricing, field: SelectedField): void {
  const type = field.name === 'shippingLabelUpdated' ? 'ShippingLabel' : 'Submission';
  const name = String(field.argument('id'));
  priceThings(pricing, { type, name, count: 1, inHand: 'whole' }, field.below, 1);
}
