import type { Written } from '../dashboard/dashboard.ts';
import { endpoints } from '../dashboard/endpoints.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { readInt64 } from '../values/int64.ts';
import { type ProductKey, writeNodeId } from '../values/node-id.ts';
import type { OpenCreate } from './open-creates.ts';
import type { ProductSource } from './product-source.ts';
import type { RequestParts } from './request-parts.ts';
import { sameValue } from './same-value.ts';
import type { SubmissionSource } from './submission-source.ts';
import { type Proof, submit } from './submit.ts';

/** Changes products. */
export interface ProductWrites {
  /** Registers a product; `body` in the service's names. */
  create(body: WireRecord): Promise<Written>;
  update(key: ProductKey, body: WireRecord): Promise<Written>;
}

export function createProductWrites(
  { dashboard, memory }: RequestParts,
  products: ProductSource,
  submissions: SubmissionSource,
  forget: () => void,
): ProductWrites {
  /**
   * Ours is the product that alone has every field sent, is new to us, uncommitted and without submissions, while
   * nobody else was creating such a one.
   */
  async function lookUpCreated(body: WireRecord, mark: number, { contested }: OpenCreate): Promise<Proof> {
    forget();
    const alike = (await products.list.all()).filter(
      (record) =>
        record['isCommitted'] !== true &&
        sameValue(body, record) &&
        !memory.knownProducts.seenBefore(readInt64(record['id']) ?? '', mark),
    );
    const nodes = alike.map((record) => products.toNode(record));
    const [only] = nodes;
    const proved = nodes.length === 1 && only !== undefined && (await isEmptyProduct(only));
    if (proved && !contested()) return { proved: true, record: only.record ?? null };
    return { proved: false, found: nodes.map(({ key }) => writeNodeId(key)) };
  }

  async function isEmptyProduct(node: ReturnType<ProductSource['toNode']>): Promise<boolean> {
    return (await submissions.list(node).page(''))?.records.length === 0;
  }

  /** A change that the product shows needs no second sending, whoever made it. */
  async function lookUpUpdated(key: ProductKey, body: WireRecord): Promise<Proof> {
    forget();
    const node = await products.find(key);
    const shows = node?.record !== undefined && sameValue(body, node.record);
    return shows ? { proved: true, record: null } : { proved: false, found: node ? [writeNodeId(key)] : [] };
  }

  return {
    async create(body) {
      const mark = memory.knownProducts.mark();
      const open = memory.openCreates.begin(likenessOf(body));
      let unknown = false;
      const send = async () => {
        const answer = await dashboard.write(endpoints.createProduct(), body);
        unknown = answer.kind === 'lost';
        return answer;
      };
      const lookUp = async () => {
        const proof = await lookUpCreated(body, mark, open);
        unknown = false;
        return proof;
      };
      const written = await submit(send, lookUp).finally(() => {
        if (!unknown) open.close();
        forget();
      });
      if (written.kind === 'done') memory.knownProducts.see(readInt64(written.record?.['id']) ?? '');
      return written;
    },
    update: (key, body) =>
      submit(
        () => dashboard.write(endpoints.updateProduct(key), body),
        () => lookUpUpdated(key, body),
      ).finally(forget),
  };
}

/** Products that differ in what every product has cannot be taken for each other. */
function likenessOf({ productName, testHarness, deviceType }: WireRecord): string {
  return JSON.stringify([productName, testHarness, deviceType]);
}
