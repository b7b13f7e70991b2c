import type { Gate } from '../rest/gate.ts';
import type { Caller } from '../values/caller.ts';
import type { AccountSources, OperationReads } from './account-sources.ts';
import type { OperationAccount } from './build-context.ts';

/** What views of one account share. */
export interface AccountViewParts {
  readonly label: string | undefined;
  readonly accountSources: AccountSources;
  readonly gate: Gate;
}

/** An account as one operation sees it. What an answer that is given again has no use for, is made when it is asked for. */
export class AccountView implements OperationAccount {
  readonly #parts: AccountViewParts;
  readonly #reads: OperationReads;
  readonly #caller: Caller;
  #sources: OperationAccount['sources'] | undefined;
  #quota: OperationAccount['quota'] | undefined;

  constructor(parts: AccountViewParts, reads: OperationReads, caller: Caller) {
    this.#parts = parts;
    this.#reads = reads;
    this.#caller = caller;
  }

  get label(): OperationAccount['label'] {
    return this.#parts.label;
  }

  get watchers(): OperationAccount['watchers'] {
    return this.#parts.accountSources.watchers;
  }

  get sources(): OperationAccount['sources'] {
    this.#sources ??= this.#parts.accountSources.asRead(this.#reads, this.#caller);
    return this.#sources;
  }

  get quota(): OperationAccount['quota'] {
    this.#quota ??= {
      snapshot: () => {
        this.#reads.reading.changing();
        return quotaOf(this.#parts.gate);
      },
    };
    return this.#quota;
  }

  again(read: Parameters<OperationAccount['again']>[0]): ReturnType<OperationAccount['again']> {
    return this.#reads.dashboard.again(read);
  }
}

/** A quota that nobody configured is at most what was sent before the service refused. */
function quotaOf(gate: Gate) {
  const { callsPerMinute, callsBeforeThrottle, ...rest } = gate.snapshot();
  return { ...rest, callsPerMinute: callsPerMinute ?? callsBeforeThrottle };
}
