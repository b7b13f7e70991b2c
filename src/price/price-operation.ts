import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { OperationTooExpensive } from '../errors/price-errors.ts';
import { type AccountChoice, accountFault, unlabelled } from '../values/account-choice.ts';
import { type NodeKey, readNodeId, writeNodeId } from '../values/node-id.ts';
import { type Books, createBooks } from './books.ts';
import type { Price } from './ledger.ts';
import { type PriceLimits, priceLimits } from './price-limits.ts';
import { priceMirror } from './price-mirror.ts';
import { type Pricing, priceConnection, priceThings, type Things } from './price-things.ts';
import { createFieldReader, type SelectedField } from './selected-fields.ts';

/** What an operation costs at worst, and how many of its calls each account gets. */
export interface OperationPrice extends Price {
  /** By label; undefined for an account without one. */
  readonly callsOf: ReadonlyMap<string | undefined, number>;
}

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
  accounts: AccountChoice = unlabelled,
): OperationPrice {
  const reader = createFieldReader(document, operation, variables);
  const root = roots[operation.operation];
  const shared = createBooks();
  const all = new Set<Books>();
  for (const field of reader.fields([operation.selectionSet], root.type)) {
    // Everything is forgotten after a write, so mutations share nothing.
    const books = root.type === 'Mutation' ? createBooks() : shared;
    all.add(books);
    root.price({ books, accounts, reader, limits }, field);
  }
  return sum([...all].flatMap((books) => [...books.prices()]));
}

function sum(prices: readonly (readonly [string | undefined, Price])[]): OperationPrice {
  const callsOf = new Map<string | undefined, number>();
  for (const [account, { calls }] of prices) callsOf.set(account, (callsOf.get(account) ?? 0) + calls);
  return {
    calls: prices.reduce((total, [, { calls }]) => total + calls, 0),
    nodes: prices.reduce((total, [, { nodes }]) => total + nodes, 0),
    callsOf,
  };
}

/** What pricing a root field goes by. */
interface RootPricing extends Omit<Pricing, 'ledger'> {
  readonly books: Books;
  readonly accounts: AccountChoice;
}

function inAccount({ books, ...rest }: RootPricing, account: string | undefined): Pricing {
  return { ...rest, ledger: books.of(account) };
}

const roots = {
  query: { type: 'Query', price: priceQuery },
  mutation: { type: 'Mutation', price: priceMutation },
  subscription: { type: 'Subscription', price: priceEvent },
};

function priceQuery(pricing: RootPricing, field: SelectedField): void {
  if (field.name === 'node') priceIds(pricing, field, [field.argument('id')]);
  else if (field.name === 'nodes') priceIds(pricing, field, idsOf(field.argument('ids')));
  else if (Object.hasOwn(reads, field.name))
    reads[field.name]?.(inAccount(pricing, pricing.accounts.label), field);
}

/** The roots without an id that cost something. */
const reads: Readonly<Record<string, (pricing: Pricing, field: SelectedField) => void>> = {
  products: (pricing, field) => priceConnection(pricing, undefined, field, 'products', 1),
  product: (pricing, field) => priceRead(pricing, thingsOf(field, 'product'), field),
  submission: (pricing, field) => priceRead(pricing, thingsOf(field, 'submission'), field),
  shippingLabel: (pricing, field) => priceRead(pricing, thingsOf(field, 'shippingLabel'), field),
  partnerSubmission: (pricing, field) => priceRead(pricing, thingsOf(field, 'submission'), field),
  preprodPackage: pricePreprod,
  mirror: priceMirror,
  audiences: ({ ledger }) => ledger.calls('audiences', 1),
};

/** What `nodes(ids)` is given: one id stands for a list of one. */
function idsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** The key of an id that will be read: what is none, or of an account that may not be used, is refused before. */
function usableKey(id: unknown, accounts: AccountChoice): NodeKey | null {
  const key = typeof id === 'string' ? readNodeId(id) : null;
  return key !== null && accountFault(key, accounts) === null ? key : null;
}

/** Things by their node ids. What is no id costs nothing. @throws OperationTooExpensive for too many of them */
function priceIds(pricing: RootPricing, field: SelectedField, ids: readonly unknown[]): void {
  const { ids: most } = pricing.limits;
  if (ids.length > most)
    throw new OperationTooExpensive(
      `\`nodes\` takes ${most} ids at once; these are ${ids.length}. Ask in several requests.`,
      {
        price: ids.length,
        limit: most,
      },
    );
  const keys = ids.map((id) => usableKey(id, pricing.accounts)).filter((key) => key !== null);
  for (const account of new Set(keys.map((key) => key.account)))
    priceKeys(
      inAccount(pricing, account),
      field,
      keys.filter((key) => key.account === account),
      ids.length === 1,
    );
}

/** Things of one account. @param alone It is one, which is known by its id wherever it stands; several are priced together. */
function priceKeys(pricing: Pricing, field: SelectedField, keys: readonly NodeKey[], alone: boolean): void {
  const counts = new Map<Things['type'], number>();
  for (const key of keys) {
    const type = types[key.kind];
    counts.set(type, (counts.get(type) ?? 0) + 1);
    pricing.ledger.calls(type === 'Audience' ? 'audiences' : `${nameOf(key)}!`, 1);
  }
  const [only] = keys;
  for (const [type, count] of counts) {
    const name = alone && only ? nameOf(only) : `${field.responseName}:${type}`;
    priceThings(pricing, { type, name, count, inHand: 'whole' }, field.below, count);
  }
}

/** What a ledger calls a thing: its id without the account, which the ledger is of. */
function nameOf(key: NodeKey): string {
  return writeNodeId({ ...key, account: undefined });
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
function priceMutation(root: RootPricing, field: SelectedField): void {
  if (field.name.startsWith('__')) return;
  const pricing = inAccount(root, accountOf(field.argument('input'), root.accounts));
  pricing.ledger.unshared(1 + readBefore(field));
  const type = `${field.name[0]?.toUpperCase()}${field.name.slice(1)}Payload`;
  for (const member of pricing.reader.fields(field.below, type)) {
    if (!isResource(member.name)) continue;
    const name = `${field.responseName} of mutation`;
    priceThings(pricing, { type: types[member.name], name, count: 1, inHand: 'id' }, member.below, 1);
  }
}

/** The account of the thing that an input names. */
function accountOf(input: unknown, accounts: AccountChoice): string | undefined {
  const ids = ['id', 'product', 'submission'].map((name) => usableKey(member(input, name), accounts));
  return ids.find((key) => key !== null)?.account ?? accounts.label;
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
function priceEvent(root: RootPricing, field: SelectedField): void {
  const key = usableKey(field.argument('id'), root.accounts);
  if (key === null) return;
  const type = field.name === 'shippingLabelUpdated' ? 'ShippingLabel' : 'Submission';
  const things: Things = { type, name: nameOf(key), count: 1, inHand: 'whole' };
  priceThings(inAccount(root, key.account), things, field.below, 1);
}
