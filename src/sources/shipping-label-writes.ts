import type { Written } from '../dashboard/dashboard.ts';
import { endpoints } from '../dashboard/endpoints.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { readInt64 } from '../values/int64.ts';
import { type ShippingLabelKey, type SubmissionKey, writeNodeId } from '../values/node-id.ts';
import { readText } from '../values/text.ts';
import type { KeyReused } from './idempotency.ts';
import { type GivenKey, keyed } from './keyed.ts';
import type { RequestParts } from './request-parts.ts';
import type { ShippingLabelSource } from './shipping-label-source.ts';
import { type Proof, submit, unproved } from './submit.ts';

/** Changes shipping labels. Their answers cannot be proved: a submission may have many labels of one name. */
export interface ShippingLabelWrites {
  create(submission: SubmissionKey, body: WireRecord, key?: GivenKey): Promise<Written | KeyReused>;
  /** The answer to an earlier create with this key; undefined when there is none. */
  earlier(key: GivenKey | undefined): Promise<Written | KeyReused | undefined>;
  update(key: ShippingLabelKey, body: WireRecord): Promise<Written>;
  cancel(key: ShippingLabelKey): Promise<Written>;
}

export function createShippingLabelWrites(
  parts: RequestParts,
  labels: ShippingLabelSource,
  forget: () => void,
): ShippingLabelWrites {
  const { dashboard, memory, caller } = parts;

  /** After a write everything is read afresh, and whoever watches looks at once. */
  function changed(key: ShippingLabelKey): void {
    forget();
    memory.written(key);
  }

  async function createOnce(submission: SubmissionKey, body: WireRecord): Promise<Written> {
    const written = await submit(
      () => dashboard.write(endpoints.createShippingLabel(submission), body),
      () => lookUpNamed(submission, readText(body['name'])),
    ).finally(forget);
    const shippingLabelId = written.kind === 'done' ? readInt64(written.record?.['id']) : null;
    if (shippingLabelId !== null) {
      const label = { ...submission, kind: 'shippingLabel', shippingLabelId } as const;
      changed(label);
      memory.sentOnItsWay(label);
    }
    return written;
  }

  async function lookUpNamed(submission: SubmissionKey, name: string | null): Promise<Proof> {
    forget();
    const parent = { kind: 'submission', key: submission } as const;
    const records = await labels.list(parent).all();
    const named = records.filter((record) => readText(record['name']) === name);
    return unproved(...named.map((record) => writeNodeId(labels.toNode(parent, record).key)));
  }

  return {
    create: (submission, body, key) =>
      keyed(parts, key, {
        send: () => createOnce(submission, body),
        lookUp: () => lookUpNamed(submission, readText(body['name'])),
      }),
    earlier: async (key) => key && memory.idempotency.earlier({ ...key, caller }),
    async update(key, body) {
      const written = await submit(
        () => dashboard.write(endpoints.updateShippingLabel(key), body),
        () => unproved(writeNodeId(key)),
      ).finally(() => changed(key));
      if (written.kind === 'done') memory.sentOnItsWay(key);
      return written;
    },
    cancel: (key) =>
      submit(
        () => dashboard.write(endpoints.cancelShippingLabel(key)),
        () => unproved(writeNodeId(key)),
      ).finally(() => changed(key)),
  };
}
