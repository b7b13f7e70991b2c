import type {
  MirroredHardwareIdResolvers,
  MirroredProductResolvers,
  MirroredShippingLabelResolvers,
  MirroredSubmissionResolvers,
} from '../../generated/resolvers-types.ts';
import type { Row } from '../../mirror/schema/tables.ts';
import { readText } from '../../values/text.ts';
import { liveProduct, liveShippingLabel, liveSubmission } from '../mirror/live-things.ts';
import { reportFields } from '../mirror/report-fields.ts';

/** The types of the mirror's things: a field for each column of their reports, and links to the live ones. */
export const mirroredProduct = {
  ...reportFields('products'),
  selectedProductTypes: readSelectedProductTypes,
  product: liveProduct,
} as MirroredProductResolvers;

export const mirroredSubmission = {
  ...reportFields('submissions'),
  product: liveProduct,
  submission: liveSubmission,
} as MirroredSubmissionResolvers;

export const mirroredShippingLabel = {
  ...reportFields('shipping-labels'),
  product: liveProduct,
  submission: liveSubmission,
  shippingLabel: liveShippingLabel,
} as MirroredShippingLabelResolvers;

export const mirroredHardwareId = {
  ...reportFields('hardware-ids'),
  product: liveProduct,
  submission: liveSubmission,
} as MirroredHardwareIdResolvers;

function readSelectedProductTypes(row: Row) {
  const cell = row['selected_product_types'];
  const families: unknown = typeof cell === 'string' ? JSON.parse(cell) : {};
  return Object.entries(families ?? {}).map(([operatingSystemFamily, productType]) => ({
    operatingSystemFamily,
    productType: readText(productType),
  }));
}
