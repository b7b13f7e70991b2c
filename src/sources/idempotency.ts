import { createHash } from 'node:crypto';
import type { Written } from '../dashboard/dashboard.ts';
import { readRecord, type WireRecord } from '../dashboard/wire-record.ts';
import { ErrorCode } from '../errors/codes.ts';
import { GatewayError } from '../errors/gateway-error.ts';
import { UpstreamUnavailable } from '../errors/upstream-errors.ts';
import type { Lock, Store } from '../store/store.ts';
import { StoreAway } from '../store/store-away.ts';
import type { Clock } from '../values/clock.ts';
import { writeJson } from '../values/write-json.ts';
import { type Proof, submit } from './submit.ts';

/** A caller's key for one mutation: a repeat with the same one is answered as the first was. */
export interface KeyUse {
  /** Who sent it: callers do not share keys. */
  readonly caller: string;
  readonly mutation: string;
  readonly key: string;
  /** What the key stands for; another input under the same key is refused. */
  readonly input: unknown;
  /** When the request must have been answered, in the clock's milliseconds; without it, a request's time from now on. */
  readonly deadline?: number;
}

/** The key was used before, for something else. */
export interface KeyReused {
  readonly kind: 'reused';
}

/** A write that a key makes happen once. */
export interface KeyedWrite {
  /** Sends it; throws an error that says its outcome. */
  send(): Promise<Written>;
  /** Looks for the result of a write whose answer nobody has, sent at this time (in the clock's milliseconds). */
  lookUp(sentAt: number): Promise<Proof>;
}

/** Remembers for a day what became of writes that were sent with a key, over replicas and restarts where the store does. */
export interface Idempotency {
  /** The answer to an earlier write with this key; undefined when there is none yet. */
  earlier(use: KeyUse): Promise<Written | KeyReused | undefined>;
  /**
   * Does the write, unless one with this key was done: then its answer is given again, waiting for one that is under
   * way. A write that was sent and whose answer is not known is looked up and never sent again.
   */
  once(use: KeyUse, write: KeyedWrite): Promise<Written | KeyReused>;
}

export interface IdempotencyParts {
  /** It should survive a restart, and be shared by replicas. */
  readonly store: Store;
  readonly accountId: string;
  readonly clock: Clock;
  /** The longest that a request takes. */
  readonly requestMs: number;
}

/** How long an answer is remembered. */
const rememberMs = 24 * 60 * 60 * 1000;
/** More than a request takes after its deadline, so that a lock is not lost while its holder still works. */
const marginMs = 10_000;
/** Between two looks for the answer that another replica is waiting for. */
const lookMs = 200;

/** Nothing is remembered at first but what the store holds. */
export function createIdempotency(parts: IdempotencyParts): Idempotency {
  return new KeyMemory(parts);
}

/** What is kept under a key. */
type Kept =
  | { readonly state: 'sent'; readonly input: string; readonly at: number }
  | { readonly state: 'answered'; readonly input: string; readonly answer: Written };

class KeyMemory implements Idempotency {
  readonly #parts: IdempotencyParts;
  readonly #underWay = new Map<string, { readonly input: string; readonly result: Promise<Result> }>();

  constructor(parts: IdempotencyParts) {
    this.#parts = parts;
  }

  async earlier(use: KeyUse): Promise<Result | undefined> {
    const kept = await this.#recall(this.#place(use));
    return kept && answerOf(kept, digest(writeJson(use.input)));
  }

  once(use: KeyUse, write: KeyedWrite): Promise<Result> {
    const place = this.#place(use);
    const input = digest(writeJson(use.input));
    const first = this.#underWay.get(place);
    if (first !== undefined) return first.input === input ? first.result : Promise.resolve(reused);
    const result = this.#run(place, input, write, use.deadline).finally(() => this.#underWay.delete(place));
    this.#underWay.set(place, { input, result });
    return result;
  }

  async #run(place: string, input: string, write: KeyedWrite, deadline?: number): Promise<Result> {
    const turn = await this.#takeTurn(place, input, deadline);
    if ('kind' in turn) return turn;
    try {
      const kept = await this.#recall(place);
      if (kept === undefined) return await this.#send(place, input, write);
      return answerOf(kept, input) ?? (await this.#lookUp(place, kept, write));
    } finally {
      await turn.release();
    }
  }

  /** Waits until no other replica is at it; gives the answer when one comes meanwhile. */
  async #takeTurn(place: string, input: string, deadline = Number.POSITIVE_INFINITY): Promise<Lock | Result> {
    const { store, clock, requestMs } = this.#parts;
    const until = Math.min(clock.now() + requestMs, deadline);
    for (;;) {
      const lock = await store.lock(`${place}:turn`, requestMs + marginMs);
      if (lock === 'unavailable') throw cannotRemember();
      if (lock !== 'held') return lock;
      const kept = await this.#recall(place);
      const answer = kept && answerOf(kept, input);
      if (answer !== undefined) return answer;
      if (clock.now() + lookMs >= until) throw stillUnderWay();
      await clock.sleep(lookMs);
    }
  }

  async #send(place: string, input: string, write: KeyedWrite): Promise<Written> {
    const { store, clock } = this.#parts;
    const sent: Kept = { state: 'sent', input, at: clock.now() };
    if (!(await store.keep(place, sent, rememberMs))) throw cannotRemember();
    try {
      return await this.#answered(place, input, await write.send());
    } catch (error) {
      if (wasNotDone(error)) await store.delete(place);
      throw error;
    }
  }

  /** Nobody knows what became of it: it is looked for, and what is found must not be another key's result. */
  async #lookUp(place: string, kept: Kept, write: KeyedWrite): Promise<Written> {
    const at = kept.state === 'sent' ? kept.at : 0;
    const lookUp = async (): Promise<Proof> => {
      const proof = await write.lookUp(at);
      const id = proof.proved ? proof.record?.['id'] : undefined;
      return id === undefined || (await this.#claim(place, id)) ? proof : { proved: false, found: [] };
    };
    const answer = await submit(
      async () => ({ kind: 'lost', error: answerUnknown(), refusal: null }),
      lookUp,
    );
    return this.#answered(place, kept.input, answer);
  }

  /** Where the answer cannot be kept, a repeat looks it up: that is slower, and as safe. */
  async #answered(place: string, input: string, answer: Written): Promise<Written> {
    const id = answer.kind === 'done' ? answer.record?.['id'] : undefined;
    if (id !== undefined) await this.#claim(place, id);
    const kept: Kept = { state: 'answered', input, answer: withoutAddresses(answer) };
    await this.#parts.store.keep(place, kept, rememberMs);
    return answer;
  }

  /** Notes that a thing is the result of this key's write. @returns false when it is that of another key's. */
  async #claim(place: string, id: unknown): Promise<boolean> {
    const { store, accountId } = this.#parts;
    const claim = `idempotency:${accountId}:result:${String(id)}`;
    const lock = await store.lock(`${claim}:turn`, marginMs);
    if (typeof lock === 'string') return false;
    try {
      const owner = await store.recall(claim);
      if (owner !== undefined) return owner === place;
      return await store.keep(claim, place, rememberMs);
    } catch {
      return false;
    } finally {
      await lock.release();
    }
  }

  async #recall(place: string): Promise<Kept | undefined> {
    try {
      const kept = readRecord(await this.#parts.store.recall(place));
      return kept === null ? undefined : (kept as unknown as Kept);
    } catch (error) {
      throw error instanceof StoreAway ? cannotRemember() : error;
    }
  }

  /** Keys are the callers' own words, so only their digest is kept. */
  #place({ caller, mutation, key }: KeyUse): string {
    return `idempotency:${this.#parts.accountId}:${digest(JSON.stringify([caller, mutation, key]))}`;
  }
}

type Result = Written | KeyReused;

const reused: KeyReused = { kind: 'reused' };

/** Undefined for a write whose answer is not known. */
function answerOf(kept: Kept, input: string): Result | undefined {
  if (kept.input !== input) return reused;
  return kept.state === 'answered' ? kept.answer : undefined;
}

/** Downloads are SAS addresses, secrets that expire: they are read afresh with the thing itself. */
function withoutAddresses(answer: Written): Written {
  if (answer.kind !== 'done' || answer.record === null) return answer;
  const { downloads: _downloads, links: _links, ...record }: WireRecord = answer.record;
  return { ...answer, record };
}

/** An error that does not say so may have come after the sending. */
function wasNotDone(error: unknown): boolean {
  const outcome = error instanceof GatewayError ? error.details.outcome : undefined;
  return outcome === 'NOT_SENT' || outcome === 'REJECTED';
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function cannotRemember(): GatewayError {
  return new UpstreamUnavailable(
    'The store that remembers idempotency keys does not answer, so nothing was sent. Send it again later, or without the key.',
    { outcome: 'NOT_SENT' },
  );
}

function answerUnknown(): GatewayError {
  return new UpstreamUnavailable(
    'A request with this idempotency key was sent to the service before, and its answer never came. It is not sent again.',
    { outcome: 'INDETERMINATE' },
  );
}

function stillUnderWay(): GatewayError {
  return new GatewayError(
    ErrorCode.UpstreamTimeout,
    'Another request with this idempotency key is still under way. Ask again with the same key for its answer.',
    { outcome: 'INDETERMINATE' },
  );
}
