import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type SelectionSetNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';

/** A small account, as far as it matters to what a query costs. Lists are in the service's order. */
export interface SmallAccount {
  readonly products: readonly SmallProduct[];
  readonly audiences: number;
  /** Entries of a page of every list. */
  readonly pageSize: number;
}

export interface SmallProduct extends Named {
  readonly submissions: readonly SmallSubmission[];
}

export interface SmallSubmission extends Named {
  readonly commitStatus: string;
  readonly labels: readonly SmallLabel[];
}

export interface SmallLabel extends Named {
  readonly progress: string;
  readonly hasAudiences: boolean;
}

interface Named {
  /** The node id. */
  readonly id: string;
  readonly name: string;
}

/**
 * The least number of calls that a query takes, worked out from what each of its fields needs and from nothing of the
 * gateway. Where there are several ways to something all choices are tried, and the smallest union counts. Two rules are
 * given, since a call that waits costs more than one that is not made: nothing is asked on a guess, and what is named by
 * its id is read by its id at once, without waiting for a list that may show it. Where several products are named together
 * there is a choice, for their list may be the shorter way.
 */
export function leastCalls(document: DocumentNode, account: SmallAccount): number {
  const needs = new Needs(account);
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) needs.root(definition.selectionSet);
  }
  return needs.least();
}

/** Fields of a submission that no list carries. */
const details = new Set([
  'commitStatus',
  'progress',
  'uploadUrl',
  'downloads',
  'downloadMessages',
  'workflowStatus',
  'driverMetadata',
]);

/** A thing in the answer, and the way by which it was reached. */
interface Reached<Thing> {
  readonly thing: Thing;
  /** Its record is in hand: by its own read (`whole`), or by a list's. */
  readonly record: 'none' | 'entry' | 'whole';
}

class Needs {
  readonly #account: SmallAccount;
  readonly #calls = new Set<string>();
  /** Products named together, which may be read by their ids or from the list. */
  readonly #named = new Set<string>();
  /** Products to which a thing leads that was named by its id. */
  readonly #parents = new Set<string>();

  constructor(account: SmallAccount) {
    this.#account = account;
  }

  /** Tries every choice: each product by itself, or all of the list's pages. */
  least(): number {
    const products = this.#named.size > 1 ? [...this.#named] : [];
    const others = [...this.#named, ...this.#parents].filter((id) => !products.includes(id));
    const sizes = Array.from({ length: 2 ** products.length }, (_, choice) => {
      const chosen = new Set([...this.#calls, ...others]);
      products.forEach((id, place) => {
        if (choice & (2 ** place))
          for (const call of this.#pages('', this.#account.products.length)) chosen.add(call);
        else chosen.add(id);
      });
      return chosen.size;
    });
    return Math.min(...sizes);
  }

  root(selection: SelectionSetNode): void {
    for (const field of fieldsOf(selection)) {
      const args = argumentsOf(field);
      switch (field.name.value) {
        case 'products':
          this.#connection(field, '', this.#account.products, (thing, of) =>
            this.#product({ thing, record: 'whole' }, of),
          );
          break;
        case 'audiences':
          this.#audiences();
          break;
        case 'submission':
          this.#byId(`products/${args['productId']}/submissions/${args['submissionId']}`, field);
          break;
        case 'product':
          this.#byId(`products/${args['productId']}`, field);
          break;
        case 'reference':
        case 'rateLimit':
          break;
        case 'node':
          this.#byId(String(args['id']), field);
          break;
        case 'nodes':
          for (const id of args['ids'] as string[]) this.#byId(id, field);
          break;
        default:
          throw new Error(`the model does not know the root ${field.name.value}`);
      }
    }
  }

  #byId(id: string, field: FieldNode): void {
    const product = this.#account.products.find((one) => isIn(id, one));
    const submission = product?.submissions.find((one) => isIn(id, one));
    const label = submission?.labels.find((one) => isIn(id, one));
    // What is no id is refused unasked.
    if (product === undefined) return;
    const own = { thing: product, record: 'none' } as const;
    if (label !== undefined && submission !== undefined) {
      this.#calls.add(label.id);
      this.#label(
        { thing: label, record: 'whole' },
        { thing: submission, record: 'none' },
        own,
        under(field, 'ShippingLabel'),
      );
    } else if (submission !== undefined) {
      this.#calls.add(submission.id);
      this.#submission({ thing: submission, record: 'whole' }, own, under(field, 'Submission'));
    } else {
      this.#named.add(product.id);
      this.#product({ thing: product, record: 'whole' }, under(field, 'Product'));
    }
  }

  #product({ thing, record }: Reached<SmallProduct>, fields: readonly FieldNode[]): void {
    for (const field of fields) {
      if (field.name.value === 'submissions') {
        this.#connection(field, thing.id, thing.submissions, (submission, of) =>
          this.#submission({ thing: submission, record: 'entry' }, { thing, record }, of),
        );
      } else if (record === 'none' && !isKnownById(field)) this.#parents.add(thing.id);
    }
  }

  #submission(
    { thing, record }: Reached<SmallSubmission>,
    product: Reached<SmallProduct>,
    fields: readonly FieldNode[],
  ): void {
    for (const field of fields) {
      const name = field.name.value;
      if (name === 'product') this.#product(product, under(field, 'Product'));
      else if (name === 'shippingLabels') {
        this.#connection(field, thing.id, thing.labels, (label, of) =>
          this.#label({ thing: label, record: 'entry' }, { thing, record }, product, of),
        );
      } else if (record === 'none' ? !isKnownById(field) : record === 'entry' && details.has(name)) {
        this.#calls.add(thing.id);
      }
    }
  }

  /** A list's label is whole. */
  #label(
    { thing }: Reached<SmallLabel>,
    submission: Reached<SmallSubmission>,
    product: Reached<SmallProduct>,
    fields: readonly FieldNode[],
  ): void {
    for (const field of fields) {
      if (field.name.value === 'product') this.#product(product, under(field, 'Product'));
      if (field.name.value === 'submission')
        this.#submission(submission, product, under(field, 'Submission'));
      const audiences = under(field, 'Targeting').some(({ name }) => name.value === 'audiences');
      if (field.name.value === 'targeting' && audiences && thing.hasAudiences) this.#audiences();
    }
  }

  #audiences(): void {
    for (const call of this.#pages('audiences', this.#account.audiences)) this.#calls.add(call);
  }

  #connection<Thing extends Named>(
    field: FieldNode,
    parent: string,
    all: readonly Thing[],
    visit: (thing: Thing, fields: readonly FieldNode[]) => void,
  ): void {
    const { first = 50, filter, orderBy } = argumentsOf(field) as ListArguments;
    const counted = under(field, '').some(({ name }) => name.value === 'totalCount');
    const whole = counted || filter !== undefined || orderBy !== undefined;
    for (const call of this.#pages(parent, whole ? all.length : Math.min(first, all.length)))
      this.#calls.add(call);
    if (filter?.commitStatus !== undefined) for (const { id } of all) this.#calls.add(id);
    const shown = select(all, filter, orderBy?.field).slice(0, first);
    const fields = under(field, '').flatMap((edges) => {
      if (edges.name.value === 'nodes') return under(edges, '');
      return under(edges, '').flatMap((node) => (node.name.value === 'node' ? under(node, '') : []));
    });
    for (const thing of shown) visit(thing, fields);
  }

  /** The pages that hold the first so many entries of a list; there is always one. */
  #pages(list: string, entries: number): string[] {
    const count = Math.max(1, Math.ceil(entries / this.#account.pageSize));
    return Array.from({ length: count }, (_, page) => `${list} page ${page}`);
  }
}

interface ListArguments {
  readonly first?: number;
  readonly filter?: {
    readonly nameContains?: string;
    readonly commitStatus?: string;
    readonly progress?: string;
  };
  readonly orderBy?: { readonly field: string };
}

function select<Thing extends Named>(
  all: readonly Thing[],
  filter: ListArguments['filter'],
  order: string | undefined,
): readonly Thing[] {
  const matching = all.filter((thing) =>
    Object.entries(filter ?? {}).every(([name, wanted]) =>
      name === 'nameContains'
        ? thing.name.toLowerCase().includes(wanted.toLowerCase())
        : (thing as Named & Record<string, unknown>)[name] === wanted,
    ),
  );
  if (order !== 'NAME') return matching;
  // The service's order is that of the ids, which decide between equal names.
  return matching.toSorted((a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()));
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function isIn(id: string, { id: other }: Named): boolean {
  return id === other || id.startsWith(`${other}/`);
}

/** Ids and numbers of a thing stand in its key. */
function isKnownById({ name }: FieldNode): boolean {
  return name.value === 'id' || name.value.endsWith('Id');
}

/** The fields under a field, with those of fragments on this type. */
function under({ selectionSet }: FieldNode, type: string): FieldNode[] {
  return selectionSet === undefined ? [] : fieldsOf(selectionSet, type);
}

function fieldsOf({ selections }: SelectionSetNode, type = ''): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('the model does not know named fragments');
    return selection.typeCondition?.name.value === type ? fieldsOf(selection.selectionSet, type) : [];
  });
}

function argumentsOf({ arguments: given = [] }: FieldNode): Record<string, unknown> {
  return Object.fromEntries(
    given.map(({ name, value }) => [name.value, valueFromASTUntyped(value as ValueNode)]),
  );
}
