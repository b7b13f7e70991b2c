import { createHash } from 'node:crypto';
import type { Webhook } from '../../config/webhook.ts';
import type { Clock } from '../../values/clock.ts';
import type { Logger } from '../../values/logger.ts';
import { redactUrl } from '../../values/sas.ts';
import type { Secret } from '../../values/secret.ts';
import { waitBeforeTry } from './delivery-schedule.ts';
import { signatureHeaders } from './signature.ts';
import type { Delivery, SharedState, WebhookState } from './webhook-state.ts';

/** Posts JSON to an address, following no redirect. @returns the status, or why there is none. Never throws. */
export type PostJson = (
  url: Secret,
  headers: Record<string, string>,
  body: string,
) => Promise<number | string>;

/** Sends what is due. */
export interface Deliverer {
  /** Begins to send what is due and not under way; what comes of it goes into the state. */
  deliver(deliveries: WebhookState['deliveries']): void;
}

interface DelivererParts {
  readonly webhooks: readonly Webhook[];
  readonly post: PostJson;
  readonly state: SharedState;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Messages under way at once. */
const concurrency = 4;

/** The receiver says that it wants no more of them (Standard Webhooks). */
const gone = 410;

export function createDeliverer(parts: DelivererParts): Deliverer {
  const byDigest = new Map(parts.webhooks.map((webhook) => [digestOf(webhook), webhook]));
  const underWay = new Set<string>();

  async function send(delivery: Delivery): Promise<void> {
    underWay.add(delivery.id);
    try {
      const webhook = byDigest.get(delivery.to);
      const result = webhook === undefined ? undefined : await post(parts, webhook, delivery);
      const later = webhook && afterTry(delivery, result, parts.clock.now());
      if (webhook !== undefined) log(parts.logger, webhook, delivery, result, later);
      await parts.state.change((state) => withDelivery(state, delivery.id, later));
    } finally {
      underWay.delete(delivery.id);
    }
  }

  return {
    deliver(deliveries) {
      const due = Object.values(deliveries)
        .filter(({ id, next }) => next <= parts.clock.now() && !underWay.has(id))
        .sort((a, b) => a.next - b.next);
      for (const delivery of due.slice(0, concurrency - underWay.size)) void send(delivery);
    },
  };
}

/** Names a webhook's address where it is kept. */
export function digestOf({ url }: Webhook): string {
  return createHash('sha256').update(url.unwrap()).digest('base64url');
}

async function post(
  { post: send, clock }: DelivererParts,
  { url, secret }: Webhook,
  { id, body }: Delivery,
): Promise<number | string> {
  try {
    const timestamp = Math.floor(clock.now() / 1_000);
    const headers = signatureHeaders(await secret(), { id, timestamp, body });
    return await send(url, { ...headers, 'content-type': 'application/json' }, body);
  } catch {
    return 'failed';
  }
}

/** The delivery as it is to be tried again; undefined when it is done with. */
function afterTry(
  delivery: Delivery,
  result: number | string | undefined,
  now: number,
): Delivery | undefined {
  if (arrived(result) || result === gone) return undefined;
  const tries = delivery.tries + 1;
  const waitMs = waitBeforeTry(tries);
  return waitMs === undefined ? undefined : { ...delivery, tries, next: now + waitMs };
}

function withDelivery(state: WebhookState, id: string, later: Delivery | undefined): WebhookState {
  const { [id]: _before, ...others } = state.deliveries;
  return { ...state, deliveries: later === undefined ? others : { ...others, [id]: later } };
}

function arrived(result: number | string | undefined): boolean {
  return typeof result === 'number' && result >= 200 && result < 300;
}

/** An address may hold a token, so that only its host is told. */
function log(
  logger: Logger,
  { url }: Webhook,
  { id, event, tries }: Delivery,
  result: number | string | undefined,
  later: Delivery | undefined,
): void {
  const fields = { event, messageId: id, host: redactUrl(url.unwrap()), result, tries: tries + 1 };
  if (arrived(result)) logger.info(fields, 'webhook delivered');
  else if (later !== undefined) logger.warn(fields, 'webhook not delivered; it is tried again');
  else logger.error(fields, 'webhook given up');
}
