import { CERTIFIED_PRODUCTS } from './certified-products.ts';
import type { DemoProduct } from './demo-product.ts';
import { OTHER_PRODUCTS } from './other-products.ts';

/** The forty products in the order of their ids, in every state and with every oddity. */
export const DEMO_CATALOGUE: readonly DemoProduct[] = [...CERTIFIED_PRODUCTS, ...OTHER_PRODUCTS];
