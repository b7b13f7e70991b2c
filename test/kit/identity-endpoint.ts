import { federatedToken } from './federated-token.ts';
import { type ScriptedServer, scriptedServer } from './scripted-server.ts';

/** The identity endpoint of a machine in Azure, as App Service has it and as virtual machines have it. */
export interface IdentityEndpoint {
  readonly server: ScriptedServer;
  /** The environment of a process on App Service. */
  readonly appService: { readonly IDENTITY_ENDPOINT: string; readonly IDENTITY_HEADER: string };
  /** The environment that leads to the Instance Metadata Service. */
  readonly metadataService: Readonly<Record<string, string>>;
  /** Every token that it gave. */
  readonly issued: readonly string[];
  close(): Promise<void>;
}

/** A user-assigned identity that it has, besides the system's. */
export const userAssigned = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

const header = 'identity-header-canary';

/** Starts one that gives tokens which the emulator's application trusts. Close it after the tests. */
export async function startIdentityEndpoint(): Promise<IdentityEndpoint> {
  const server = await scriptedServer();
  const issued: string[] = [];
  // Scripted answers are given at once, so a few tokens are made ahead.
  const tokens = await Promise.all(Array.from({ length: 50 }, (_, n) => federatedToken({ jti: String(n) })));
  server.fallback(({ url, headers }) => {
    const { pathname, searchParams } = new URL(url, server.origin);
    const proved =
      pathname === '/msi/token'
        ? headers['x-identity-header'] === header
        : pathname === '/metadata/identity/oauth2/token' && headers['metadata'] === 'true';
    const clientId = searchParams.get('client_id');
    const known = clientId === null || clientId === userAssigned;
    if (!proved || !known || searchParams.get('resource') !== 'api://AzureADTokenExchange')
      return { status: 400, body: JSON.stringify({ error: 'invalid_request' }) };
    const token = tokens[issued.length % tokens.length] ?? '';
    issued.push(token);
    return { status: 200, body: JSON.stringify({ access_token: token, expires_on: '1900000000' }) };
  });
  return {
    server,
    issued,
    appService: { IDENTITY_ENDPOINT: `${server.origin}/msi/token`, IDENTITY_HEADER: header },
    metadataService: { AZURE_POD_IDENTITY_AUTHORITY_HOST: `${server.origin}/` },
    close: () => server.close(),
  };
}
