import { describe, expect, test } from '@jest/globals';
import { type Endpoint, endpoints } from '../../src/dashboard/endpoints.ts';
import type { ProductKey, ShippingLabelKey, SubmissionKey } from '../../src/values/node-id.ts';

const productId = '9007199267351835';
const submissionId = '1152921504621441945';
const shippingLabelId = '1152921504676978391';
const product: ProductKey = { kind: 'product', productId };
const submission: SubmissionKey = { kind: 'submission', productId, submissionId };
const label: ShippingLabelKey = { kind: 'shippingLabel', productId, submissionId, shippingLabelId };

const p = `/products/${productId}`;
const s = `${p}/submissions/${submissionId}`;
const l = `${s}/shippingLabels/${shippingLabelId}`;
const targeting = '?includeTargetingInfo=true';

const table: readonly [Endpoint, string, string][] = [
  [endpoints.listProducts(), 'GET', '/products'],
  [endpoints.createProduct(), 'POST', '/products'],
  [endpoints.getProduct(product), 'GET', p],
  [endpoints.updateProduct(product), 'PATCH', p],
  [endpoints.listSubmissions(product), 'GET', `${p}/submissions`],
  [endpoints.createSubmission(product), 'POST', `${p}/submissions`],
  [endpoints.getSubmission(submission), 'GET', s],
  [endpoints.updateSubmission(submission), 'PATCH', s],
  [endpoints.commitSubmission(submission), 'POST', `${s}/commit`],
  [endpoints.createPublisherMetadata(submission), 'POST', `${s}/createpublishermetadata`],
  [endpoints.listShippingLabels(submission), 'GET', `${s}/shippingLabels${targeting}`],
  [endpoints.createShippingLabel(submission), 'POST', `${s}/shippingLabels`],
  [endpoints.getShippingLabel(label), 'GET', `${l}${targeting}`],
  [endpoints.updateShippingLabel(label), 'PATCH', l],
  [endpoints.cancelShippingLabel(label), 'PUT', `${l}/cancel`],
  [endpoints.listAudiences(), 'GET', '/audiences'],
  [
    endpoints.getPartnerSubmission('30000001', submission),
    'GET',
    `/products/relationships/sourcepubliherid/30000001/sourceproductid/${productId}/sourcesubmissionid/${submissionId}`,
  ],
];

describe('the table of endpoints', () => {
  test.each(table.map(([endpoint, method, path]) => [endpoint.name, method, path, endpoint] as const))(
    '%s is %s %s',
    (name, method, path, endpoint) => {
      expect(endpoint).toMatchObject({ name, method, path });
    },
  );

  test('has all seventeen endpoints of the service, each under a name of its own', () => {
    expect(new Set(table.map(([{ name }]) => name)).size).toBe(17);
    expect(Object.keys(endpoints)).toHaveLength(18);
  });

  test('lets reads be repeated, and writes never', () => {
    for (const [{ method, repeatable }] of table) expect(repeatable).toBe(method === 'GET');
  });

  test('names the role that a write needs', () => {
    for (const [{ name, method, role }] of table) {
      const owner = name.includes('ShippingLabel') ? 'Shipping Label Owner' : 'Driver Submitter';
      expect(role).toBe(method === 'GET' ? 'any Hardware role' : owner);
    }
  });

  test('expects a record of creates, and nothing of the other writes, which answer 202 or 204', () => {
    for (const [{ name, method, expected }] of table) {
      if (name === 'listAudiences') expect(expected).toBe('audiences');
      else if (method === 'GET') expect(expected).toBe(name.startsWith('list') ? 'list' : 'record');
      else expect(expected).toBe(/^create(?!Publisher)/.test(name) ? 'record' : 'nothing');
    }
  });

  test('never asks for a page size, which the service does not document', () => {
    for (const [{ path }] of table) expect(path).not.toMatch(/pageSize|top=/i);
  });
});
