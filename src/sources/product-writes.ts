import type { Written } from '../dashboard/dashboard.ts';
import { endpoints } from '../dashboard/endpoints.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { readDateTime } from '../values/date-time.ts';
import { readInt64 } from '../values/int64.ts';
import { type ProductKey, writeNodeId } from '../values/node-id.ts';
import type { KeyReused } from './idempotency.ts';
import { type GivenKey, keyed } from './keyed.ts';
import type { OpenCreate } from './open-creates.ts';
import type { ProductSource } from './product-source.ts';
import type { RequestParts } from './request-parts.ts';
import { sameValue } from './same-value.ts';
import type { SubmissionSource } from './submission-source.ts';
import { type Proof, submit } from './submit.ts';

/** Changes products. */
export interface ProductWrites {
  /** Registers a product; `body` in the service's names. */
  create(body: WireRecord, key?: GivenKey): Promise<Written | KeyReused>;
  update(key: ProductKey, body: WireRecord): Promise<Written>;
}

export function createProductWrites(
  parts: RequestParts,
  products: ProductSource,
  submissions: SubmissionSource,
  forget: () => void,
): ProductWrites {
  const { dashboard, memory } = parts;

  /**
   * Ours is the product that alone has every field sent, is new, uncommitted and without submissions, while nobody else
   * was creating such a one.
   */
  async function lookUpCreated(
    body: WireRecord,
    isNew: (record: WireRecord) => boolean,
    { contested }: OpenCreate,
  ): Promise<Proof> {
    forget();
    const alike = (await products.list.all()).filter(
      (record) => record['isCommitted'] !== true && sameValue(body, record) && isNew(record),
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

  async function createOnce(body: WireRecord, open: OpenCreate): Promise<Written> {
    const mark = memory.knownProducts.mark();
    const isNew = (record: WireRecord) => !memory.knownProducts.seenBefore(idOf(record), mark);
    let unknown = false;
    const send = async () => {
      const answer = await dashboard.write(endpoints.createProduct(), body, (record) => {
        memory.knownProducts.see(idOf(record));
        open.close();
      });
      unknown = answer.kind === 'lost';
      return answer;
    };
    const lookUp = async () => {
      const proof = await lookUpCreated(body, isNew, open);
      unknown = false;
      return proof;
    };
    const written = await submit(send, lookUp).finally(() => {
      if (!unknown) open.close();
      forget();
    });
    if (written.kind === 'done') memory.knownProducts.see(idOf(written.record));
    return written;
  }

  return {
    create(body, key) {
      const owner = key && JSON.stringify([parts.caller, key.mutation, key.key]);
      const begin = () => memory.openCreates.begin(likenessOf(body), owner);
      return keyed(parts, key, {
        send: () => createOnce(body, begin()),
        async lookUp(sentAt) {
          const open = begin();
          const proof = await lookUpCreated(body, (record) => wasCreatedAfter(record, sentAt), open);
          if (proof.proved) open.close();
          return proof;
        },
      });
    },
    update: (key, body) =>
      submit(
        () => dashboard.write(endpoints.updateProduct(key), body),
        () => lookUpUpdated(key, body),
      ).finally(forget),
  };
}

function idOf(record: WireRecord | null): string {
  return readInt64(record?.['id']) ?? '';
}

/** The process that sent it may be gone, and with it what was known before: then only the date can tell. */
function wasCreatedAfter(record: WireRecord, moment: number): boolean {
  const created = readDateTime(record['createdDateTime']);
  return created !== null && Date.parse(created) >= moment - mostSkewMs;
}

/** How far the service's clock and ours may be apart. */
const mostSkewMs = 5 * 60_000;

/** Products that differ in what every product has cannot be taken for each other. */
function likenessOf({ productName, testHarness, deviceType }: WireRecord): string {
  return JSON.stringify([productName, testHarness, deviceType]);
}
