import type { Written } from '../dashboard/dashboard.ts';
import { findDownload } from '../dashboard/downloads.ts';
import { endpoints } from '../dashboard/endpoints.ts';
import { submissionProgress } from '../dashboard/progress.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import { type ProductKey, type SubmissionKey, writeNodeId } from '../values/node-id.ts';
import { readText } from '../values/text.ts';
import type { KeyReused } from './idempotency.ts';
import { type GivenKey, keyed } from './keyed.ts';
import type { SubmissionNode } from './nodes.ts';
import type { RequestParts } from './request-parts.ts';
import { sameValue } from './same-value.ts';
import type { SubmissionSource } from './submission-source.ts';
import { type Proof, submit, unproved } from './submit.ts';

/** Changes submissions. */
export interface SubmissionWrites {
  create(product: ProductKey, body: WireRecord, key?: GivenKey): Promise<Written | KeyReused>;
  update(key: SubmissionKey, body: WireRecord): Promise<Written>;
  commit(key: SubmissionKey): Promise<Written>;
  createPublisherMetadata(key: SubmissionKey, given?: GivenKey): Promise<Written | KeyReused>;
}

export function createSubmissionWrites(
  parts: RequestParts,
  submissions: SubmissionSource,
  forget: () => void,
): SubmissionWrites {
  const { dashboard, memory } = parts;

  /** After a write everything is read afresh, and whoever watches looks at once. */
  function changed(key: SubmissionKey): void {
    forget();
    memory.written(key);
  }

  /** A product has one initial submission for ever: if it is as sent and awaits its package, it is ours. */
  async function lookUpCreated(product: ProductKey, body: WireRecord): Promise<Proof> {
    forget();
    const parent = { kind: 'product', key: product } as const;
    const records = await submissions.list(parent).all();
    const alike = records
      .filter((record) => sameValue(body, record))
      .map((record) => submissions.toNode(parent, record));
    const [only] = alike;
    const initial = readText(body['type'])?.toLowerCase() === 'initial';
    if (initial && only && alike.length === 1 && (await submissions.progress(only)) === 'AWAITING_PACKAGE') {
      return { proved: true, record: only.record ?? null };
    }
    return { proved: false, found: alike.map(({ key }) => writeNodeId(key)) };
  }

  async function fresh(key: SubmissionKey): Promise<SubmissionNode | null> {
    forget();
    return submissions.find(key);
  }

  async function lookUpUpdated(key: SubmissionKey, body: WireRecord): Promise<Proof> {
    const node = await fresh(key);
    if (node?.record && sameValue(body, node.record)) return { proved: true, record: null };
    return unproved(...(node ? [writeNodeId(key)] : []));
  }

  /** A submission that has moved on was committed, whether by this call or by an earlier one. */
  async function lookUpCommitted(key: SubmissionKey): Promise<Proof> {
    const node = await fresh(key);
    if (!node?.record) return unproved();
    const { commitStatus, workflowStatus, downloads } = node.record;
    const signed = findDownload(downloads, 'signedPackage') !== undefined;
    const progress = submissionProgress({ commitStatus, workflowStatus, signed, accepted: false });
    return progress === 'AWAITING_PACKAGE' ? unproved(writeNodeId(key)) : { proved: true, record: null };
  }

  async function lookUpMetadata(key: SubmissionKey): Promise<Proof> {
    const node = await fresh(key);
    const made = findDownload(node?.record?.['downloads'], 'driverMetadata') !== undefined;
    return made ? { proved: true, record: null } : unproved(...(node ? [writeNodeId(key)] : []));
  }

  return {
    create(product, body, key) {
      const lookUp = () => lookUpCreated(product, body);
      const send = () =>
        submit(() => dashboard.write(endpoints.createSubmission(product), body), lookUp).finally(forget);
      return keyed(parts, key, { send, lookUp });
    },
    update: (key, body) =>
      submit(
        () => dashboard.write(endpoints.updateSubmission(key), body),
        () => lookUpUpdated(key, body),
      ).finally(() => changed(key)),
    async commit(key) {
      const accepted = async () => {
        await memory.acceptedCommits.add(key);
        memory.sentOnItsWay(key);
      };
      const written = await submit(
        () => dashboard.write(endpoints.commitSubmission(key), undefined, () => void accepted()),
        () => lookUpCommitted(key),
      ).finally(forget);
      if (written.kind === 'done') await accepted();
      changed(key);
      return written;
    },
    createPublisherMetadata(key, given) {
      const lookUp = () => lookUpMetadata(key);
      const send = () =>
        submit(() => dashboard.write(endpoints.createPublisherMetadata(key)), lookUp).finally(() =>
          changed(key),
        );
      return keyed(parts, given, { send, lookUp });
    },
  };
}
