import { type Environment, readConfig } from '../../src/config/read-config.ts';
import { serve } from '../../src/server/serve.ts';
import type { RunningGateway } from '../../src/server/start-gateway.ts';
import { systemClock } from '../../src/store/system-clock.ts';
import { type CapturedLogger, capturedLogger } from '../kit/captured-logger.ts';

/** Where an upstream is, as the emulator says it about itself. */
export interface UpstreamAddress {
  readonly apiUrl: string;
  readonly authorityHost: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The environment that leads to an upstream, and to a free port. */
export function environmentFor(upstream: UpstreamAddress): Record<string, string> {
  return {
    PORT: '0',
    AZURE_TENANT_ID: upstream.tenantId,
    AZURE_CLIENT_ID: upstream.clientId,
    AZURE_CLIENT_SECRET: upstream.clientSecret,
    AZURE_AUTHORITY_HOST: upstream.authorityHost,
    HARDWARE_API_URL: upstream.apiUrl,
  };
}

/** The whole gateway in this process, before an upstream; the test closes it. */
export async function serveUpstream(
  upstream: UpstreamAddress,
  environment: Environment = {},
): Promise<RunningGateway & { readonly log: CapturedLogger }> {
  const config = readConfig({ ...environmentFor(upstream), ...environment }, { demo: false });
  if (config.upstream.kind !== 'addressed') throw new Error('an address was given');
  const log = capturedLogger();
  const parts = {
    upstream: config.upstream,
    environment: {},
    version: '0.0.0',
    clock: systemClock,
    logger: log,
  };
  return { ...(await serve(config, parts)), log };
}
