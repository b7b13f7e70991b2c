import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { OperationTooExpensive } from '../errors/price-errors.ts';
import type { Caller } from '../values/caller.ts';
import type { Budgets, Reservation } from './budgets.ts';
import { createKnownPrices } from './known-prices.ts';
import type { Price } from './ledger.ts';
import type { PriceLimits } from './price-limits.ts';
import { priceOperation } from './price-operation.ts';

/** An operation as it is to run: validated, with the variables as they were sent. */
export interface PricedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly caller: Caller;
}

/** An operation that may run. */
export interface Bill extends Reservation {
  readonly price: Price;
}

/** Where operations are priced, and their price set aside, before anything of them runs. */
export interface Till {
  /** @throws OperationTooExpensive, BudgetSpent */
  open(operation: PricedOperation): Promise<Bill>;
}

/** Makes one. */
export function createTill(limits: PriceLimits, budgets: Budgets): Till {
  const known = createKnownPrices();
  return {
    async open({ document, operation, variables, caller }) {
      const price = known.of(operation, variables, () =>
        priceOperation(document, operation, variables, limits),
      );
      if (price.calls > limits.calls) throw tooExpensive('upstream calls', price.calls, limits.calls);
      if (price.nodes > limits.nodes) throw tooExpensive('nodes', price.nodes, limits.nodes);
      const reservation = await budgets.reserve(caller, price.calls);
      return { price, settle: (calls) => reservation.settle(calls) };
    },
  };
}

function tooExpensive(what: string, price: number, limit: number): OperationTooExpensive {
  return new OperationTooExpensive(
    `The operation may take ${price} ${what}, and one may take ${limit}. ` +
      'Ask for less at once: a smaller `first`, fewer lists within lists, or no details in them.',
    { price, limit },
  );
}
