import { type BlobKind, blobName } from '../../src/emulator/blob/blob-names.ts';
import type { LabelChange } from '../../src/emulator/control/label-change.ts';
import type { SubmissionChange } from '../../src/emulator/control/submission-change.ts';
import type { FaultMatch } from '../../src/emulator/faults.ts';
import type { ProductRecord, SubmissionRecord } from '../../src/emulator/records.ts';
import type { TwinName, Twins } from './twins.ts';

/** Where something stands in a scene: the same in both twins, whatever their ids. */
export interface Place {
  readonly product: number;
  readonly submission: number;
  readonly label: number;
}

/** The part of an account that one run has for itself: a product of the seed, and what the run creates. */
export class Scene {
  readonly twins: Twins;
  readonly #name: string;
  readonly #products: Readonly<Record<TwinName, bigint>>[];
  #names = 0;

  /** `name` is like no other's; the seeded product is nobody else's for as long as the scene lasts. */
  constructor(twins: Twins, name: string, seeded: bigint) {
    this.twins = twins;
    this.#name = name;
    this.#products = [{ faulty: seeded, calm: seeded }];
  }

  /** A name that nothing has yet. */
  newName(): string {
    this.#names += 1;
    return `${this.#name} ${this.#names}`;
  }

  /** Takes in what was created under this name, when both twins have it. */
  adopt(name: string): void {
    const named = (twin: TwinName) =>
      this.twins[twin].emulator.control.account.products.find(({ fields }) => fields.productName === name)
        ?.id;
    const [faulty, calm] = [named('faulty'), named('calm')];
    if (faulty !== undefined && calm !== undefined) this.#products.push({ faulty, calm });
  }

  /** Moves a label or a submission along in both twins, past the gateways. */
  move(place: Place, change: LabelChange & SubmissionChange): void {
    for (const twin of ['faulty', 'calm'] as const) {
      const { control } = this.twins[twin].emulator;
      const submission = this.submissionAt(twin, place);
      const label = submission.labels[place.label];
      if (label === undefined) control.submission(submission.id, change);
      else control.label(label.id, change);
    }
  }

  /** What tells the requests of the faulty twin's blobs that are of the scene; of those, nobody else asks for any. */
  blobs(): FaultMatch {
    const ids = this.products('faulty').flatMap(({ submissions }) => submissions.map(({ id }) => id));
    return blobsOf(ids);
  }

  /** The products of the scene as a twin has them now. */
  products(twin: TwinName): ProductRecord[] {
    const { account } = this.twins[twin].emulator.control;
    return this.#products.flatMap((ids) => account.product(ids[twin]) ?? []);
  }

  /** The places of the submissions that fit, as the model has them. */
  submissions(fits: (submission: SubmissionRecord) => boolean = () => true): Place[] {
    return this.products('calm').flatMap(({ submissions }, product) =>
      submissions.flatMap((record, submission) => (fits(record) ? [{ product, submission, label: -1 }] : [])),
    );
  }

  /** The places of all labels. */
  labels(): Place[] {
    return this.submissions().flatMap((place) => {
      const { labels } = this.submissionAt('calm', place);
      return labels.map((_, label) => ({ ...place, label }));
    });
  }

  /** @throws Error when the twin has nothing there. */
  submissionAt(twin: TwinName, { product, submission }: Place): SubmissionRecord {
    const found = this.products(twin)[product]?.submissions[submission];
    if (found === undefined)
      throw new Error(`the ${twin} twin has no submission ${submission} of product ${product}`);
    return found;
  }

  /** The node id of what stands at a place: the label, or without one the submission. */
  nodeId(twin: TwinName, place: Place): string {
    const submission = this.submissionAt(twin, place);
    const id = `products/${submission.productId}/submissions/${submission.id}`;
    const label = submission.labels[place.label];
    return label === undefined ? id : `${id}/shippingLabels/${label.id}`;
  }

  /** The node id of a product. */
  productId(twin: TwinName, product: number): string {
    return `products/${this.products(twin)[product]?.id}`;
  }
}

const blobKinds: readonly BlobKind[] = [
  'initialPackage',
  'derivedPackage',
  'signedPackage',
  'driverMetadata',
  'errorReport',
];

/** What tells the requests of the blobs of these submissions. */
export function blobsOf(submissions: readonly bigint[]): FaultMatch {
  const names = submissions.flatMap((id) => blobKinds.map((kind) => blobName(id, kind)));
  return { kind: 'blob', pattern: names.join('|') };
}
