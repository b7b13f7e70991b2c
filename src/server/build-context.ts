import type { Mirror } from '../mirror/mirror.ts';
import type { AccountContext, Context } from '../resolvers/context.ts';
import type { Caller } from '../values/caller.ts';
import type { OperationScope } from './operation.ts';

/** What contexts are built over. */
export interface ContextParts {
  /** The account with this label, as an operation sees it. */
  contextOf(label: string | undefined, scope: OperationScope, caller: Caller): AccountContext;
  readonly mirror?: Mirror | undefined;
  readonly unrecognized: Context['unrecognized'];
}

/** Makes the resolvers' context of one operation; each account that it touches is made ready for it once. */
export function createBuildContext({ contextOf, mirror, unrecognized }: ContextParts) {
  return (scope: OperationScope, caller: Caller): Context => {
    const { accounts, correlationId } = scope;
    const touched = new Map<string | undefined, AccountContext>();
    return {
      account(label = accounts.label) {
        const known = touched.get(label);
        if (known !== undefined) return known;
        const account = contextOf(label, scope, caller);
        touched.set(label, account);
        return account;
      },
      accounts,
      get mirror() {
        scope.reading.passed();
        return mirror;
      },
      caller,
      correlationId,
      unrecognized,
    };
  };
}
