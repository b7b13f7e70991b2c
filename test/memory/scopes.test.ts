import { expect, test } from '@jest/globals';
import { endpoints } from '../../src/dashboard/endpoints.ts';
import { scopeOf, scopesTouched } from '../../src/memory/scopes.ts';

const product = { kind: 'product', productId: '7' } as const;
const submission = { kind: 'submission', productId: '7', submissionId: '8' } as const;
const label = { kind: 'shippingLabel', productId: '7', submissionId: '8', shippingLabelId: '9' } as const;

test('whatever is read of a product belongs to it, and what is written of it touches all of that and the lists', () => {
  const reads = [
    endpoints.getProduct(product),
    endpoints.listSubmissions(product),
    endpoints.getSubmission(submission),
    endpoints.listShippingLabels(submission),
    endpoints.getShippingLabel(label),
  ];
  const writes = [
    endpoints.updateProduct(product),
    endpoints.createSubmission(product),
    endpoints.commitSubmission(submission),
    endpoints.createShippingLabel(submission),
    endpoints.cancelShippingLabel(label),
  ];
  for (const { path } of reads) expect(scopeOf(path)).toBe('products/7');
  for (const { path } of writes) expect(scopesTouched(path)).toEqual(['products/7', 'products']);
});

test('the list of products and what partners shared belong to no product, and every write below products touches them', () => {
  expect(scopeOf(endpoints.listProducts().path)).toBe('products');
  expect(scopeOf(endpoints.getPartnerSubmission('30000001', submission).path)).toBe('products');
  expect(scopesTouched(endpoints.createProduct().path)).toEqual(['products']);
});

test('audiences are touched by no write', () => {
  expect(scopeOf(endpoints.listAudiences().path)).toBe('audiences');
});
