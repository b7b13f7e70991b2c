import type { Secret } from '../values/secret.ts';

/** What a webhook can be told. */
export const webhookEvents = [
  'ready',
  'failed',
  'approved',
  'published',
  'shared',
  'credentialsRefused',
] as const;

export type WebhookEvent = (typeof webhookEvents)[number];

/** An address of the operator that is told of events. */
export interface Webhook {
  /** `https`, or `http` on loopback. It may hold a token, so it is as secret as the secret. */
  readonly url: Secret;
  /** Signs what is sent; as it stands now, where it is kept in a file. */
  readonly secret: () => Promise<Secret>;
  readonly events: readonly WebhookEvent[];
}
