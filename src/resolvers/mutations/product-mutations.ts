import type { ProductNode } from '../../sources/nodes.ts';
import { readInt64 } from '../../values/int64.ts';
import { inAccount } from '../../values/node-id.ts';
import { change, type Mutations } from '../change.ts';
import { blankName, nothingToUpdate } from '../inputs/checks.ts';
import { givenKey, keyFaults } from '../inputs/idempotency-key.ts';
import { keyOf } from '../inputs/keys.ts';
import { productBody, productChanges, productFaults } from '../inputs/product-input.ts';

export const createProduct: Mutations['createProduct'] = async (_, { input }, context) => {
  const { label, sources } = context.account();
  const { node, userErrors } = await change(context, {
    validateOnly: input.validateOnly,
    faults: [...productFaults(input), ...keyFaults(input)],
    send: () => sources.write.products.create(productBody(input), givenKey('createProduct', input)),
    toNode: (answer): ProductNode => ({
      kind: 'product',
      key: inAccount(label, { kind: 'product', productId: readInt64(answer?.['id']) ?? '' }),
      answer: answer ?? undefined,
    }),
  });
  return { product: node, userErrors };
};

export const updateProduct: Mutations['updateProduct'] = async (_, { input }, context) => {
  const key = keyOf('product', input.id, ['input', 'id'], context);
  const body = productChanges(input);
  const { node, userErrors } = await change(context, {
    validateOnly: input.validateOnly,
    faults: [...blankName(input.name), ...nothingToUpdate(body)],
    send: () => context.account(key.account).sources.write.products.update(key, body),
    toNode: () => ({ kind: 'product' as const, key }),
  });
  return { product: node, userErrors };
};
