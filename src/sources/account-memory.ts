import type { Store } from '../store/store.ts';
import { systemClock } from '../store/system-clock.ts';
import type { NodeKey, SubmissionKey } from '../values/node-id.ts';
import { createIdempotency, type Idempotency } from './idempotency.ts';
import { createOpenCreates, type OpenCreates } from './open-creates.ts';

/** What an account remembers beyond one request. Losing any of it costs a call, never an answer. */
export interface AccountMemory {
  /** The account's label, which stands in the keys of its things; undefined for one without. */
  readonly label: string | undefined;
  /** Pages that the list of products had when it was last walked to its end; undefined before. */
  productPages: number | undefined;
  readonly knownProducts: KnownProducts;
  readonly knownSubmissions: KnownSubmissions;
  readonly openCreates: OpenCreates;
  readonly acceptedCommits: AcceptedCommits;
  readonly idempotency: Idempotency;
  /** Is told of everything that a write has changed or made. */
  readonly written: (key: NodeKey) => void;
  /** Is told of everything that the service begins to work on: a committed submission, a label made or changed. */
  readonly sentOnItsWay: (key: NodeKey) => void;
}

/** Which products were seen, and before what: a product known before a create was sent is not its result. */
export interface KnownProducts {
  see(productId: string): void;
  /** A point in time, for {@link KnownProducts.seenBefore}. */
  mark(): number;
  seenBefore(productId: string, mark: number): boolean;
  has(productId: string): boolean;
}

/** Which submissions were seen, by their numbers. */
export interface KnownSubmissions {
  see(submissionId: string, productId: string): void;
  /** Whether this product had this submission. */
  has(key: SubmissionKey): boolean;
}

/** Commits that the service accepted: it may say `commitPending` about them for a while. */
export interface AcceptedCommits {
  add(key: SubmissionKey): Promise<void>;
  has(key: SubmissionKey): Promise<boolean>;
}

/** What a memory can be given beside its store. */
export type MemoryOptions = Partial<
  Pick<AccountMemory, 'label' | 'idempotency' | 'written' | 'sentOnItsWay'>
>;

/** An empty memory. Accepted commits and answers to keys are shared with other replicas through the store. */
export function createAccountMemory(
  store: Store,
  accountId: string,
  options: MemoryOptions = {},
): AccountMemory {
  return {
    label: undefined,
    productPages: undefined,
    knownProducts: createKnownProducts(),
    knownSubmissions: createKnownSubmissions(),
    openCreates: createOpenCreates(),
    acceptedCommits: createAcceptedCommits(store, accountId),
    idempotency: createIdempotency({ store, accountId, clock: systemClock, requestMs: 30_000 }),
    written: () => {},
    sentOnItsWay: () => {},
    ...options,
  };
}

/** An account has thousands of products, seldom more; beyond this the oldest are forgotten. */
const mostKnownProducts = 100_000;

function createKnownProducts(): KnownProducts {
  const firstSeen = new Map<string, number>();
  let clock = 0;
  return {
    see(productId) {
      if (firstSeen.has(productId)) return;
      if (firstSeen.size >= mostKnownProducts) firstSeen.delete(firstSeen.keys().next().value as string);
      clock += 1;
      firstSeen.set(productId, clock);
    },
    mark: () => clock,
    seenBefore: (productId, mark) => (firstSeen.get(productId) ?? Number.POSITIVE_INFINITY) <= mark,
    has: (productId) => firstSeen.has(productId),
  };
}

/** Some 10 MB; beyond this the oldest are forgotten. */
const mostKnownSubmissions = 100_000;

function createKnownSubmissions(): KnownSubmissions {
  const products = new Map<string, string>();
  return {
    see(submissionId, productId) {
      if (products.has(submissionId)) return;
      if (products.size >= mostKnownSubmissions) products.delete(products.keys().next().value as string);
      products.set(submissionId, productId);
    },
    has: ({ submissionId, productId }) => products.get(submissionId) === productId,
  };
}

/** The service shows an accepted commit within minutes; a day is plenty, and a failed one shows as failed by then. */
const rememberCommitMs = 24 * 60 * 60 * 1000;

function createAcceptedCommits(store: Store, accountId: string): AcceptedCommits {
  const storeKey = (key: SubmissionKey) => `commit:${accountId}:${key.productId}:${key.submissionId}`;
  return {
    add: (key) => store.set(storeKey(key), true, rememberCommitMs),
    has: async (key) => (await store.get(storeKey(key))) === true,
  };
}
