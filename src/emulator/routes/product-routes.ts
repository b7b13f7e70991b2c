import { jsonBody } from '../http/emulator-request.ts';
import { empty, json } from '../http/reply.ts';
import { numberKey, page } from '../paging.ts';
import type { ProductRecord } from '../records.ts';
import { BoundObject } from '../rules/bound-object.ts';
import { productFields } from '../rules/product-input.ts';
import { updateProduct } from '../rules/product-update.ts';
import { productView } from '../views/product-view.ts';
import { productOf } from './lookup.ts';
import type { Call, Route } from './route.ts';

/** Endpoints 1 to 4 of section 2.1. */
export const PRODUCT_ROUTES: readonly Route[] = [
  { method: 'GET', pattern: '/products', answer: listProducts },
  { method: 'POST', pattern: '/products', role: 'driverSubmitter', answer: createProduct },
  {
    method: 'GET',
    pattern: '/products/{productId}',
    answer: (call) => json(200, productView(productOf(call), call.world)),
  },
  { method: 'PATCH', pattern: '/products/{productId}', role: 'driverSubmitter', answer: patchProduct },
];

function listProducts({ request, world }: Call) {
  const items = world.store.products;
  const view = (product: ProductRecord) => productView(product, world);
  return json(
    200,
    page({ name: 'products', path: '/products', items, key: numberKey, view }, request.query, world),
  );
}

function createProduct({ request, world }: Call) {
  const fields = productFields(new BoundObject(jsonBody(request)), world.settings);
  const { newIds } = world.store;
  const by = 'hardware-gateway@contoso.example';
  const at = new Date(world.clock.wall()).toISOString();
  const product: ProductRecord = {
    id: newIds.product.take(),
    sharedProductId: newIds.sharedProduct.take(),
    access: 'author',
    sourceProductId: 0n,
    sourcePublisherId: 0n,
    chidTargetingEnforced: false,
    inboxOrSystem: false,
    fields: { ...fields, createdBy: by, createdDateTime: at },
    updated: { by, at },
    submissions: [],
  };
  world.store.addProduct(product);
  return json(201, productView(product, world));
}

function patchProduct(call: Call) {
  const product = productOf(call);
  updateProduct(product, new BoundObject(jsonBody(call.request)), call.world);
  return empty(204);
}
