import { type Pricing, priceRows } from './price-things.ts';
import type { SelectedField } from './selected-fields.ts';

/** Adds what is asked for of the mirror: rows and groups, which cost no call, and what the rows lead to. */
export function priceMirror(pricing: Pricing, field: SelectedField): void {
  for (const one of pricing.reader.fields(field.below, 'Mirror')) {
    const element = elements[one.name];
    if (element !== undefined) priceRows(pricing, `mirror>${one.name}`, one, element, 1);
    if (one.name.endsWith('Stats')) pricing.ledger.nodes(mostGroups);
  }
}

const elements: Readonly<Record<string, string>> = {
  products: 'MirroredProduct',
  submissions: 'MirroredSubmission',
  shippingLabels: 'MirroredShippingLabel',
  hardwareIds: 'MirroredHardwareId',
  statusChanges: 'StatusChange',
};

/** The most groups that are answered. */
const mostGroups = 1_000;
