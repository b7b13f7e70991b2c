import type { Written } from '../dashboard/dashboard.ts';
import { endpoints } from '../dashboard/endpoints.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { type ShippingLabelKey, type SubmissionKey, writeNodeId } from '../values/node-id.ts';
import { readText } from '../values/text.ts';
import type { RequestParts } from './request-parts.ts';
import type { ShippingLabelSource } from './shipping-label-source.ts';
import { type Proof, submit, unproved } from './submit.ts';

/** Changes shipping labels. Their answers cannot be proved: a submission may have many labels of one name. */
export interface ShippingLabelWrites {
  create(submission: SubmissionKey, body: WireRecord): Promise<Written>;
  update(key: ShippingLabelKey, body: WireRecord): Promise<Written>;
  cancel(key: ShippingLabelKey): Promise<Written>;
}

export function createShippingLabelWrites(
  { dashboard }: RequestParts,
  labels: ShippingLabelSource,
  forget: () => void,
): ShippingLabelWrites {
  async function lookUpNamed(submission: SubmissionKey, name: string | null): Promise<Proof> {
    forget();
    const parent = { kind: 'submission', key: submission } as const;
    const records = await labels.list(parent).all();
    const named = records.filter((record) => readText(record['name']) === name);
    return unproved(...named.map((record) => writeNodeId(labels.toNode(parent, record).key)));
  }

  return {
    create: (submission, body) =>
      submit(
        () => dashboard.write(endpoints.createShippingLabel(submission), body),
        () => lookUpNamed(submission, readText(body['name'])),
      ).finally(forget),
    update: (key, body) =>
      submit(
        () => dashboard.write(endpoints.updateShippingLabel(key), body),
        () => unproved(writeNodeId(key)),
      ).finally(forget),
    cancel: (key) =>
      submit(
        () => dashboard.write(endpoints.cancelShippingLabel(key)),
        () => unproved(writeNodeId(key)),
      ).finally(forget),
  };
}
