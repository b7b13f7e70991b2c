import { findDownload, isPackageSealed } from '../dashboard/downloads.ts';
import { endpoints } from '../dashboard/endpoints.ts';
import { progressFromWorkflow, type SubmissionProgress, submissionProgress } from '../dashboard/progress.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { UpstreamInvalidResponse } from '../errors/upstream-errors.ts';
import { type Int64, readInt64 } from '../values/int64.ts';
import { inAccount, type ProductKey, type SubmissionKey, submissionOf } from '../values/node-id.ts';
import { carriedField } from './carried-field.ts';
import { createListSource, type ListSource } from './list-source.ts';
import type { ProductNode, SubmissionNode } from './nodes.ts';
import type { RequestParts } from './request-parts.ts';
import { createSingleLoader } from './single-loader.ts';
import { orStandIn } from './stand-in.ts';

/** Reads submissions for one request. */
export interface SubmissionSource {
  /** The submission with its record; null when there is none. */
  find(key: SubmissionKey): Promise<SubmissionNode | null>;
  /** A submission that a partner shared, by the partner's numbers; its node bears this account's. */
  findShared(publisherId: Int64, theirs: SubmissionKey): Promise<SubmissionNode | null>;
  /** The record of the single read, with the fields that lists leave out. */
  detail(node: SubmissionNode): Promise<WireRecord | null>;
  /** Reads the record again, past what this request remembers: for a fresh SAS URL. */
  reread(node: SubmissionNode): Promise<WireRecord | null>;
  field(node: SubmissionNode, name: string): unknown;
  progress(node: SubmissionNode): Promise<SubmissionProgress | null>;
  /** Whether the account was seen to have it, in this request or before. */
  isKnown(key: SubmissionKey): boolean;
  /** The submissions of a product. */
  list(product: ProductNode): ListSource;
  toNode(product: ProductNode, record: WireRecord): SubmissionNode;
  forget(): void;
}

export function createSubmissionSource({ dashboard, memory, pages }: RequestParts): SubmissionSource {
  const loader = createSingleLoader(dashboard, endpoints.getSubmission);
  const shared = new Map<string, Promise<WireRecord | null>>();

  async function detail(node: SubmissionNode, name?: string): Promise<WireRecord | null> {
    return node.whole && node.record ? node.record : orStandIn(loader.load(node.key), node.answer, name);
  }

  /** A list's entry often tells enough; the single read costs a call. */
  async function progress(node: SubmissionNode): Promise<SubmissionProgress | null> {
    const known = node.record && !node.whole ? progressFromWorkflow(node.record['workflowStatus']) : null;
    if (known !== null) return known;
    const record = await detail(node);
    if (record === null) return null;
    const { commitStatus, workflowStatus, downloads } = record;
    const facts = {
      commitStatus,
      workflowStatus,
      signed: findDownload(downloads, 'signedPackage') !== undefined,
    };
    const unaided = submissionProgress({ ...facts, accepted: isPackageSealed(downloads) });
    if (unaided !== 'AWAITING_PACKAGE') return unaided;
    return submissionProgress({ ...facts, accepted: await memory.acceptedCommits.has(node.key) });
  }

  function see(record: WireRecord, { productId }: ProductKey): void {
    const submissionId = readInt64(record['id']);
    if (submissionId !== null) memory.knownSubmissions.see(submissionId, productId);
  }

  return {
    async find(key) {
      const record = await loader.load(key);
      if (record === null) return null;
      memory.knownSubmissions.see(key.submissionId, key.productId);
      return { kind: 'submission', key, record, whole: true };
    },
    async findShared(publisherId, theirs) {
      const endpoint = endpoints.getPartnerSubmission(publisherId, theirs);
      const reading = shared.get(endpoint.path) ?? dashboard.find(endpoint);
      shared.set(endpoint.path, reading);
      const record = await reading;
      return record === null
        ? null
        : { kind: 'submission', key: inAccount(memory.label, ownKey(record)), record, whole: true };
    },
    detail,
    async reread(node) {
      return loader.clear(node.key).load(node.key);
    },
    field: (node, name) => carriedField(node, name, detail),
    progress,
    isKnown: (key) => memory.knownSubmissions.has(key),
    list: ({ key }) =>
      createListSource(dashboard, endpoints.listSubmissions(key), pages, {
        page({ records }) {
          for (const record of records) see(record, key);
        },
        walked: () => undefined,
      }),
    toNode: (product, record) => ({
      kind: 'submission',
      key: submissionOf(product.key, readInt64(record['id']) ?? ''),
      record,
      product,
    }),
    forget() {
      loader.clearAll();
      shared.clear();
    },
  };
}

function ownKey(record: WireRecord): SubmissionKey {
  const [productId, submissionId] = [readInt64(record['productId']), readInt64(record['id'])];
  if (productId !== null && submissionId !== null) return { kind: 'submission', productId, submissionId };
  throw new UpstreamInvalidResponse(
    'The service found the shared submission but did not say its numbers in this account.',
  );
}
