import { endpoints } from '../dashboard/endpoints.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { readInt64 } from '../values/int64.ts';
import { inAccount, type ProductKey } from '../values/node-id.ts';
import { carriedField } from './carried-field.ts';
import { createListSource, type ListSource } from './list-source.ts';
import type { ProductNode } from './nodes.ts';
import type { RequestParts } from './request-parts.ts';
import { createSingleLoader } from './single-loader.ts';
import { orStandIn } from './stand-in.ts';

/** Reads products for one request. */
export interface ProductSource {
  /** The product with its record; null when there is none. */
  find(key: ProductKey): Promise<ProductNode | null>;
  /** The record of a node; read when it is not in hand. */
  record(node: ProductNode): Promise<WireRecord | null>;
  field(node: ProductNode, name: string): unknown;
  /** Whether the account was seen to have it, in this request or before. */
  isKnown(key: ProductKey): boolean;
  readonly list: ListSource;
  toNode(record: WireRecord): ProductNode;
  /** Forgets what was read, after a write. */
  forget(): void;
}

export function createProductSource({ dashboard, memory, pages }: RequestParts): ProductSource {
  let list: ListSource | undefined;

  const loader = createSingleLoader(dashboard, endpoints.getProduct, readFromList);

  function openList(): ListSource {
    list ??= createListSource(dashboard, endpoints.listProducts(), pages, {
      page: ({ records }) => {
        for (const record of records) see(record);
      },
      walked: (count) => {
        memory.productPages = count;
      },
    });
    return list;
  }

  /** Products in a list are whole, so the list may serve several of them, when it is known to be the shorter way. */
  async function readFromList(keys: readonly ProductKey[]): Promise<ReadonlyMap<ProductKey, WireRecord>> {
    if (memory.productPages === undefined || memory.productPages >= keys.length) return new Map();
    const records = await openList()
      .all()
      .catch(() => []);
    const byId = new Map(records.map((record) => [readInt64(record['id']), record]));
    return new Map(keys.flatMap((key) => entryOf(key, byId.get(key.productId))));
  }

  function see(record: WireRecord): void {
    const productId = readInt64(record['id']);
    if (productId !== null) memory.knownProducts.see(productId);
  }

  async function find(key: ProductKey): Promise<ProductNode | null> {
    const record = await loader.load(key);
    if (record === null) return null;
    see(record);
    return { kind: 'product', key, record, whole: true };
  }

  async function record(node: ProductNode): Promise<WireRecord | null> {
    return node.record ?? orStandIn(loader.load(node.key), node.answer);
  }

  return {
    find,
    record,
    field: (node, name) => carriedField(node, name, record),
    isKnown: ({ productId }) => memory.knownProducts.has(productId),
    get list() {
      return openList();
    },
    toNode: (wire) => ({
      kind: 'product',
      key: inAccount(memory.label, { kind: 'product', productId: readInt64(wire['id']) ?? '' }),
      record: wire,
      whole: true,
    }),
    forget: () => loader.clearAll(),
  };
}

function entryOf<Key>(key: Key, record: WireRecord | undefined): [Key, WireRecord][] {
  return record === undefined ? [] : [[key, record]];
}
