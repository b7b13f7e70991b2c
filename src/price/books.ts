import { createLedger, type Ledger, type Price } from './ledger.ts';

/** A ledger for each account that an operation touches, by label; undefined for an account without one. */
export interface Books {
  of(account: string | undefined): Ledger;
  prices(): ReadonlyMap<string | undefined, Price>;
}

/** Nothing is touched so far. */
export function createBooks(): Books {
  const ledgers = new Map<string | undefined, Ledger>();
  return {
    of(account) {
      const ledger = ledgers.get(account) ?? createLedger();
      ledgers.set(account, ledger);
      return ledger;
    },
    prices: () => new Map(Array.from(ledgers, ([account, ledger]) => [account, ledger.price()])),
  };
}
