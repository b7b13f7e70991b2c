import { endpoints } from '../dashboard/endpoints.ts';
import { type ShippingLabelProgress, shippingLabelProgress } from '../dashboard/progress.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { readInt64 } from '../values/int64.ts';
import { type ShippingLabelKey, shippingLabelOf } from '../values/node-id.ts';
import { carriedField } from './carried-field.ts';
import { createListSource, type ListSource } from './list-source.ts';
import type { ShippingLabelNode, SubmissionNode } from './nodes.ts';
import type { RequestParts } from './request-parts.ts';
import { createSingleLoader } from './single-loader.ts';
import { orStandIn } from './stand-in.ts';

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

export function createShippingLabelSource({ dashboard, pages }: RequestParts): ShippingLabelSource {
  const loader = createSingleLoader(dashboard, endpoints.getShippingLabel);

  async function detail(node: ShippingLabelNode, name?: string): Promise<WireRecord | null> {
    return node.whole && node.record ? node.record : orStandIn(loader.load(node.key), node.answer, name);
  }

  const field = (node: ShippingLabelNode, name: string) => carriedField(node, name, detail);

  return {
    async find(key) {
      const record = await loader.load(key);
      return record === null ? null : { kind: 'shippingLabel', key, record, whole: true };
    },
    detail,
    async reread(node) {
      return loader.clear(node.key).load(node.key);
    },
    field,
    async progress(node) {
      const workflow = await field(node, 'workflowStatus');
      if (workflow === undefined && (await detail(node)) === null) return null;
      return shippingLabelProgress(workflow);
    },
    list: (submission) => createListSource(dashboard, endpoints.listShippingLabels(submission.key), pages),
    toNode: (submission, record) => ({
      kind: 'shippingLabel',
      key: shippingLabelOf(submission.key, readInt64(record['id']) ?? ''),
      record,
      submission,
    }),
    forget: () => loader.clearAll(),
  };
}
