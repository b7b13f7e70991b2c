import { serviceError } from '../http/refusal.ts';
import { parseId } from '../ids.ts';
import type { LabelRecord, ProductRecord, SubmissionRecord } from '../records.ts';
import { entityNotFound } from '../rules/refusals.ts';
import type { Call } from './route.ts';

/** The product that a call names; refuses with entityNotFound, or as malformed when the id is no number. */
export function productOf(call: Call): ProductRecord {
  const product = call.world.store.product(idOf(call, 'productId'));
  if (product === undefined) throw entityNotFound(call.world.settings, 'Product not found');
  return product;
}

/** The submission that a call names, with its product. */
export function submissionOf(call: Call): { product: ProductRecord; submission: SubmissionRecord } {
  const product = productOf(call);
  const id = idOf(call, 'submissionId');
  const submission = call.world.store.submission(id);
  if (submission?.productId !== product.id) {
    throw entityNotFound(call.world.settings, 'No submission found');
  }
  return { product, submission };
}

/** The label that a call names, with its submission and product. */
export function labelOf(call: Call): {
  product: ProductRecord;
  submission: SubmissionRecord;
  label: LabelRecord;
} {
  const { product, submission } = submissionOf(call);
  const id = idOf(call, 'shippingLabelId');
  const label = call.world.store.label(id);
  if (label?.submissionId !== submission.id) {
    throw entityNotFound(call.world.settings, 'Shipping label not found');
  }
  return { product, submission, label };
}

/** An id in the path. */
export function idOf({ params, world }: Call, name: string): bigint {
  const id = parseId(params[name] ?? '');
  if (id === undefined) {
    throw serviceError(world.settings.malformedIdStatus, 'invalidInput', 'The request is invalid.', [
      { target: name, message: `The value '${params[name] ?? ''}' is not valid.` },
    ]);
  }
  return id;
}
