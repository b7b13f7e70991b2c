import { randomUUID } from 'node:crypto';
import { type AddressedUpstream, type Config, logLevels } from '../config/config.ts';
import { ConfigError } from '../config/config-error.ts';
import { createLogger } from '../config/logger.ts';
import { type Environment, readConfig } from '../config/read-config.ts';
import { serve } from '../server/serve.ts';
import type { Clock } from '../values/clock.ts';
import { CommandError, usageError } from './command-error.ts';
import { ExitCode } from './exit-code.ts';
import type { Reachable } from './open-gateway.ts';
import type { Terminal } from './terminal.ts';

/** What a gateway in this process is made with. */
export interface OwnGatewayParts {
  readonly environment: Environment;
  readonly demo: boolean;
  /** The label of the account to work in, where a file declares several. */
  readonly label: string | undefined;
  readonly version: string;
  readonly clock: Clock;
  readonly terminal: Terminal;
  /** The upstream's address; starts the embedded emulator where that is asked for. */
  readonly reachUpstream: (
    config: Config,
  ) => Promise<{ upstream: AddressedUpstream; embedded: boolean; close(): Promise<void> }>;
}

/**
 * Starts the gateway in this process, on a free port of loopback. Other users of the machine reach that port too, so
 * everything stands behind a path that nobody can guess. @throws CommandError
 */
export async function ownGateway(parts: OwnGatewayParts): Promise<Reachable> {
  const { environment, version, clock, label } = parts;
  const config = readOwnConfig(parts);
  const named = namedAccount(config, label);
  const { upstream, embedded, close } = await parts.reachUpstream(config);
  const level = logLevels.find((one) => one === environment['LOG_LEVEL']?.trim().toLowerCase()) ?? 'silent';
  // Standard output is the command's.
  const logger = createLogger(level, { write: parts.terminal.err });
  try {
    const gateway = await serve(config, { upstream, environment, version, clock, logger });
    return {
      url: gateway.url,
      account: embedded ? `embedded emulator ${randomUUID()}` : (named ?? nameOf(upstream)),
      label,
      toCheck: whatToCheck(config, label),
      fleeting: embedded,
      async close() {
        await gateway.close(0);
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What the account of a file is called in states; undefined where there is no file. @throws CommandError for no label of it */
function namedAccount({ accounts }: Config, label: string | undefined): string | undefined {
  const [first] = accounts;
  const account = label === undefined ? first : accounts.find((one) => one.label === label);
  if (account !== undefined) return `${account.upstream.tenantId} ${nameOf(account.upstream)}`;
  if (label === undefined) return undefined;
  throw usageError(
    `--account names none of the accounts that are declared: ${JSON.stringify(label)}.`,
    first === undefined
      ? 'Several accounts are declared in GATEWAY_ACCOUNTS_FILE.'
      : `Give one of ${accounts.map((one) => one.label).join(', ')}.`,
  );
}

/** What to look at where the service refuses the credentials. @param label Of the account that was asked for. */
function whatToCheck({ accounts }: Config, label = accounts[0]?.label): string {
  const settings =
    label === undefined
      ? 'AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET (or what you set in its place)'
      : `tenantId, clientId and the credential of the account ${label} in GATEWAY_ACCOUNTS_FILE`;
  return `Check ${settings}, and the application’s roles in Partner Center: hardware-gateway check tries them.`;
}

function nameOf({ clientId, apiUrl }: AddressedUpstream): string {
  return `${clientId} at ${apiUrl}`;
}

function readOwnConfig({ environment, demo }: OwnGatewayParts): Config {
  try {
    // Where the environment wants a server to listen, for whom, and its folder, which is one process's: not about this one.
    const config = readConfig({ ...environment, HOST: '', DATA_DIR: '', GATEWAY_CALLERS_FILE: '' }, { demo });
    return {
      ...config,
      host: '127.0.0.1',
      port: 0,
      basePath: `/${randomUUID()}`,
      corsOrigins: [],
      webhooks: [],
      mirror: undefined,
    };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const credentials = error.faults.every(({ variable }) => variable.startsWith('AZURE_'));
    throw new CommandError(credentials ? ExitCode.Credentials : ExitCode.Usage, error.message, {
      code: credentials ? 'CREDENTIALS_MISSING' : 'CONFIGURATION',
      advice: credentials
        ? 'To try it without credentials, add --demo; to go through a gateway, --gateway URL.'
        : undefined,
    });
  }
}
