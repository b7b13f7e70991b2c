import { createConnections } from '../rest/connections.ts';
import { createDispatcher } from '../rest/dispatcher.ts';
import { openStore } from '../store/open-store.ts';
import type { Counter, Store } from '../store/store.ts';
import { type Account, type AccountParts, openAccount, type ServedAccount } from './account.ts';
import { type Audit, accountName, createAudit } from './audit.ts';
import { createBuildContext } from './build-context.ts';
import { type ChooseAccount, createChooseAccount } from './choose-account.ts';
import { labelledLogger } from './labelled-logger.ts';
import type { BuildContext } from './operation.ts';
import type { Readiness } from './readiness.ts';
import { endOf, watchExpiry } from './watch-expiry.ts';

/** All accounts that a gateway serves: one without a label, or those of a file by their labels. */
export interface Accounts {
  readonly choose: ChooseAccount;
  readonly buildContext: BuildContext;
  /** The account with this label; undefined for the one that has none. */
  of(label: string | undefined): Account;
  /** Keeps account of what is changed in them. */
  readonly audit: Audit;
  /** For what belongs to no account: what replicas count together, and persisted queries. */
  readonly store: Store & Counter;
  /** Ready as soon as one of them is. */
  ready(): Readiness;
  warmUp(): Promise<void>;
  close(): Promise<void>;
}

/** What accounts are made of. */
export type AccountsParts = Omit<
  AccountParts,
  'account' | 'dispatcher' | 'connections' | 'direct' | 'store'
> & {
  /** Of the one account, where there is no file of several. */
  readonly upstream: ServedAccount['upstream'];
};

/** Assembles them. They share connections, and nothing that is remembered of one is seen by another. */
export async function openAccounts(parts: AccountsParts): Promise<Accounts> {
  const { config, metrics, logger } = parts;
  const dispatcher = createDispatcher(parts);
  const connections = createConnections(parts);
  const direct = createDispatcher({ environment: {} });
  const store = sharedStore(parts);
  const served = servedAccounts(parts);
  const accounts = new Map<string | undefined, Account>();
  for (const account of served) {
    const own = {
      ...parts,
      account,
      dispatcher,
      connections,
      direct,
      store,
      logger: labelledLogger(logger, account.label),
    };
    accounts.set(account.label, await openAccount(own));
  }
  const all = [...accounts.values()];
  let endings: (() => void)[] = [];
  const [first] = all;
  if (first === undefined) throw new Error('a gateway serves one account at least');

  function of(label: string | undefined): Account {
    const account = accounts.get(label);
    if (account === undefined) throw new Error('an account was asked for whose label nobody has checked');
    return account;
  }

  return {
    choose: createChooseAccount(config.accounts.map(({ label }) => label)),
    buildContext: createBuildContext({
      contextOf: (label, scope, caller) => of(label).context(scope, caller),
      mirror: parts.mirror,
      unrecognized: metrics.unrecognizedValue,
    }),
    of,
    audit: createAudit(logger, accountName(parts.upstream)),
    store: first.store,
    ready: () => readinessOf(accounts),
    async warmUp() {
      endings = served.map((account) => tellEnding(parts, account));
      await Promise.all(all.map((account) => account.warmUp()));
    },
    async close() {
      for (const end of endings) end();
      await Promise.all(all.map((account) => account.close()));
      await store?.close();
      await Promise.all([dispatcher.destroy(), connections?.destroy(), direct.destroy()]);
    },
  };
}

/** In metrics and in the log, before the credential ends. @returns what ends the watching. */
function tellEnding({ metrics, clock, logger }: AccountsParts, account: ServedAccount): () => void {
  const { label, upstream } = account;
  metrics.account(label).credential(() => endOf(upstream.credential));
  return watchExpiry({
    credential: upstream.credential,
    clock,
    logger: labelledLogger(logger, label),
  });
}

function servedAccounts({ config, upstream }: AccountsParts): readonly ServedAccount[] {
  if (config.accounts.length > 0) return config.accounts;
  const { upstreamConcurrency, upstreamCallsPerMinute } = config;
  return [{ label: undefined, upstream, upstreamConcurrency, upstreamCallsPerMinute }];
}

/** One connection serves all accounts where one secret seals what is theirs; else each seals with its own, in a store of its own. */
function sharedStore({ config, clock, logger, metrics }: AccountsParts): (Store & Counter) | undefined {
  const { cacheUrl, cacheSecrets: secrets } = config;
  if (cacheUrl === undefined || secrets.length === 0) return undefined;
  return openStore({ url: cacheUrl.unwrap(), secrets, clock, logger, observer: metrics.store });
}

function readinessOf(accounts: ReadonlyMap<string | undefined, Account>): Readiness {
  const reasons: string[] = [];
  for (const [label, account] of accounts) {
    const state = account.ready();
    if (state.ready) return state;
    reasons.push(label === undefined ? state.reason : `${label}: ${state.reason}`);
  }
  return { ready: false, reason: reasons.join('; ') };
}
