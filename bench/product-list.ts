import { productText } from './product-text.ts';

/** A page of the service's product list as JSON text, of at least `bytes` characters, ids above 2^53 included. */
export function productList(bytes: number): string {
  const products: string[] = [];
  for (let size = 0, index = 0; size < bytes; index += 1) {
    const product = productText(index);
    products.push(product);
    size += product.length + 1;
  }
  return `{"value":[${products.join(',')}],"links":[]}`;
}
