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
  readonly products: ProductSource;
  readonly submissions: SubmissionSource;
  readonly shippingLabels: ShippingLabelSource;
  readonly audiences: AudienceSource;
  readonly driverMetadata: DriverMetadataSource;
  readonly preprod: PreprodSource;
  readonly blobs: BlobSource;
  readonly write: Writes;
}

/** What a request can change. */
export interface Writes {
  readonly products: ProductWrites;
  readonly submissions: SubmissionWrites;
  readonly shippingLabels: ShippingLabelWrites;
}

/** Makes the sources of one request over what its account remembers, each when it is first asked for. */
export function createSources(
  dashboard: Dashboard,
  memory: AccountMemory,
  readBlob: ReadBlob,
  changing = () => {},
  caller = 'anonymous',
  deadline = Number.POSITIVE_INFINITY,
): Sources {
  return new RequestSources(new Parts(dashboard, memory, changing, caller, deadline), readBlob);
}

class Parts implements RequestParts {
  readonly dashboard: Dashboard;
  readonly memory: AccountMemory;
  readonly changing: () => void;
  readonly caller: string;
  readonly deadline: number;
  #pages: RequestParts['pages'] | undefined;

  constructor(
    dashboard: Dashboard,
    memory: AccountMemory,
    changing: () => void,
    caller: string,
    deadline: number,
  ) {
    this.dashboard = dashboard;
    this.memory = memory;
    this.changing = changing;
    this.caller = caller;
    this.deadline = deadline;
  }

  get pages(): RequestParts['pages'] {
    this.#pages ??= new Map();
    return this.#pages;
  }
}

/** Most requests need one or two of them, and there are many requests. */
class RequestSources implements Sources {
  readonly #parts: RequestParts;
  readonly #readBlob: ReadBlob;
  #products: ProductSource | undefined;
  #submissions: SubmissionSource | undefined;
  #shippingLabels: ShippingLabelSource | undefined;
  #audiences: AudienceSource | undefined;
  #driverMetadata: DriverMetadataSource | undefined;
  #preprod: PreprodSource | undefined;
  #blobs: BlobSource | undefined;
  #write: Writes | undefined;

  constructor(parts: RequestParts, readBlob: ReadBlob) {
    this.#parts = parts;
    this.#readBlob = readBlob;
  }

  get products(): ProductSource {
    this.#products ??= createProductSource(this.#parts);
    return this.#products;
  }

  get submissions(): SubmissionSource {
    this.#submissions ??= createSubmissionSource(this.#parts);
    return this.#submissions;
  }

  get shippingLabels(): ShippingLabelSource {
    this.#shippingLabels ??= createShippingLabelSource(this.#parts);
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

  get write(): Writes {
    this.#write ??= this.#openWrites();
    return this.#write;
  }

  #openWrites(): Writes {
    const parts = this.#parts;
    /** After a write everything is read afresh: what it changed reaches from the thing itself up to every list. */
    const forget = () => {
      parts.pages.clear();
      const read = [this.#products, this.#submissions, this.#shippingLabels, this.#driverMetadata];
      for (const source of read) source?.forget();
    };
    return {
      products: createProductWrites(parts, this.products, this.submissions, forget),
      submissions: createSubmissionWrites(parts, this.submissions, forget),
      shippingLabels: createShippingLabelWrites(parts, this.shippingLabels, forget),
    };
  }
}
