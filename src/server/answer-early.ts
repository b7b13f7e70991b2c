import type { FastifyReply, FastifyRequest } from 'fastify';
import { type HttpError, refusalBody } from './http-error.ts';

/** A client that goes on sending after its answer is listened to for this long, so that it comes to read the answer. */
const lingerMs = 30_000;

/**
 * Refuses a request whose body may still be coming. The answer leaves at once, for who reads while sending; it is ended
 * only when the body has, for a connection that is closed on a client in the middle of its sending takes the answer with it.
 */
export function answerEarly(
  { id, raw: request }: FastifyRequest,
  reply: FastifyReply,
  refusal: HttpError,
): void {
  const text = JSON.stringify(refusalBody(refusal, id));
  reply.hijack();
  const { raw: response } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) response.setHeader(name, value);
  }
  response.writeHead(refusal.status, {
    ...refusal.headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.write(text);
  if (request.complete || request.destroyed) {
    response.end();
    return;
  }
  const timer = setTimeout(() => request.destroy(), lingerMs);
  timer.unref();
  request.once('close', () => clearTimeout(timer));
  for (const event of ['end', 'close']) request.once(event, () => response.end());
}
