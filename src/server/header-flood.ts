import type { IncomingMessage } from 'node:http';
import { HttpError } from './http-error.ts';

/** Each header line costs more than its bytes, all the way through. @throws HttpError 431 */
export function checkHeaderCount({ rawHeaders }: IncomingMessage, most: number): void {
  if (rawHeaders.length / 2 <= most) return;
  throw new HttpError(431, 'BAD_REQUEST', `The request has more than ${most} headers.`);
}
