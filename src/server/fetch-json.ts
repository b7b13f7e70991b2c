import { type Dispatcher, request } from 'undici';
import type { FetchJson } from '../callers/issuer-keys.ts';

/** The keys of an issuer are some kilobytes; longer than this is no such document. */
const longestBytes = 1_000_000;
const timeoutMs = 5_000;

/** Fetches small JSON documents, without following to other addresses. */
export function createFetchJson(dispatcher: Dispatcher): FetchJson {
  return async (url) => {
    const { statusCode, body } = await request(url, {
      dispatcher,
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (statusCode !== 200) {
      await body.dump();
      throw new Error(`HTTP ${statusCode}`);
    }
    let text = '';
    body.setEncoding('utf8');
    for await (const chunk of body) {
      text += chunk;
      if (text.length > longestBytes) throw new Error('the document is too long');
    }
    return JSON.parse(text);
  };
}
