import { isAccountLabel } from '../values/account-label.ts';
import { isInt64 } from '../values/int64.ts';
import {
  accountPrefix,
  type NodeKey,
  type ProductKey,
  readNodeId,
  type ShippingLabelKey,
  type SubmissionKey,
  writeNodeId,
} from '../values/node-id.ts';
import { usageError } from './command-error.ts';
import type { Options } from './options.ts';

/** The options that name things, for the commands' specifications. */
export const productOption = {
  name: 'product',
  value: 'ID',
  text: 'the product: products/… or its number',
} as const;
export const submissionOption = {
  name: 'submission',
  value: 'ID',
  text: 'the submission: products/…/submissions/…, or its number together with --product',
} as const;
export const labelOption = {
  name: 'label',
  value: 'ID',
  text: 'the shipping label: products/…/shippingLabels/…, or its number together with --product and --submission',
} as const;

/** The account that `--account` names; undefined where there is none. @throws CommandError */
export function accountLabel(options: Options): string | undefined {
  const label = options.text('account');
  if (label === undefined || isAccountLabel(label)) return label;
  throw usageError(`--account expects the label of an account: ${JSON.stringify(label)} is none.`);
}

/** The product that `--product` names; undefined where there is none. @throws CommandError */
export function productKey(options: Options): ProductKey | undefined {
  const text = options.text('product');
  if (text === undefined) return undefined;
  return resolve('product', text, (number) => `${accountPrefix(accountLabel(options))}products/${number}`);
}

/** The submission that the options name. @throws CommandError */
export function submissionKey(options: Options): SubmissionKey {
  return resolve('submission', options.required('submission'), (number) => {
    const product = productKey(options);
    if (product === undefined) throw numberAlone('submission', '--product');
    return `${writeNodeId(product)}/submissions/${number}`;
  });
}

/** The label that the options name; undefined where there is none. @throws CommandError */
export function labelKey(options: Options): ShippingLabelKey | undefined {
  const text = options.text('label');
  if (text === undefined) return undefined;
  return resolve('shippingLabel', text, (number) => {
    if (options.text('submission') === undefined) throw numberAlone('label', '--product and --submission');
    return `${writeNodeId(submissionKey(options))}/shippingLabels/${number}`;
  });
}

/** What things are called in options and in errors. */
const names = { product: 'product', submission: 'submission', shippingLabel: 'label', audience: 'audience' };

function resolve<Kind extends NodeKey['kind']>(
  kind: Kind,
  text: string,
  fromNumber: (number: string) => string,
): Extract<NodeKey, { kind: Kind }> {
  const key = readNodeId(/^[0-9]+$/.test(text) && isInt64(text) ? fromNumber(text) : text);
  if (key?.kind === kind) return key as Extract<NodeKey, { kind: Kind }>;
  throw usageError(`--${names[kind]} expects a node id, or a number: ${JSON.stringify(text)} is neither.`);
}

function numberAlone(name: string, others: string): Error {
  return usageError(
    `--${name} is a number, which says too little by itself.`,
    `Give ${others} too, or the node id.`,
  );
}
