import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccountChoice } from '../values/account-choice.ts';
import type { Caller } from '../values/caller.ts';
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
  reply.headers(privateHeaders);
  const choice = chooseOrRefuse(choose, askedAccount(request), callerOf(request));
  if (choice.label !== undefined) reply.header(accountHeader, choice.label);
  return choice;
}

/** What every answer about an account says, whichever it is. */
export const privateHeaders = { 'cache-control': 'private, no-store', vary } as const;

/** The account that a caller asks for. @throws HttpError 400 for one that it may not use */
export function chooseOrRefuse(
  choose: ChooseAccount,
  asked: string | undefined,
  caller: Caller,
): AccountChoice {
  try {
    return choose(asked, caller);
  } catch (error) {
    throw transferError(error, 0) ?? error;
  }
}

/** The label that a request asks for; undefined where it leaves that to the gateway. */
export function askedAccount({ headers }: { readonly headers: IncomingHttpHeaders }): string | undefined {
  const asked = headers[accountHeader];
  return asked === undefined ? undefined : String(asked);
}
