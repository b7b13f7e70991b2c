import { randomUUID } from 'node:crypto';
import type { Callers } from '../callers/callers.ts';
import { lowerCaseNames, type Shown } from '../callers/credentials.ts';
import { ErrorCode } from '../errors/codes.ts';
import { GatewayError } from '../errors/gateway-error.ts';
import { Forbidden } from '../errors/identity-errors.ts';
import type { Caller } from '../values/caller.ts';
import type { Logger } from '../values/logger.ts';
import { accountHeader } from './choose-account.ts';
import type { Visitor } from './websocket-protocol.ts';

/** A visitor whose caller is known. */
export interface Welcomed {
  readonly caller: Caller;
  /** The label of the account that it asks for, by `account` among its connection parameters, or by the header. */
  readonly account: string | undefined;
  /** To be called when the socket has gone. */
  leave(): void;
}

type Params = Readonly<Record<string, unknown>> | undefined | null;

/**
 * Asks a visitor who it is, when it connects: by its connection parameters, or by the headers of the request that became
 * the socket. Who may not come in finds the socket closed, and so does who may not stay. @returns undefined for those
 */
export async function welcomeVisitor(
  visitor: Visitor,
  connectionParams: Params,
  { callers, logger }: { readonly callers: Callers; readonly logger: Logger },
): Promise<Welcomed | undefined> {
  const correlationId = randomUUID();
  try {
    const shown = whatIsShown(visitor, connectionParams);
    const caller = await callers.identify(shown, { correlationId, address: visitor.address });
    if (!caller.roles.has('reader')) throw new Forbidden('reader');
    const account = askedBy(visitor, connectionParams);
    return { caller, account, leave: callers.whenGone(caller, () => visitor.close(4403, 'Forbidden')) };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    logger.info({ correlationId, reason: error.message }, 'connection refused');
    visitor.close(...closing(error));
    return undefined;
  }
}

function askedBy({ headers }: Visitor, connectionParams: Params): string | undefined {
  const shown = lowerCaseNames(connectionParams);
  const asked = shown['account'] ?? shown[accountHeader] ?? headers[accountHeader];
  return asked === undefined ? undefined : String(asked);
}

function whatIsShown({ headers }: Visitor, connectionParams: Params): Shown {
  const shown = lowerCaseNames(connectionParams);
  return shown['authorization'] === undefined && shown['x-api-key'] === undefined ? headers : shown;
}

/** Clients come back by themselves, with fresh credentials, after all of these but 4401. */
function closing({ code, details }: GatewayError): [code: number, reason: string] {
  switch (code) {
    case ErrorCode.Unauthenticated:
      return [4401, 'Unauthorized'];
    case ErrorCode.Forbidden:
      return [4403, `Forbidden: the role ${details['role']} is missing`];
    default:
      return [1013, 'Try again later'];
  }
}
