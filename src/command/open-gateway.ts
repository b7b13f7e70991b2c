import { createDispatcher } from '../rest/dispatcher.ts';
import type { Clock } from '../values/clock.ts';
import { Secret } from '../values/secret.ts';
import { usageError } from './command-error.ts';
import { connect } from './connection.ts';
import type { Gateway } from './gateway.ts';
import { patientGateway } from './patient-gateway.ts';
import type { Report } from './report.ts';

/** A gateway that listens, and where its own way out leads. */
export interface Reachable {
  readonly url: string;
  readonly account: string;
  /** The label of the account to name in every request; undefined to leave it to the gateway. */
  readonly label?: string | undefined;
  /** What to look at where the service refuses the gateway's credentials. */
  readonly toCheck: string;
  /** What it wants of its callers, where it serves declared ones only. */
  readonly key?: Secret | undefined;
  readonly fleeting: boolean;
  close(): Promise<void>;
}

/** What talking to a gateway needs beside its address. */
export interface TalkParts {
  /** For proxies on the way to it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly report: Report;
}

/** Connects to a gateway; closing it closes what is behind it too. @throws CommandError */
export async function openGateway(reachable: Reachable, parts: TalkParts): Promise<Gateway> {
  const dispatcher = createDispatcher({ environment: parts.environment });
  const close = async () => {
    await dispatcher.destroy();
    await reachable.close();
  };
  try {
    const connection = await connect(reachable, dispatcher);
    const { account, fleeting } = reachable;
    return { ...connection, ...patientGateway(connection, parts), account, fleeting, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A gateway that runs somewhere, by the address behind `--gateway`. @throws CommandError */
export function runningGateway(
  address: string,
  { key, label }: { readonly key: string | undefined; readonly label: string | undefined },
): Reachable {
  const url = address
    .trim()
    .replace(/\/+$/, '')
    .replace(/\/graphql$/, '');
  if (!/^https?:\/\/[^/?#@]+(\/[^?#]*)?$/i.test(url) || !URL.canParse(url)) {
    throw usageError(
      '--gateway expects the address of a gateway, such as http://127.0.0.1:4000.',
      'It printed the address at its start.',
    );
  }
  const secret = key?.trim() ? new Secret(key.trim()) : undefined;
  if (secret !== undefined && !/^[\x21-\x7e]+$/.test(secret.unwrap()))
    throw usageError('GATEWAY_KEY is no key.');
  const account = label === undefined ? `gateway ${url}` : `account ${label} of gateway ${url}`;
  const toCheck =
    'It is the gateway that the service refuses: whoever runs it finds the reason with hardware-gateway check.';
  return { url, account, label, toCheck, fleeting: false, key: secret, close: async () => {} };
}
