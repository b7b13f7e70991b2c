import type { ProductKey, ShippingLabelKey, SubmissionKey } from '../values/node-id.ts';

/** What a 2xx answer must hold: nothing, an object with a number, or the envelope of a list of such or of audiences. */
export type Expected = 'nothing' | 'record' | 'list' | 'audiences' | 'anything';

/** One row of the table: how an endpoint is called, and whether it may be called again when its answer is lost. */
export interface Endpoint {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Below the API's base; ids are digits or GUIDs, so nothing needs escaping. */
  readonly path: string;
  readonly repeatable: boolean;
  readonly expected: Expected;
  /** The Hardware role of Partner Center that a 403 probably misses. */
  readonly role: HardwareRole;
}

export type HardwareRole = 'Driver Submitter' | 'Shipping Label Owner' | 'any Hardware role';

const product = (key: ProductKey) => `/products/${key.productId}`;
const submission = (key: Omit<SubmissionKey, 'kind'>) =>
  `/products/${key.productId}/submissions/${key.submissionId}`;
const label = (key: ShippingLabelKey) => `${submission(key)}/shippingLabels/${key.shippingLabelId}`;

/** Targeting comes only when asked for, and asking costs nothing: so it always is, which saves a call a label. */
const withTargeting = '?includeTargetingInfo=true';

/** Every endpoint of the Hardware Dashboard API that the gateway calls, but for preproduction. */
export const endpoints = {
  listProducts: () => read('listProducts', '/products', 'list'),
  getProduct: (key: ProductKey) => read('getProduct', product(key), 'record'),
  createProduct: () => write('createProduct', 'POST', '/products', 'record', 'Driver Submitter'),
  updateProduct: (key: ProductKey) =>
    write('updateProduct', 'PATCH', product(key), 'nothing', 'Driver Submitter'),

  listSubmissions: (key: ProductKey) => read('listSubmissions', `${product(key)}/submissions`, 'list'),
  getSubmission: (key: SubmissionKey) => read('getSubmission', submission(key), 'record'),
  createSubmission: (key: ProductKey) =>
    write('createSubmission', 'POST', `${product(key)}/submissions`, 'record', 'Driver Submitter'),
  updateSubmission: (key: SubmissionKey) =>
    write('updateSubmission', 'PATCH', submission(key), 'nothing', 'Driver Submitter'),
  commitSubmission: (key: SubmissionKey) =>
    write('commitSubmission', 'POST', `${submission(key)}/commit`, 'nothing', 'Driver Submitter'),
  createPublisherMetadata: (key: SubmissionKey) =>
    write(
      'createPublisherMetadata',
      'POST',
      `${submission(key)}/createpublishermetadata`,
      'nothing',
      'Driver Submitter',
    ),
  // The misspelling is the service's own.
  getPartnerSubmission: (publisherId: string, key: SubmissionKey) =>
    read(
      'getPartnerSubmission',
      `/products/relationships/sourcepubliherid/${publisherId}/sourceproductid/${key.productId}/sourcesubmissionid/${key.submissionId}`,
      'record',
    ),

  listShippingLabels: (key: SubmissionKey) =>
    read('listShippingLabels', `${submission(key)}/shippingLabels${withTargeting}`, 'list'),
  getShippingLabel: (key: ShippingLabelKey) =>
    read('getShippingLabel', `${label(key)}${withTargeting}`, 'record'),
  createShippingLabel: (key: SubmissionKey) =>
    write(
      'createShippingLabel',
      'POST',
      `${submission(key)}/shippingLabels`,
      'record',
      'Shipping Label Owner',
    ),
  updateShippingLabel: (key: ShippingLabelKey) =>
    write('updateShippingLabel', 'PATCH', label(key), 'nothing', 'Shipping Label Owner'),
  cancelShippingLabel: (key: ShippingLabelKey) =>
    write('cancelShippingLabel', 'PUT', `${label(key)}/cancel`, 'nothing', 'Shipping Label Owner'),

  listAudiences: () => read('listAudiences', '/audiences', 'audiences'),
  /** The driver metadata where it is a link of the API itself; `path` is below the API's base. */
  getDriverMetadata: (path: string) => read('getDriverMetadata', path, 'anything'),
} as const;

function read(name: string, path: string, expected: Expected): Endpoint {
  return { name, method: 'GET', path, repeatable: true, expected, role: 'any Hardware role' };
}

function write(
  name: string,
  method: 'POST' | 'PUT' | 'PATCH',
  path: string,
  expected: Expected,
  role: HardwareRole,
): Endpoint {
  return { name, method, path, repeatable: false, expected, role };
}
