import type { Tracer } from '@opentelemetry/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BadUserInput } from '../errors/bad-user-input.ts';
import type { Budgets, Reservation } from '../price/budgets.ts';
import type { Transfer } from '../transfer/transfer.ts';
import type { TransferCall } from '../transfer/transfer-call.ts';
import { type AccountChoice, accountFault } from '../values/account-choice.ts';
import type { Caller } from '../values/caller.ts';
import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';
import { accountPrefix, readNodeId, type SubmissionKey } from '../values/node-id.ts';
import { isOpaqueId } from '../values/opaque-id.ts';
import { callerOf } from './admit.ts';
import { answerEarly } from './answer-early.ts';
import type { Audit } from './audit.ts';
import type { ChooseAccount } from './choose-account.ts';
import type { Crowd } from './crowd.ts';
import { HttpError } from './http-error.ts';
import { inSpan, traceHeadersOf } from './in-span.ts';
import { nameAccount } from './name-account.ts';
import type { SharedExecutions } from './shared-executions.ts';
import { transferError } from './transfer-error.ts';
import type { Doorkeeper } from './who-may-ask.ts';
import type { WorkInFlight } from './work-in-flight.ts';

/** What carries the packages of one account. */
export interface PackagesAccount {
  readonly transfer: Transfer;
  /** One transfer's way to the service; its calls are counted up in `cost`. */
  transferCall(scope: {
    readonly correlationId: string;
    readonly cost: { upstreamCalls: number };
  }): TransferCall;
}

/** What lies behind the routes for packages. */
export interface PackagesUpstream {
  /** The account with this label, which the caller may use. */
  of(label: string | undefined): PackagesAccount;
  /** Is told of every package that was sent, and of every commit behind one. */
  readonly audit: Audit;
}

/** What the routes for packages need. */
export interface PackagesRouteParts {
  readonly basePath: string;
  readonly doorkeeper: Doorkeeper;
  readonly packages: PackagesUpstream;
  readonly choose: ChooseAccount;
  /** A transfer is in flight until its last byte has left, however long that takes. */
  readonly transfers: WorkInFlight;
  readonly crowd: Crowd;
  readonly budgets: Budgets;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly tracer?: Tracer | undefined;
  /** What was begun before an upload is given to nobody who asks after it. */
  readonly executions?: Pick<SharedExecutions<unknown>, 'separate'> | undefined;
}

/** One transfer: the account that it is about, what carries it there, and its way to the service. */
export interface Carrying {
  readonly account: string | undefined;
  readonly transfer: Transfer;
  readonly call: TransferCall;
}

/** Carries one package for a request, and answers it; what it throws is answered here. */
export type CarryPackage = (
  request: FastifyRequest,
  reply: FastifyReply,
  carrying: Carrying,
) => Promise<unknown>;

/** Makes a route's handler: failures of a transfer become refusals with its code, its details and what it cost. */
export function packagesHandler(
  { packages, choose, budgets, tracer, executions }: PackagesRouteParts,
  carry: CarryPackage,
) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const cost = { upstreamCalls: 0 };
    let reservation: Reservation | undefined;
    const name = `${request.method} ${request.routeOptions.url}`;
    try {
      return await inSpan({ tracer, name, traceHeaders: traceHeadersOf(request.headers) }, async (span) => {
        span?.setAttribute('hardware.caller', callerOf(request).id);
        span?.setAttribute('hardware.correlation_id', request.id);
        const account = accountOf(request, nameAccount(choose, request, reply));
        const { transfer, transferCall } = packages.of(account);
        reservation = await budgets.reserve(callerOf(request), priceFor(callerOf(request)), account);
        const call = transferCall({ correlationId: request.id, cost });
        return await carry(request, reply, { account, transfer, call });
      });
    } catch (error) {
      const untold = request.method === 'PUT' ? { outcome: 'NOT_SENT' } : {};
      const refusal = error instanceof HttpError ? error : transferError(error, cost.upstreamCalls, untold);
      if (refusal !== undefined) {
        // A body that nobody has begun to read would hold up the connection.
        request.raw.resume();
        return answerEarly(request, reply, refusal);
      }
      reply.header('connection', 'close');
      throw error;
    } finally {
      if (request.method === 'PUT') executions?.separate();
      await reservation?.settle(cost.upstreamCalls);
    }
  };
}

/** A read or two, a commit, and a look at what became of it. */
const usualCalls = 4;

/** Transfers cannot be made smaller, so whoever has a budget at all may spend it on one. */
function priceFor({ upstreamCallsPerMinute = usualCalls }: Caller): number {
  return Math.min(usualCalls, upstreamCallsPerMinute);
}

/** The parts of a path that name a submission, with its account and without. */
export const submissionPaths = [
  '/packages/products/:productId/submissions/:submissionId',
  '/packages/accounts/:account/products/:productId/submissions/:submissionId',
] as const;

/** The account that a request is about: the path's, where that names a submission, else the chosen one. */
function accountOf(request: FastifyRequest, choice: AccountChoice): string | undefined {
  if ((request.params as SubmissionParams).productId === undefined) return choice.label;
  const key = submissionOf(request);
  const fault = accountFault(key, choice);
  if (fault === null) return key.account;
  throw new BadUserInput(`The path behind /packages/ is no id to use here. ${fault}`);
}

interface SubmissionParams {
  readonly account?: string;
  readonly productId?: string;
  readonly submissionId?: string;
}

/** The submission that a path names. @throws BadUserInput when it can name none. */
export function submissionOf({ params }: FastifyRequest): SubmissionKey {
  const { account, productId, submissionId } = params as SubmissionParams;
  const key = readNodeId(`${accountPrefix(account)}products/${productId}/submissions/${submissionId}`);
  if (key?.kind === 'submission') return key;
  throw new BadUserInput(
    'The path must name a submission by two numbers, such as ' +
      '/packages/products/9007199267351835/submissions/1152921504621441945: its node id behind /packages/.',
  );
}

/** An id of preproduction signing in a path. @throws BadUserInput when it can be none. */
export function opaqueIdOf({ params }: FastifyRequest, name: 'packageId' | 'assetId'): string {
  const id = (params as Record<string, string>)[name] ?? '';
  if (isOpaqueId(id)) return id;
  throw new BadUserInput(`The path has no id of the service in the place of {${name}}.`);
}
