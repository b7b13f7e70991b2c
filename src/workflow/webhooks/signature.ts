import { createHmac } from 'node:crypto';
import type { Secret } from '../../values/secret.ts';

/** What is signed: the parts of a message as they are sent. */
export interface SignedParts {
  readonly id: string;
  /** Seconds since the epoch. */
  readonly timestamp: number;
  readonly body: string;
}

/**
 * The headers that let a receiver know whose message it is, and that it is no old one (Standard Webhooks). A secret
 * that begins with `whsec_` is base64 of the key, any other is the key itself.
 */
export function signatureHeaders(
  secret: Secret,
  { id, timestamp, body }: SignedParts,
): Record<string, string> {
  const signature = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  };
}

function keyOf(secret: Secret): Buffer {
  const [, base64] = /^whsec_(.*)$/s.exec(secret.unwrap()) ?? [];
  return base64 === undefined ? Buffer.from(secret.unwrap()) : Buffer.from(base64, 'base64');
}
