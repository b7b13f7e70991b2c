import { createServer } from 'node:http';
import { Pool } from 'undici';
import { parseJson } from '../../../src/values/read-json.ts';
import { listen } from './listen.ts';
import { token } from './token.ts';

/*
 * What a careful day of writing by hand reaches: an aggregator over REST that knows the five questions, calls all it can at
 * once by undici's dispatch, reads ids exactly, and shares nothing between requests. All others are measured by it.
 */

type Wire = Readonly<Record<string, unknown>>;

const upstream = process.argv[2] ?? '';
const base = '/v2.0/my/hardware';
const pool = new Pool(upstream, { connections: 128, pipelining: 1 });
const headers = { authorization: `Bearer ${await token(upstream)}`, accept: 'application/json' };

const handlers: Readonly<Record<string, (id: string) => Promise<unknown>>> = {
  Q1: async (id) => ({ product: wide(await get(`/products/${id}`)) }),
  Q2: async () => ({ products: { nodes: (await list('/products')).map(wide) } }),
  Q3: async () => {
    const products = await list('/products');
    return { products: { nodes: await Promise.all(products.map(withSubmissions)) } };
  },
  Q4: async (id) => {
    const path = `/products/${id}`;
    const [product, submissions] = await Promise.all([get(path), list(`${path}/submissions`)]);
    const nodes = await Promise.all(submissions.map((each) => withWorkflow(path, each)));
    return { product: { productId: product['id'], name: product['productName'], submissions: { nodes } } };
  },
  Q5: async (id) => {
    const wire = await get(`/products/${id}`);
    const data: Record<string, unknown> = {};
    for (let index = 0; index < 100; index += 1) {
      data[`p${index}`] = {
        productId: wire['id'],
        name: wire['productName'],
        isCommitted: wire['isCommitted'],
      };
    }
    return data;
  },
};

const server = createServer((request, response) => {
  const [, name = '', id = ''] = request.url?.split('/') ?? [];
  const handler = handlers[name];
  const answered = handler === undefined ? Promise.reject(new Error('no such question')) : handler(id);
  answered.then(
    (data) => {
      const body = JSON.stringify({ data });
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
      });
      response.end(body);
    },
    (error: unknown) => response.writeHead(502).end(JSON.stringify({ errors: [{ message: String(error) }] })),
  );
});
listen(server);

function wide(wire: Wire) {
  return {
    productId: wire['id'],
    sharedProductId: wire['sharedProductId'],
    name: wire['productName'],
    isCommitted: wire['isCommitted'],
    originType: wire['originType'],
    firmwareVersion: wire['firmwareVersion'],
    marketingNames: wire['marketingNames'],
    requestedSignatures: wire['requestedSignatures'],
  };
}

async function withSubmissions(product: Wire) {
  const submissions = await list(`/products/${product['id']}/submissions`);
  const nodes = submissions.map(({ id, name, type }) => ({ submissionId: id, name, type }));
  return { productId: product['id'], name: product['productName'], submissions: { nodes } };
}

async function withWorkflow(path: string, { id, name }: Wire) {
  const own = `${path}/submissions/${id}`;
  const [detail, labels] = await Promise.all([get(own), list(`${own}/shippingLabels`)]);
  const { currentStep, state } = detail['workflowStatus'] as Wire;
  const nodes = labels.map((label) => ({
    shippingLabelId: label['id'],
    name: label['name'],
    destination: label['destination'],
  }));
  return { submissionId: id, name, workflowStatus: { currentStep, state }, shippingLabels: { nodes } };
}

async function list(path: string): Promise<readonly Wire[]> {
  return (await get(path))['value'] as readonly Wire[];
}

function get(path: string): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let status = 0;
    pool.dispatch(
      { method: 'GET', path: base + path, headers },
      {
        onConnect: () => {},
        onHeaders: (code) => {
          status = code;
          return true;
        },
        onData: (chunk) => chunks.push(chunk) > 0,
        onComplete: () => {
          if (status !== 200) return reject(new Error(`${path} was answered with ${status}`));
          const body = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
          resolve(parseJson(body.toString()) as Wire);
        },
        onError: reject,
      },
    );
  });
}
