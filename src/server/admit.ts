import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { Callers } from '../callers/callers.ts';
import { ErrorCode } from '../errors/codes.ts';
import { GatewayError } from '../errors/gateway-error.ts';
import { Forbidden } from '../errors/identity-errors.ts';
import type { Caller } from '../values/caller.ts';
import type { Role } from '../values/role.ts';
import type { HttpError } from './http-error.ts';
import { transferError } from './transfer-error.ts';

/** Who may use a route. One that says nothing needs a reader, and so does an address where nothing is. */
export type Admission = Role | 'anybody' | 'anyCaller';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent it; null until the door has asked, and at routes for anybody. */
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    admits?: Admission;
    /** The body may take as long as it likes; the route itself sees to it. */
    slowBody?: boolean;
  }
}

/** Lets a request in, or not, by its headers alone. @throws HttpError 401, 403, or 503 while nobody can tell */
export async function admit(callers: Callers, request: FastifyRequest): Promise<void> {
  const { headers, id, routeOptions, socket } = request;
  const admits = routeOptions.config?.admits ?? 'reader';
  if (admits === 'anybody') return;
  await identifyVisitor(callers, { headers, id, socket }, admits, request);
}

/**
 * Asks who sent a request: at once where that can be told at once.
 * @param known Its `caller` is set, also where the caller lacks the role
 * @throws HttpError 401, 403, or 503 while nobody can tell
 */
export function identifyVisitor(
  callers: Callers,
  { headers, id: correlationId, socket }: Visit,
  admits: Exclude<Admission, 'anybody'>,
  known: { caller: Caller | null },
): undefined | Promise<void> {
  const admitCaller = (caller: Caller): undefined => {
    known.caller = caller;
    if (admits !== 'anyCaller' && !caller.roles.has(admits)) throw refused(new Forbidden(admits));
  };
  const caller = callers.identify(headers, { correlationId, address: socket.remoteAddress });
  if (!(caller instanceof Promise)) return admitCaller(caller);
  return caller.then(admitCaller, (error: unknown) => {
    throw refused(error);
  });
}

function refused(error: unknown): unknown {
  return identityRefusal(error) ?? error;
}

/** What a request shows of its sender. */
export interface Visit {
  readonly headers: IncomingHttpHeaders;
  /** Its correlation id. */
  readonly id: string;
  readonly socket: Pick<Socket, 'remoteAddress'>;
}

/** Who sent a request that was admitted. */
export function callerOf({ caller }: FastifyRequest): Caller {
  if (caller === null) throw new Error('the route admits anybody, and nobody was asked who it is');
  return caller;
}

/** A program learns from the challenge how to show credentials (RFC 9110, section 11.6.1). */
const challenge = 'Bearer realm="Hardware Gateway", Basic realm="Hardware Gateway", charset="UTF-8"';

function identityRefusal(error: unknown): HttpError | undefined {
  const unauthenticated = error instanceof GatewayError && error.code === ErrorCode.Unauthenticated;
  return transferError(error, 0, {}, unauthenticated ? { 'www-authenticate': challenge } : {});
}
