import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { OperationTooExpensive } from '../errors/price-errors.ts';
import type { AccountChoice } from '../values/account-choice.ts';
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
  readonly accounts: AccountChoice;
}

/** Requests to the service, by the label of the account. */
export type CallsByAccount = ReadonlyMap<string | undefined, number>;

/** An operation that may run. */
export interface Bill {
  readonly price: Price;
  /** Says how many calls there were in the end; what was not used is given back. Never throws. */
  settle(calls: CallsByAccount): Promise<void> | undefined;
}

/** Where operations are priced, and their price set aside, before anything of them runs. */
export interface Till {
  /** At once for a caller without a budget. @throws OperationTooExpensive, BudgetSpent */
  open(operation: PricedOperation): Bill | Promise<Bill>;
}

/** Makes one. */
export function createTill(limits: PriceLimits, budgets: Budgets): Till {
  const known = createKnownPrices();
  return {
    open({ document, operation, variables, caller, accounts }) {
      const { callsOf, calls, nodes } = known.of(operation, { variables, accounts }, () =>
        priceOperation(document, operation, variables, limits, accounts),
      );
      if (calls > limits.calls) throw tooExpensive('upstream calls', calls, limits.calls);
      if (nodes > limits.nodes) throw tooExpensive('nodes', nodes, limits.nodes);
      const price = { calls, nodes };
      if (caller.upstreamCallsPerMinute === undefined) return { price, settle: () => undefined };
      return reserve(budgets, caller, callsOf, price);
    },
  };
}

async function reserve(
  budgets: Budgets,
  caller: Caller,
  callsOf: CallsByAccount,
  price: Price,
): Promise<Bill> {
  const reservations = await reserveAll(budgets, caller, callsOf);
  return {
    price,
    async settle(calls) {
      const used = ([account, reservation]: Reserved) => reservation.settle(calls.get(account) ?? 0);
      await Promise.all(reservations.map(used));
    },
  };
}

type Reserved = readonly [account: string | undefined, Reservation];

/** In every account, or in none. */
async function reserveAll(budgets: Budgets, caller: Caller, callsOf: CallsByAccount): Promise<Reserved[]> {
  const reservations: Reserved[] = [];
  try {
    for (const [account, calls] of callsOf)
      reservations.push([account, await budgets.reserve(caller, calls, account)]);
    return reservations;
  } catch (error) {
    await Promise.all(reservations.map(([, reservation]) => reservation.settle(0)));
    throw error;
  }
}

function tooExpensive(what: string, price: number, limit: number): OperationTooExpensive {
  return new OperationTooExpensive(
    `The operation may take ${price} ${what}, and one may take ${limit}. ` +
      'Ask for less at once: a smaller `first`, fewer lists within lists, or no details in them.',
    { price, limit },
  );
}
