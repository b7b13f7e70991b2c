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

/** Makes the sources of one request over what its account remembers. */
export function createSources(
  dashboard: Dashboard,
  memory: AccountMemory,
  readBlob: ReadBlob,
  caller = 'anonymous',
  deadline = Number.POSITIVE_INFINITY,
): Sources {
  const parts: RequestParts = {
    dashboard,
    memory,
    blobs: createBlobSource(readBlob),
    caller,
    deadline,
    pages: new Map(),
  };
  const products = createProductSource(parts);
  const submissions = createSubmissionSource(parts);
  const shippingLabels = createShippingLabelSource(parts);
  const driverMetadata = createDriverMetadataSource(dashboard, parts.blobs, submissions);

  /** After a write everything is read afresh: what it changed reaches from the thing itself up to every list. */
  function forget(): void {
    parts.pages.clear();
    for (const source of [products, submissions, shippingLabels, driverMetadata]) source.forget();
  }

  return {
    products: { ...products, write: createProductWrites(parts, products, submissions, forget) },
    submissions: { ...submissions, write: createSubmissionWrites(parts, submissions, forget) },
    shippingLabels: { ...shippingLabels, write: createShippingLabelWrites(parts, shippingLabels, forget) },
    audiences: createAudienceSource(parts),
    driverMetadata,
    preprod: createPreprodSource(dashboard),
    blobs: parts.blobs,
  };
}
