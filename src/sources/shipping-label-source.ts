import { endpoints } from '../dashboard/endpoints.ts';
import { type ShippingLabelProgress, shippingLabelProgress } from '../dashboard/progress.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { readInt64 } from '../values/int64.ts';
import { type ShippingLabelKey, shippingLabelOf } from '../values/node-id.ts';
import { carriedField } from './carried-field.ts';
import { createListSource, type ListSource } from './list-source.ts';
import type { ShippingLabelNode, SubmissionNode } from './nodes.ts';
import type { RequestParts } from './request-parts.ts';
import { createSingleLoader, type SingleLoader } from './single-loader.ts';
import { wholeRecord } from './stand-in.ts';

/** Reads shipping labels for one request. */
export interface ShippingLabelSource {
  /** The label with its record; null when there is none. */
  find(key: ShippingLabelKey): Promise<ShippingLabelNode | null>;
  /** The record of the single read, with its targeting. */
  detail(node: ShippingLabelNode): Promise<WireRecord | null>;
  reread(node: ShippingLabelNode): Promise<WireRecord | null>;
  field(node: ShippingLabelNode, name: string): unknown;
  /** Null when there is no such label. */
  progress(node: ShippingLabelNode): Promise<ShippingLabelProgress | null>;
  /** The labels of a submission. */
  list(submission: SubmissionNode): ListSource;
  toNode(submission: SubmissionNode, record: WireRecord): ShippingLabelNode;
  forget(): void;
}

export function createShippingLabelSource(parts: RequestParts): ShippingLabelSource {
  return new RequestShippingLabels(parts);
}

class RequestShippingLabels implements ShippingLabelSource {
  readonly #parts: RequestParts;
  readonly #loader: SingleLoader<ShippingLabelKey>;

  constructor(parts: RequestParts) {
    this.#parts = parts;
    this.#loader = createSingleLoader(parts.dashboard, endpoints.getShippingLabel);
  }

  async find(key: ShippingLabelKey): Promise<ShippingLabelNode | null> {
    const record = await this.#loader.load(key);
    return record === null ? null : { kind: 'shippingLabel', key, record, whole: true };
  }

  detail(node: ShippingLabelNode, field?: string): Promise<WireRecord | null> {
    return wholeRecord(this.#loader, node, field);
  }

  async reread({ key }: ShippingLabelNode): Promise<WireRecord | null> {
    return this.#loader.clear(key).load(key);
  }

  field(node: ShippingLabelNode, name: string): unknown {
    return carriedField(this, node, name);
  }

  async progress(node: ShippingLabelNode): Promise<ShippingLabelProgress | null> {
    const workflow = await this.field(node, 'workflowStatus');
    if (workflow === undefined && (await this.detail(node)) === null) return null;
    return shippingLabelProgress(workflow);
  }

  list({ key }: SubmissionNode): ListSource {
    const { dashboard, pages } = this.#parts;
    return createListSource(dashboard, endpoints.listShippingLabels(key), pages);
  }

  toNode(submission: SubmissionNode, record: WireRecord): ShippingLabelNode {
    return {
      kind: 'shippingLabel',
      key: shippingLabelOf(submission.key, readInt64(record['id']) ?? ''),
      record,
      submission,
    };
  }

  forget(): void {
    this.#loader.clearAll();
  }
}
