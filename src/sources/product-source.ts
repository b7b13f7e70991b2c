import { endpoints } from '../dashboard/endpoints.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { readInt64 } from '../values/int64.ts';
import { inAccount, type ProductKey } from '../values/node-id.ts';
import { carriedField } from './carried-field.ts';
import { createListSource, type ListSource } from './list-source.ts';
import type { ProductNode } from './nodes.ts';
import type { RequestParts } from './request-parts.ts';
import { createSingleLoader, type SingleLoader } from './single-loader.ts';
import { orStandIn } from './stand-in.ts';

/** Reads products for one request. */
export interface ProductSource {
  /** The product with its record; null when there is none. */
  find(key: ProductKey): Promise<ProductNode | null>;
  /** The record of a node; read when it is not in hand. */
  detail(node: ProductNode): Promise<WireRecord | null>;
  field(node: ProductNode, name: string): unknown;
  /** Whether the account was seen to have it, in this request or before. */
  isKnown(key: ProductKey): boolean;
  readonly list: ListSource;
  toNode(record: WireRecord): ProductNode;
  /** Forgets what was read, after a write. */
  forget(): void;
}

export function createProductSource(parts: RequestParts): ProductSource {
  return new RequestProducts(parts);
}

class RequestProducts implements ProductSource {
  readonly #parts: RequestParts;
  readonly #loader: SingleLoader<ProductKey>;
  #list: ListSource | undefined;

  constructor(parts: RequestParts) {
    this.#parts = parts;
    this.#loader = createSingleLoader(parts.dashboard, endpoints.getProduct, (keys) =>
      this.#readFromList(keys),
    );
  }

  find(key: ProductKey): Promise<ProductNode | null> {
    return this.#loader.load(key).then((record) => {
      if (record === null) return null;
      this.#see(record);
      return { kind: 'product', key, record, whole: true };
    });
  }

  async detail(node: ProductNode): Promise<WireRecord | null> {
    return node.record ?? orStandIn(this.#loader.load(node.key), node.answer);
  }

  field(node: ProductNode, name: string): unknown {
    return carriedField(this, node, name);
  }

  isKnown({ productId }: ProductKey): boolean {
    return this.#parts.memory.knownProducts.has(productId);
  }

  get list(): ListSource {
    const { dashboard, memory, pages } = this.#parts;
    this.#list ??= createListSource(dashboard, endpoints.listProducts(), pages, {
      page: ({ records }) => {
        for (const record of records) this.#see(record);
      },
      walked: (count) => {
        memory.productPages = count;
      },
    });
    return this.#list;
  }

  toNode(wire: WireRecord): ProductNode {
    const productId = readInt64(wire['id']) ?? '';
    return {
      kind: 'product',
      key: inAccount(this.#parts.memory.label, { kind: 'product', productId }),
      record: wire,
      whole: true,
    };
  }

  forget(): void {
    this.#loader.clearAll();
  }

  /** Products in a list are whole, so the list may serve several of them, when it is known to be the shorter way. */
  #readFromList(keys: readonly ProductKey[]): Promise<ReadonlyMap<ProductKey, WireRecord>> | undefined {
    const { productPages } = this.#parts.memory;
    if (productPages === undefined || productPages >= keys.length) return undefined;
    const reading = this.list.all().catch(() => []);
    return reading.then((records) => {
      const byId = new Map(records.map((record) => [readInt64(record['id']), record]));
      return new Map(keys.flatMap((key) => entryOf(key, byId.get(key.productId))));
    });
  }

  #see(record: WireRecord): void {
    const productId = readInt64(record['id']);
    if (productId !== null) this.#parts.memory.knownProducts.see(productId);
  }
}

function entryOf<Key>(key: Key, record: WireRecord | undefined): [Key, WireRecord][] {
  return record === undefined ? [] : [[key, record]];
}
