import type { Json } from '../json-writer.ts';
import type { ProductRecord } from '../records.ts';
import { submissionState } from '../workflow/submission-workflow.ts';
import type { World } from '../world.ts';
import type { BoundObject } from './bound-object.ts';
import { updateUnauthorized, validationFailed } from './refusals.ts';

/** Applies PATCH /products/{id}, or refuses it by the rules of sections 6.3 and 7.1 (9). */
export function updateProduct(product: ProductRecord, body: BoundObject, world: World): void {
  const { settings } = world;
  if (product.access !== 'author') throw updateUnauthorized(settings, 'Not authorized to update the product');
  const initial = product.submissions.find(({ type }) => type === 'initial');
  if (initial === undefined) {
    throw updateUnauthorized(settings, "Can't update product without an initial submission");
  }
  const state = submissionState(initial, world.clock.life());
  if (state.failed) {
    throw updateUnauthorized(settings, "Can't update product because the workflow failed");
  }
  const change = changeOf(body);
  if (Object.keys(change).length === 0 || change.productName === '') {
    throw validationFailed(settings, [
      { target: 'product', message: 'At least one property is required for update.' },
    ]);
  }
  const ingested = world.clock.life() >= state.ingestedAt;
  if (change.announcementDate !== undefined && ingested) {
    const message = "Announcement Date can't be updated after the ingestion process is finished";
    throw updateUnauthorized(settings, message);
  }
  if (change.productName !== undefined && state.workflow?.step === 'finalizeIngestion' && !ingested) {
    throw updateUnauthorized(settings, "Product Name can't be updated at this time. Try again.");
  }
  if (
    change.marketingNames !== undefined &&
    announced(product, world) &&
    adds(product, change.marketingNames)
  ) {
    throw updateUnauthorized(settings, "Marketing names can't be added after the announcement date");
  }
  product.fields = { ...product.fields, ...change };
  product.updated.at = new Date(world.clock.wall()).toISOString();
}

interface ProductChange {
  productName?: string;
  marketingNames?: string[];
  announcementDate?: string;
}

function changeOf(body: BoundObject): ProductChange {
  const productName = body.string('productName');
  const marketingNames = body.strings('marketingNames');
  const announcementDate = body.date('announcementDate') || undefined;
  return {
    ...(productName === undefined ? {} : { productName }),
    ...(marketingNames === undefined ? {} : { marketingNames }),
    ...(announcementDate === undefined ? {} : { announcementDate }),
  };
}

function announced({ fields }: ProductRecord, { clock }: World): boolean {
  const date = fields['announcementDate'];
  if (typeof date !== 'string' || date.startsWith('0001-')) return false;
  const utc = /(?:Z|[+-]\d\d:\d\d)$/i.test(date) ? date : `${date}Z`;
  return Date.parse(utc) < clock.wall();
}

function adds({ fields }: ProductRecord, names: readonly string[]): boolean {
  const present = fields['marketingNames'] as readonly Json[] | undefined;
  return names.some((name) => !present?.includes(name));
}
