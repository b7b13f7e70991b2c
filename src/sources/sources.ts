import type { Dashboard } from '../dashboard/dashboard.ts';
import type { AccountMemory } from './account-memory.ts';
import { type AudienceSource, createAudienceSource } from './audience-source.ts';
import { type BlobSource, createBlobSource, type ReadBlob } from './blob-source.ts';
import { createDriverMetadataSource, type DriverMetadataSource } from './driver-metadata-source.ts';
import { createPreprodSource, type PreprodSource } from './preprod-source.ts';
import { createProductSource, type ProductSource } from './product-source.ts';
import { createProductWrites, type ProductWrites } from './product-writes.ts';
import type { RequestParts } from './request-parts.ts';
import { createShippingLabelSource, type ShippingLabelSource } from './shipping-label-source.ts';
import { createShippingLabelWrites, type ShippingLabelWrites } from './shipping-label-writes.ts';
import { createSubmissionSource, type SubmissionSource } from './submission-source.ts';
import { createSubmissionWrites, type SubmissionWrites } from './submission-writes.ts';

/** Everything a request can read and change, each thing read once however many paths lead to it. */
export interface Sources {
  readonly products: ProductSource & { readonly write: ProductWrites };
  readonly submissions: SubmissionSource & { readonly write: SubmissionWrites };
  readonly shippingLabels: ShippingLabelSource & { readonly write: ShippingLabelWrites };
  readonly audiences: AudienceSource;
  readonly driverMetadata: DriverMetadataSource;
  readonly preprod: PreprodSource;
  readonly blobs: BlobSource;
}

/** Makes the sources of one request over what its account remembers, each when it is first asked for. */
export function createSources(
  dashboard: Dashboard,
  memory: AccountMemory,
  readBlob: ReadBlob,
  caller = 'anonymous',
  deadline = Number.POSITIVE_INFINITY,
): Sources {
  return new RequestSources({ dashboard, memory, caller, deadline, pages: new Map() }, readBlob);
}

/** Most requests need one or two of them, and there are many requests. */
class RequestSources implements Sources {
  readonly #parts: RequestParts;
  readonly #readBlob: ReadBlob;
  #products: Sources['products'] | undefined;
  #submissions: Sources['submissions'] | undefined;
  #shippingLabels: Sources['shippingLabels'] | undefined;
  #audiences: AudienceSource | undefined;
  #driverMetadata: DriverMetadataSource | undefined;
  #preprod: PreprodSource | undefined;
  #blobs: BlobSource | undefined;

  constructor(parts: RequestParts, readBlob: ReadBlob) {
    this.#parts = parts;
    this.#readBlob = readBlob;
  }

  get products(): Sources['products'] {
    if (this.#products !== undefined) return this.#products;
    const source = createProductSource(this.#parts);
    const submissions = () => this.submissions;
    const write = createProductWrites(this.#parts, source, submissions, this.#forget);
    this.#products = Object.assign(source, { write });
    return this.#products;
  }

  get submissions(): Sources['submissions'] {
    if (this.#submissions !== undefined) return this.#submissions;
    const source = createSubmissionSource(this.#parts);
    const write = createSubmissionWrites(this.#parts, source, this.#forget);
    this.#submissions = Object.assign(source, { write });
    return this.#submissions;
  }

  get shippingLabels(): Sources['shippingLabels'] {
    if (this.#shippingLabels !== undefined) return this.#shippingLabels;
    const source = createShippingLabelSource(this.#parts);
    const write = createShippingLabelWrites(this.#parts, source, this.#forget);
    this.#shippingLabels = Object.assign(source, { write });
    return this.#shippingLabels;
  }

  get audiences(): AudienceSource {
    this.#audiences ??= createAudienceSource(this.#parts);
    return this.#audiences;
  }

  get driverMetadata(): DriverMetadataSource {
    this.#driverMetadata ??= createDriverMetadataSource(this.#parts.dashboard, this.blobs, this.submissions);
    return this.#driverMetadata;
  }

  get preprod(): PreprodSource {
    this.#preprod ??= createPreprodSource(this.#parts.dashboard);
    return this.#preprod;
  }

  get blobs(): BlobSource {
    this.#blobs ??= createBlobSource(this.#readBlob);
    return this.#blobs;
  }

  /** After a write everything is read afresh: what it changed reaches from the thing itself up to every list. */
  readonly #forget = (): void => {
    this.#parts.pages.clear();
    const read = [this.#products, this.#submissions, this.#shippingLabels, this.#driverMetadata];
    for (const source of read) source?.forget();
  };
}
