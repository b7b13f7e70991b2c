import type { OperationDefinitionNode } from 'graphql';
import type { Price } from './ledger.ts';

/** Variables of one operation that are remembered, and the longest of them, in characters of JSON. */
const most = 64;
const longest = 2_048;

/** Remembers what operations cost that come again and again. */
export interface KnownPrices {
  /** The price of an operation with these variables, worked out where it is not known. */
  of(
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>> | undefined,
    work: () => Price,
  ): Price;
}

/** Nothing is known at first. What is known goes with the document that it belongs to. */
export function createKnownPrices(): KnownPrices {
  const known = new WeakMap<OperationDefinitionNode, Map<string, Price>>();
  return {
    of(operation, variables, work) {
      const key = variables === undefined ? '' : JSON.stringify(variables);
      if (key.length > longest) return work();
      const prices = known.get(operation) ?? new Map<string, Price>();
      const remembered = prices.get(key);
      if (remembered !== undefined) return remembered;
      const price = work();
      if (prices.size >= most) prices.clear();
      known.set(operation, prices.set(key, price));
      return price;
    },
  };
}
