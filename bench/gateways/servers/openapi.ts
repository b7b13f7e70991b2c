/** What the questions need of the service, as an OpenAPI document. */
export function openApi(upstream: string): object {
  const product = '/products/{productId}';
  const submission = `${product}/submissions/{submissionId}`;
  return {
    openapi: '3.0.3',
    info: { title: 'Hardware Dashboard', version: '2.0' },
    servers: [{ url: `${upstream}/v2.0/my/hardware` }],
    paths: {
      '/products': read('listProducts', 'Products'),
      [product]: read('getProduct', 'Product', 'productId'),
      [`${product}/submissions`]: read('listSubmissions', 'Submissions', 'productId'),
      [submission]: read('getSubmission', 'Detail', 'productId', 'submissionId'),
      [`${submission}/shippingLabels`]: read(
        'listShippingLabels',
        'ShippingLabels',
        'productId',
        'submissionId',
      ),
    },
    components: {
      schemas: {
        Products: list('Product'),
        Product: object({
          id: int64,
          sharedProductId: int64,
          productName: text,
          isCommitted: { type: 'boolean' },
          originType: text,
          firmwareVersion: text,
          marketingNames: { type: 'array', items: text },
          requestedSignatures: { type: 'array', items: text },
        }),
        Submissions: list('Submission'),
        Submission: object({ id: int64, productId: int64, name: text, type: text }),
        Detail: object({ workflowStatus: { $ref: '#/components/schemas/WorkflowStatus' } }),
        WorkflowStatus: object({ currentStep: text, state: text }),
        ShippingLabels: list('ShippingLabel'),
        ShippingLabel: object({ id: int64, name: text, destination: text }),
      },
    },
  };
}

const text = { type: 'string' };
const int64 = { type: 'integer', format: 'int64' };

function read(operationId: string, type: string, ...parameters: readonly string[]) {
  const schema = { $ref: `#/components/schemas/${type}` };
  return {
    get: {
      operationId,
      parameters: parameters.map((name) => ({ name, in: 'path', required: true, schema: text })),
      responses: { 200: { description: 'The answer.', content: { 'application/json': { schema } } } },
    },
  };
}

function list(type: string) {
  return object({ value: { type: 'array', items: { $ref: `#/components/schemas/${type}` } } });
}

function object(properties: object) {
  return { type: 'object', properties };
}
