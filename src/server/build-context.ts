import type { BasisRead } from '../memory/basis.ts';
import type { Read } from '../memory/read-memory.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { AccountContext, Context } from '../resolvers/context.ts';
import type { Caller } from '../values/caller.ts';
import type { OperationScope } from './operation.ts';

/** What contexts are built over. */
export interface ContextParts {
  /** The account with this label, as an operation sees it. */
  contextOf(label: string | undefined, scope: OperationScope, caller: Caller): OperationAccount;
  readonly mirror?: Mirror | undefined;
  readonly unrecognized: Context['unrecognized'];
}

/** Makes the resolvers' context of one operation; each account that it touches is made ready for it once. */
export function createBuildContext(parts: ContextParts) {
  return (scope: OperationScope, caller: Caller): Context => new OperationContext(parts, scope, caller);
}

/** An account as an operation sees it, with what is no resolver's business. */
export interface OperationAccount extends AccountContext {
  /** Makes a read of an earlier operation again. Its answer is the sources' when they next ask for the same. */
  again(read: Read): Promise<unknown>;
}

/** The same for a context that was built here, whichever account it is about. */
export function readAgain(context: object, { account, read }: BasisRead): Promise<unknown> {
  if (!(context instanceof OperationContext)) throw new Error('only what was built here notes what is read');
  return context.account(account).again(read);
}

/**
 * Of a class: an object with a getter of its own gets a hidden class of its own from the engine, which keeps all that the
 * getter sees alive until the next full collection, and slows down whatever reads such objects. Its members are no private
 * names, for Apollo's pipeline copies the context.
 */
class OperationContext implements Context {
  readonly accounts: Context['accounts'];
  readonly caller: Caller;
  readonly correlationId: string;
  readonly unrecognized: Context['unrecognized'];
  private readonly parts: ContextParts;
  private readonly scope: OperationScope;
  /** The account that fields without an id are about. */
  private own: OperationAccount | undefined;
  private others: Map<string | undefined, OperationAccount> | undefined;

  constructor(parts: ContextParts, scope: OperationScope, caller: Caller) {
    this.parts = parts;
    this.scope = scope;
    this.accounts = scope.accounts;
    this.caller = caller;
    this.correlationId = scope.correlationId;
    this.unrecognized = parts.unrecognized;
  }

  account(label = this.accounts.label): OperationAccount {
    const isOwn = label === this.accounts.label;
    const known = isOwn ? this.own : this.others?.get(label);
    if (known !== undefined) return known;
    const account = this.parts.contextOf(label, this.scope, this.caller);
    if (isOwn) this.own = account;
    else this.others = (this.others ?? new Map()).set(label, account);
    return account;
  }

  get mirror(): Mirror | undefined {
    this.scope.reading.changing();
    return this.parts.mirror;
  }
}
