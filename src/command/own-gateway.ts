import { randomUUID } from 'node:crypto';
import { type AddressedUpstream, type Config, logLevels } from '../config/config.ts';
import { ConfigError } from '../config/config-error.ts';
import { createLogger } from '../config/logger.ts';
import { type Environment, readConfig } from '../config/read-config.ts';
import { serve } from '../server/serve.ts';
import type { Clock } from '../values/clock.ts';
import { CommandError } from './command-error.ts';
import { ExitCode } from './exit-code.ts';
import type { Reachable } from './open-gateway.ts';
import type { Terminal } from './terminal.ts';

/** What a gateway in this process is made with. */
export interface OwnGatewayParts {
  readonly environment: Environment;
  readonly demo: boolean;
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
  const { environment, version, clock } = parts;
  const config = readOwnConfig(parts);
  const { upstream, embedded, close } = await parts.reachUpstream(config);
  const level = logLevels.find((one) => one === environment['LOG_LEVEL']?.trim().toLowerCase()) ?? 'silent';
  // Standard output is the command's.
  const logger = createLogger(level, { write: parts.terminal.err });
  try {
    const gateway = await serve(config, { upstream, environment, version, clock, logger });
    return {
      url: gateway.url,
      account: embedded ? `embedded emulator ${randomUUID()}` : `${upstream.clientId} at ${upstream.apiUrl}`,
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
