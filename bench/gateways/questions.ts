import { parseJson } from '../../src/values/read-json.ts';
import { account, answers, productId } from './account.ts';

/** What every server is asked. The same answer is asked of all; how it is put differs from server to server. */
export interface Question {
  readonly id: QuestionId;
  readonly title: string;
  /** How many products it is asked about in turns; 1 for what is about the whole list. */
  readonly variants: number;
  /** The calls that an answer takes at least. */
  readonly calls: number;
  /** The longest chain of calls that each need the answer before. */
  readonly chain: number;
  /** The calls for the first of its variants, as paths: all of a step at once, and the next when they have been answered. */
  readonly steps: () => readonly (readonly string[])[];
  /** The `data` of the right answer, 64-bit numbers as strings of digits, enums as the service writes them. */
  readonly truth: (variant: number) => unknown;
}

export type QuestionId = 'Q1' | 'Q2' | 'Q3' | 'Q4' | 'Q5';

/** How often Q5 asks for its product. */
export const aliases = 100;

/** The eight fields of a product in Q1 and Q2, by the gateway's names. */
export const productFields = [
  'productId',
  'sharedProductId',
  'name',
  'isCommitted',
  'originType',
  'firmwareVersion',
  'marketingNames',
  'requestedSignatures',
] as const;

type Wire = Readonly<Record<string, unknown>>;

const texts = answers();

/** The five questions, in order. */
export const questions: readonly Question[] = [
  {
    id: 'Q1',
    title: 'a product, eight fields',
    variants: account.pageSize,
    calls: 1,
    chain: 1,
    steps: () => [[`/products/${productId(0)}`]],
    truth: (variant) => ({ product: product(record(`/products/${productId(variant)}`), productFields) }),
  },
  {
    id: 'Q2',
    title: 'fifty products, eight fields',
    variants: 1,
    calls: 1,
    chain: 1,
    steps: () => [['/products']],
    truth: () => ({ products: { nodes: list('/products').map((each) => product(each, productFields)) } }),
  },
  {
    id: 'Q3',
    title: 'fifty products, ten submissions each',
    variants: 1,
    calls: 51,
    chain: 2,
    steps: () => [['/products'], list('/products').map(({ id }) => `/products/${id}/submissions`)],
    truth: () => ({
      products: {
        nodes: list('/products').map((each) => ({
          ...product(each, ['productId', 'name']),
          submissions: {
            nodes: list(`/products/${each['id']}/submissions`).map(({ id, name, type }) => ({
              submissionId: id,
              name,
              type,
            })),
          },
        })),
      },
    }),
  },
  {
    id: 'Q4',
    title: 'a product, its submissions with workflow, their labels',
    variants: account.pageSize,
    calls: 22,
    chain: 2,
    steps: () => {
      const path = `/products/${productId(0)}`;
      const submissions = list(`${path}/submissions`).map(({ id }) => `${path}/submissions/${id}`);
      const labels = submissions.map((each) => `${each}/shippingLabels?includeTargetingInfo=true`);
      return [
        [path, `${path}/submissions`],
        [...submissions, ...labels],
      ];
    },
    truth: (variant) => {
      const path = `/products/${productId(variant)}`;
      return {
        product: {
          ...product(record(path), ['productId', 'name']),
          submissions: { nodes: list(`${path}/submissions`).map(({ id }) => submission(path, id)) },
        },
      };
    },
  },
  {
    id: 'Q5',
    title: 'one product a hundred times',
    variants: account.pageSize,
    calls: 1,
    chain: 1,
    steps: () => [[`/products/${productId(0)}`]],
    truth: (variant) => {
      const one = product(record(`/products/${productId(variant)}`), ['productId', 'name', 'isCommitted']);
      return Object.fromEntries(Array.from({ length: aliases }, (_, index) => [`p${index}`, one]));
    },
  },
];

function product(wire: Wire, fields: readonly string[]) {
  const own: Record<string, string> = { productId: 'id', name: 'productName' };
  return Object.fromEntries(fields.map((field) => [field, wire[own[field] ?? field]]));
}

function submission(productPath: string, id: unknown) {
  const path = `${productPath}/submissions/${id}`;
  const { name, workflowStatus } = record(path);
  const { currentStep, state } = workflowStatus as Wire;
  const labels = list(`${path}/shippingLabels`).map((label) => ({
    shippingLabelId: label['id'],
    name: label['name'],
    destination: label['destination'],
  }));
  return {
    submissionId: id,
    name,
    workflowStatus: { currentStep, state },
    shippingLabels: { nodes: labels },
  };
}

function list(path: string): readonly Wire[] {
  return record(path)['value'] as readonly Wire[];
}

function record(path: string): Wire {
  const text = texts.get(path);
  if (text === undefined) throw new Error(`the account has no ${path}`);
  return parseJson(text) as Wire;
}
