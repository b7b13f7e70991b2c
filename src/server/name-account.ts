import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccountChoice } from '../values/account-choice.ts';
import { callerOf } from './admit.ts';
import { accountHeader, type ChooseAccount } from './choose-account.ts';
import { transferError } from './transfer-error.ts';

/** What an answer about an account depends on beside the address: a cache that keeps it must not give it to others. */
const vary = 'Origin, Authorization, X-API-Key, X-Hardware-Account';

/**
 * Chooses the account of a request whose caller is known, and names it in the answer, which is for this caller only.
 * @throws HttpError 400 for one that it may not use
 */
export function nameAccount(
  choose: ChooseAccount,
  request: FastifyRequest,
  reply: FastifyReply,
): AccountChoice {
  reply.headers({ 'cache-control': 'private, no-store', vary });
  try {
    const choice = choose(askedAccount(request), callerOf(request));
    if (choice.label !== undefined) reply.header(accountHeader, choice.label);
    return choice;
  } catch (error) {
    throw transferError(error, 0) ?? error;
  }
}

/** The label that a request asks for; undefined where it leaves that to the gateway. */
export function askedAccount({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const asked = headers[accountHeader];
  return asked === undefined ? undefined : String(asked);
}
