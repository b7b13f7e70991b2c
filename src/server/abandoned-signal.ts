import type { ServerResponse } from 'node:http';

/** Aborted when the connection ends before the answer has left. */
export function abandonedSignal(response: ServerResponse): AbortSignal {
  const abandoned = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) abandoned.abort();
  });
  return abandoned.signal;
}
