import type { Ledger } from './ledger.ts';
import type { PriceLimits } from './price-limits.ts';
import type { FieldReader, SelectedField, Selections } from './selected-fields.ts';

/** Things of one kind that one place of a document stands for. What they cost follows from what has been read of them. */
export interface Things {
  readonly type: 'Product' | 'Submission' | 'ShippingLabel' | 'Audience';
  /** Equal for the same things, and for nothing else. */
  readonly name: string;
  readonly count: number;
  /** What is in hand: the whole record, what a list's entry has of it, or no more than the id. */
  readonly inHand: 'whole' | 'entry' | 'id';
  /** The products that submissions were found in. */
  readonly product?: Things;
  /** The submissions that labels were found in. */
  readonly submission?: Things;
}

/** What pricing goes by. */
export interface Pricing {
  readonly ledger: Ledger;
  readonly reader: FieldReader;
  readonly limits: Pick<PriceLimits, 'ids'>;
}

/** Entries of one page of the service. */
const pageSize = 50;
/** Pages of a whole list, where nobody knows: 500 products, 100 submissions of one, 100 labels of one. */
const allPages = { products: 10, submissions: 2, shippingLabels: 2 };
/** What `first` is when it is not given, and what it may be. */
const usualFirst = 50;
const mostFirst = 1_000;

const elements = { products: 'Product', submissions: 'Submission', shippingLabels: 'ShippingLabel' } as const;

/** What the id alone tells. */
const ofId = new Set(['__typename', 'id', 'productId', 'submissionId', 'shippingLabelId', 'audienceId']);
/** What a list's entry leaves out, or may. */
const ofDetail: ReadonlySet<string> = new Set([
  ...['commitStatus', 'workflowStatus', 'downloads', 'downloadMessages', 'uploadUrl', 'progress'],
  ...['driverMetadata', 'targeting', 'publishingSpecifications', 'recipientSpecifications'],
]);

/** Adds what is asked for of things. @param shown How often they stand in the answer; one thing may stand there twice. */
export function priceThings(pricing: Pricing, things: Things, selections: Selections, shown: number): void {
  pricing.ledger.nodes(shown);
  for (const field of pricing.reader.fields(selections, things.type))
    priceField(pricing, things, field, shown);
}

function priceField(pricing: Pricing, things: Things, field: SelectedField, shown: number): void {
  const { ledger } = pricing;
  if (field.name === 'submissions' || field.name === 'shippingLabels') {
    priceConnection(pricing, things, field, field.name, shown);
  } else if (field.name === 'history') {
    priceRows(pricing, `${things.name}>history`, field, 'StatusChange', shown);
  } else if (field.name === 'product' || field.name === 'submission') {
    priceThings(pricing, parentOf(things, field.name), field.below, shown);
  } else if (!ofId.has(field.name) && things.type !== 'Audience') {
    const enough = things.inHand === 'whole' || (things.inHand === 'entry' && !ofDetail.has(field.name));
    if (!enough) ledger.calls(`${things.name}!`, things.count);
    priceWithin(pricing, things, field);
  }
}

/** What some fields of a record cost beside the record. */
function priceWithin({ ledger, reader }: Pricing, { name, count }: Things, field: SelectedField): void {
  const asks = (type: string, inner: string) =>
    reader.fields(field.below, type).filter((one) => one.name === inner).length;
  // The file itself, and the record again where its address has expired.
  if (field.name === 'driverMetadata') ledger.calls(`${name}!driverMetadata`, 2 * count);
  if (field.name === 'workflowStatus') ledger.unshared(count * asks('WorkflowStatus', 'errorReport'));
  if (field.name === 'targeting' && asks('Targeting', 'audiences') > 0) ledger.calls('audiences', 1);
}

/** Adds a connection: of things, or of the account where there are none. */
export function priceConnection(
  pricing: Pricing,
  parent: Things | undefined,
  field: SelectedField,
  list: keyof typeof elements,
  shown: number,
): void {
  const { ledger, reader } = pricing;
  const first = field.argument('first') ?? usualFirst;
  if (typeof first !== 'number' || first < 1 || first > mostFirst) return;
  const parents = parent?.count ?? 1;
  const name = `${parent?.name ?? ''}>${list}`;
  const { after, filter, orderBy } = argumentsOf(field);
  const inside = reader.fields(field.below, `${elements[list]}Connection`);
  const selects = filter !== undefined || orderBy !== undefined;
  if (selects || inside.some((one) => one.name === 'totalCount'))
    ledger.calls(`${name}@`, parents * allPages[list]);
  // The page of the cursor itself may have nothing behind it.
  if (!selects)
    ledger.calls(
      `${name}@${after ?? ''}`,
      parents * (Math.ceil(first / pageSize) + (after === undefined ? 0 : 1)),
    );
  if (filter?.['commitStatus'] != null || filter?.['progress'] != null)
    ledger.calls(`${name}!`, parents * allPages[list] * pageSize);

  const things: Things = {
    type: elements[list],
    name: `${name}(${JSON.stringify([first, after, filter, orderBy])})`,
    count: parents * first,
    inHand: list === 'products' ? 'whole' : 'entry',
    ...(list === 'submissions' && parent && { product: parent }),
    ...(list === 'shippingLabels' && parent && { submission: parent }),
  };
  for (const below of nodesIn(inside, elements[list], reader))
    priceThings(pricing, things, below, shown * first);
}

/**
 * Adds a connection of the mirror: its rows cost no call, but the live things that they lead to do.
 * @param name Equal for the same rows, but for their arguments.
 */
export function priceRows(
  pricing: Pricing,
  name: string,
  field: SelectedField,
  element: string,
  shown: number,
): void {
  const first = field.argument('first') ?? usualFirst;
  if (typeof first !== 'number' || first < 1 || first > mostFirst) return;
  const names = ['first', 'after', 'filter', 'orderBy', 'direction', 'pnpString', 'infId', 'driverVersion'];
  const rows = `${name}(${JSON.stringify(names.map((one) => field.argument(one)))})`;
  const count = shown * first;
  const inside = pricing.reader.fields(field.below, `${element}Connection`);
  for (const below of nodesIn(inside, element, pricing.reader)) {
    pricing.ledger.nodes(count);
    for (const link of pricing.reader.fields(below, element)) {
      const type = linked[link.name];
      if (type === undefined) continue;
      priceThings(pricing, { type, name: `${rows}>${link.name}`, count, inHand: 'id' }, link.below, count);
    }
  }
}

const linked: Readonly<Record<string, Things['type']>> = {
  product: 'Product',
  submission: 'Submission',
  shippingLabel: 'ShippingLabel',
};

/** What a connection is asked for of its nodes, on both ways to them. */
function nodesIn(inside: readonly SelectedField[], element: string, reader: FieldReader): Selections[] {
  return inside.flatMap(({ name, below }) => {
    if (name === 'nodes') return [below];
    if (name !== 'edges') return [];
    return reader
      .fields(below, `${element}Edge`)
      .filter((member) => member.name === 'node')
      .map((member) => member.below);
  });
}

function argumentsOf(field: SelectedField) {
  const [after, filter, orderBy] = ['after', 'filter', 'orderBy'].map(
    (name) => field.argument(name) ?? undefined,
  );
  const conditions = typeof filter === 'object' ? (filter as Readonly<Record<string, unknown>>) : undefined;
  const some = conditions && Object.values(conditions).some((value) => value != null);
  return { after, filter: some ? conditions : undefined, orderBy };
}

/** The thing that things belong to: as it was passed on the way, else by its id alone. */
function parentOf(things: Things, kind: 'product' | 'submission'): Things {
  const { submission } = things;
  const passed = kind === 'submission' ? submission : (things.product ?? submission?.product);
  if (passed !== undefined) return passed;
  const within = kind === 'product' ? (submission?.name ?? things.name) : things.name;
  const { count } = kind === 'product' ? (submission ?? things) : things;
  return {
    type: kind === 'product' ? 'Product' : 'Submission',
    name: idOfParent(within, kind) ?? `${within}>${kind}`,
    count,
    inHand: 'id',
  };
}

/** A node id begins with that of its parent. */
function idOfParent(id: string, kind: 'product' | 'submission'): string | undefined {
  const pattern = kind === 'product' ? /^products\/\d+(?=\/)/ : /^products\/\d+\/submissions\/\d+(?=\/)/;
  return /^[a-z]+(\/[\w-]+)+$/i.test(id) ? pattern.exec(id)?.[0] : undefined;
}
