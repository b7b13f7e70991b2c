import { findDownload, isPackageSealed } from '../dashboard/downloads.ts';
import { endpoints } from '../dashboard/endpoints.ts';
import { progressFromWorkflow, type SubmissionProgress, submissionProgress } from '../dashboard/progress.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { UpstreamInvalidResponse } from '../errors/upstream-errors.ts';
import { type Int64, readInt64 } from '../values/int64.ts';
import { inAccount, type SubmissionKey, submissionOf } from '../values/node-id.ts';
import { carriedField } from './carried-field.ts';
import { createListSource, type ListSource } from './list-source.ts';
import type { ProductNode, SubmissionNode } from './nodes.ts';
import type { RequestParts } from './request-parts.ts';
import { createSingleLoader, type SingleLoader } from './single-loader.ts';
import { wholeRecord } from './stand-in.ts';

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

export function createSubmissionSource(parts: RequestParts): SubmissionSource {
  return new RequestSubmissions(parts);
}

class RequestSubmissions implements SubmissionSource {
  readonly #parts: RequestParts;
  readonly #loader: SingleLoader<SubmissionKey>;
  readonly #shared = new Map<string, Promise<WireRecord | null>>();

  constructor(parts: RequestParts) {
    this.#parts = parts;
    this.#loader = createSingleLoader(parts.dashboard, endpoints.getSubmission);
  }

  async find(key: SubmissionKey): Promise<SubmissionNode | null> {
    const record = await this.#loader.load(key);
    if (record === null) return null;
    this.#parts.memory.knownSubmissions.see(key.submissionId, key.productId);
    return { kind: 'submission', key, record, whole: true };
  }

  async findShared(publisherId: Int64, theirs: SubmissionKey): Promise<SubmissionNode | null> {
    const { dashboard, memory } = this.#parts;
    const endpoint = endpoints.getPartnerSubmission(publisherId, theirs);
    const reading = this.#shared.get(endpoint.path) ?? dashboard.find(endpoint);
    this.#shared.set(endpoint.path, reading);
    const record = await reading;
    if (record === null) return null;
    return { kind: 'submission', key: inAccount(memory.label, ownKey(record)), record, whole: true };
  }

  detail(node: SubmissionNode, field?: string): Promise<WireRecord | null> {
    return wholeRecord(this.#loader, node, field);
  }

  async reread({ key }: SubmissionNode): Promise<WireRecord | null> {
    return this.#loader.clear(key).load(key);
  }

  field(node: SubmissionNode, name: string): unknown {
    return carriedField(this, node, name);
  }

  /** A list's entry often tells enough; the single read costs a call. */
  async progress(node: SubmissionNode): Promise<SubmissionProgress | null> {
    const known = node.record && !node.whole ? progressFromWorkflow(node.record['workflowStatus']) : null;
    if (known !== null) return known;
    const record = await this.detail(node);
    if (record === null) return null;
    const { commitStatus, workflowStatus, downloads } = record;
    const facts = {
      commitStatus,
      workflowStatus,
      signed: findDownload(downloads, 'signedPackage') !== undefined,
    };
    const unaided = submissionProgress({ ...facts, accepted: isPackageSealed(downloads) });
    if (unaided !== 'AWAITING_PACKAGE') return unaided;
    const { changing, memory } = this.#parts;
    changing();
    return submissionProgress({ ...facts, accepted: await memory.acceptedCommits.has(node.key) });
  }

  isKnown(key: SubmissionKey): boolean {
    return this.#parts.memory.knownSubmissions.has(key);
  }

  list({ key }: ProductNode): ListSource {
    const { dashboard, pages, memory } = this.#parts;
    return createListSource(dashboard, endpoints.listSubmissions(key), pages, {
      page({ records }) {
        for (const record of records) {
          const submissionId = readInt64(record['id']);
          if (submissionId !== null) memory.knownSubmissions.see(submissionId, key.productId);
        }
      },
      walked: () => undefined,
    });
  }

  toNode(product: ProductNode, record: WireRecord): SubmissionNode {
    return {
      kind: 'submission',
      key: submissionOf(product.key, readInt64(record['id']) ?? ''),
      record,
      product,
    };
  }

  forget(): void {
    this.#loader.clearAll();
    this.#shared.clear();
  }
}

function ownKey(record: WireRecord): SubmissionKey {
  const [productId, submissionId] = [readInt64(record['productId']), readInt64(record['id'])];
  if (productId !== null && submissionId !== null) return { kind: 'submission', productId, submissionId };
  throw new UpstreamInvalidResponse(
    'The service found the shared submission but did not say its numbers in this account.',
  );
}
