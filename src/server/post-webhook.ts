import type { Dispatcher } from 'undici';
import { exchange } from '../rest/exchange.ts';
import type { Clock } from '../values/clock.ts';
import type { PostJson } from '../workflow/webhooks/deliverer.ts';

/** A receiver has nothing to say but a status. */
const maxBytes = 64 * 1024;
const timeoutMs = 15_000;

/** Posts to webhooks, through the proxy where there is one. A redirect is an answer like any other, and no success. */
export function createPostWebhook(parts: {
  readonly dispatcher: Dispatcher;
  readonly clock: Clock;
}): PostJson {
  return async (url, headers, body) => {
    const { origin, pathname, search } = new URL(url.unwrap());
    const until = parts.clock.now() + timeoutMs;
    const result = await exchange(parts, {
      origin,
      path: pathname + search,
      method: 'POST',
      headers,
      body,
      maxBytes,
      sendBy: until,
      answerBy: until,
    });
    return result.kind === 'answered' || result.kind === 'tooLarge' ? result.status : result.kind;
  };
}
