import type { OperationDefinitionNode } from 'graphql';
import type { AccountChoice } from '../values/account-choice.ts';
import type { OperationPrice } from './price-operation.ts';
import { variablesKey } from './variables-key.ts';

/** Variables of one operation that are remembered. */
const most = 64;

/** What the price of an operation depends on beside its text. */
interface Asked {
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly accounts: AccountChoice;
}

/** Remembers what operations cost that come again and again. */
export interface KnownPrices {
  /** The price of an operation that is asked so, worked out where it is not known. */
  of(operation: OperationDefinitionNode, asked: Asked, work: () => OperationPrice): OperationPrice;
}

/** Nothing is known at first. What is known goes with the document that it belongs to. */
export function createKnownPrices(): KnownPrices {
  const known = new WeakMap<OperationDefinitionNode, Map<string, OperationPrice>>();
  return {
    of(operation, { variables, accounts }, work) {
      const text = variablesKey(variables);
      if (text === undefined) return work();
      const key = accounts.label === undefined ? text : `${JSON.stringify(accounts)}${text}`;
      const prices = known.get(operation) ?? new Map<string, OperationPrice>();
      const remembered = prices.get(key);
      if (remembered !== undefined) return remembered;
      const price = work();
      if (prices.size >= most) prices.clear();
      known.set(operation, prices.set(key, price));
      return price;
    },
  };
}
