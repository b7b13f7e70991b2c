import { randomUUID } from 'node:crypto';
import type { Webhook, WebhookEvent } from '../../config/webhook.ts';
import type { Store } from '../../store/store.ts';
import type { Clock } from '../../values/clock.ts';
import type { Logger } from '../../values/logger.ts';
import { type NodeKey, writeNodeId } from '../../values/node-id.ts';
import { isFinal, type Snapshot } from '../snapshot.ts';
import type { Watchers } from '../watchers.ts';
import { createDeliverer, digestOf, type PostJson } from './deliverer.ts';
import { createFollower } from './follower.ts';
import { createLease } from './lease.ts';
import { describeThing, newsOf } from './news.ts';
import { createSharedState, type Delivery, type WebhookState } from './webhook-state.ts';

/** The operator's webhooks: told of what becomes of everything that was sent on its way through this gateway. */
export interface Webhooks {
  /** Begins to watch and to send, and goes on with what an earlier process left in the store. */
  start(): void;
  /** Something was committed, created or changed: it is followed until it is done, whatever happens to this process. */
  follow(key: NodeKey): void;
  close(): Promise<void>;
}

export interface WebhooksParts {
  readonly webhooks: readonly Webhook[];
  readonly watchers: Pick<Watchers, 'watch'>;
  /** It should survive a restart, and be shared by replicas. */
  readonly store: Store;
  readonly accountId: string;
  /** The account's label, which every message bears; undefined for one without. */
  readonly label?: string | undefined;
  readonly post: PostJson;
  /** Why the service or Entra ID refuses our credentials; undefined when nobody does. */
  readonly refused: () => string | undefined;
  /** What the upstream is called, so that invented news is never taken for real. */
  readonly upstream: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Between two looks for what there is to do. */
const tickMs = 2_000;
/** Things followed and messages kept at once; beyond it the oldest are forgotten. */
const mostThings = 1_000;
const mostDeliveries = 5_000;

/** Does nothing before it is started, and nothing at all without webhooks. */
export function createWebhooks(parts: WebhooksParts): Webhooks {
  if (parts.webhooks.length === 0) return { start() {}, follow() {}, async close() {} };
  return new FollowingWebhooks(parts);
}

class FollowingWebhooks implements Webhooks {
  readonly #parts: WebhooksParts;
  readonly #state;
  readonly #lease;
  readonly #follower;
  readonly #deliverer;
  #running: Promise<void> | undefined;
  #closed = false;
  #alarm = new AbortController();

  constructor(parts: WebhooksParts) {
    this.#parts = parts;
    const storeKey = `webhooks:${parts.accountId}`;
    const state = createSharedState({ ...parts, storeKey, changed: () => this.#alarm.abort() });
    this.#state = state;
    this.#lease = createLease(parts.store, `${storeKey}:lead`, parts.clock);
    this.#follower = createFollower({ ...parts, state, tell: (...news) => this.#tell(...news) });
    this.#deliverer = createDeliverer({ ...parts, state });
  }

  start(): void {
    this.#running ??= this.#run();
  }

  follow(key: NodeKey): void {
    if (key.kind !== 'submission' && key.kind !== 'shippingLabel') return;
    const thing = { key, since: this.#parts.clock.now(), told: [], misses: 0 };
    void this.#state.change((state) => ({
      ...state,
      things: newest({ ...state.things, [writeNodeId(key)]: thing }, mostThings, ({ since }) => since),
    }));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#state.close();
    this.#alarm.abort();
    await this.#running;
    this.#follower.follow({});
    await this.#lease.release();
  }

  async #run(): Promise<void> {
    while (!this.#closed) {
      const alarm = new AbortController();
      this.#alarm = alarm;
      await this.#round().catch(() => undefined);
      await this.#parts.clock.sleep(tickMs, alarm.signal).catch(() => undefined);
    }
  }

  /** One replica does it for all; the others look whether it still does. */
  async #round(): Promise<void> {
    if (!(await this.#lease.hold())) {
      this.#follower.follow({});
      return;
    }
    const state = await this.#state.read();
    if (this.#closed) return;
    this.#follower.follow(state.things);
    this.#deliverer.deliver(state.deliveries);
    const reason = this.#parts.refused();
    if ((reason !== undefined) !== state.refused)
      await this.#state.change((now) => this.#tellRefused(now, reason));
  }

  #tellRefused(state: WebhookState, reason: string | undefined): WebhookState | undefined {
    const refused = reason !== undefined;
    if (refused === state.refused) return undefined;
    const told = refused ? this.#send(state, 'credentialsRefused', { reason }) : state;
    return { ...told, refused };
  }

  #tell(state: WebhookState, id: string, snapshot: Snapshot): WebhookState | undefined {
    const thing = state.things[id];
    if (thing === undefined) return undefined;
    const news = newsOf(snapshot, thing.progress).filter((event) => !thing.told.includes(event));
    const { progress } = snapshot;
    if (news.length === 0 && progress === thing.progress && !isFinal(progress)) return undefined;
    const told = news.reduce((now, event) => this.#send(now, event, describeThing(snapshot)), state);
    const { [id]: _done, ...others } = told.things;
    if (isFinal(progress)) return { ...told, things: others };
    return { ...told, things: { ...others, [id]: { ...thing, progress, told: [...thing.told, ...news] } } };
  }

  /** Puts a message for each webhook that wants it on its way. */
  #send(state: WebhookState, event: WebhookEvent, about: Record<string, unknown>): WebhookState {
    const now = this.#parts.clock.now();
    const { label: account, upstream } = this.#parts;
    const data = { ...about, upstream, ...(account !== undefined && { account }) };
    const body = JSON.stringify({ type: event, timestamp: new Date(now).toISOString(), data });
    const deliveries: Record<string, Delivery> = { ...state.deliveries };
    for (const webhook of this.#parts.webhooks) {
      if (!webhook.events.includes(event)) continue;
      const id = `msg_${randomUUID()}`;
      deliveries[id] = { id, to: digestOf(webhook), event, body, tries: 0, next: now };
    }
    return { ...state, deliveries: newest(deliveries, mostDeliveries, ({ next }) => next) };
  }
}

function newest<T>(
  all: Readonly<Record<string, T>>,
  most: number,
  at: (one: T) => number,
): Record<string, T> {
  const entries = Object.entries(all);
  if (entries.length <= most) return { ...all };
  return Object.fromEntries(entries.sort(([, a], [, b]) => at(b) - at(a)).slice(0, most));
}
