import { FIRST_IDS, IdSequence } from './ids.ts';
import type {
  AudienceRecord,
  LabelRecord,
  PreprodRecord,
  ProductRecord,
  SubmissionRecord,
} from './records.ts';

/** Everything the emulated account holds; reads give the records themselves. */
export class Store {
  /** In ascending order of their ids. */
  readonly products: ProductRecord[] = [];
  readonly audiences: AudienceRecord[] = [];
  readonly newIds = {
    product: new IdSequence(FIRST_IDS.createdProduct),
    sharedProduct: new IdSequence(FIRST_IDS.sharedProduct),
    submission: new IdSequence(FIRST_IDS.createdSubmission),
    label: new IdSequence(FIRST_IDS.createdLabel),
  };
  readonly #products = new Map<bigint, ProductRecord>();
  readonly #submissions = new Map<bigint, SubmissionRecord>();
  readonly #labels = new Map<bigint, LabelRecord>();
  readonly #preprod = new Map<string, PreprodRecord>();

  product(id: bigint): ProductRecord | undefined {
    return this.#products.get(id);
  }

  submission(id: bigint): SubmissionRecord | undefined {
    return this.#submissions.get(id);
  }

  label(id: bigint): LabelRecord | undefined {
    return this.#labels.get(id);
  }

  preprod(id: string): PreprodRecord | undefined {
    return this.#preprod.get(id);
  }

  addProduct(product: ProductRecord): void {
    insert(this.products, product);
    this.#products.set(product.id, product);
    for (const submission of product.submissions) this.#indexSubmission(submission);
  }

  addSubmission(product: ProductRecord, submission: SubmissionRecord): void {
    insert(product.submissions, submission);
    this.#indexSubmission(submission);
  }

  addLabel(submission: SubmissionRecord, label: LabelRecord): void {
    insert(submission.labels, label);
    this.#labels.set(label.id, label);
  }

  addPreprod(preprod: PreprodRecord): void {
    this.#preprod.set(preprod.id, preprod);
  }

  #indexSubmission(submission: SubmissionRecord): void {
    this.#submissions.set(submission.id, submission);
    for (const label of submission.labels) this.#labels.set(label.id, label);
  }
}

function insert<T extends { readonly id: bigint }>(sorted: T[], item: T): void {
  const before = sorted.findLastIndex((other) => other.id < item.id);
  sorted.splice(before + 1, 0, item);
}
