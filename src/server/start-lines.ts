import type { AddressedUpstream } from '../config/config.ts';
import type { CallersFile } from '../config/declared-callers.ts';

/** What a start tells the person at the terminal. */
export interface StartFacts {
  readonly version: string;
  readonly url: string;
  readonly upstream: AddressedUpstream;
  /** The emulator runs in this process. */
  readonly embedded: boolean;
  /** The labels of the accounts; empty where the one account has none. */
  readonly accounts?: readonly string[];
  /** Who may call; undefined for everybody on this machine. */
  readonly callers?: CallersFile | undefined;
}

/** The start lines: what is served, and the address to open. */
export function startLines({
  version,
  url,
  upstream,
  embedded,
  accounts = [],
  callers,
}: StartFacts): string[] {
  return [
    `Hardware Gateway ${version}`,
    ...upstreamLines(upstream, embedded),
    ...(accounts.length > 0 ? [`  Accounts  ${accounts.join(', ')}`] : []),
    ...callersLines(callers),
    `  Open      ${url}/`,
    `  GraphQL   ${url}/graphql`,
  ];
}

function upstreamLines({ name, apiUrl }: AddressedUpstream, embedded: boolean): string[] {
  if (name === 'service') return [`  Upstream  the service at ${apiUrl}: changes are real`];
  if (!embedded) return [`  Upstream  an emulator at ${apiUrl}: invented data`];
  return [
    `  Upstream  the embedded emulator at ${apiUrl}: invented data, nothing reaches Microsoft`,
    '            (for the service, set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET)',
  ];
}

function callersLines(file: CallersFile | undefined): string[] {
  if (file === undefined) return [];
  const { keys, issuers } = file.declared;
  return [
    `  Callers   who shows one of ${keys.length} keys or a token of ${issuers.length} issuers (${file.path})`,
  ];
}

/** Why the gateway cannot listen, in words; undefined when the error is not about listening. */
export function listenFault(
  error: unknown,
  { host, port }: { host: string; port: number },
): string | undefined {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return undefined;
  if (error.syscall !== 'listen' && error.syscall !== 'getaddrinfo') return undefined;
  const where = `Cannot listen on ${host}:${port}`;
  switch (error.code) {
    case 'EADDRINUSE':
      return `${where}: the port is in use. Set PORT to another one, or to 0 for any free one.`;
    case 'EACCES':
      return `${where}: this user may not. Set PORT to 1024 or above.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${where}: this machine has no such address. Set HOST to one of its own.`;
    default:
      return `${where} (${error.code}).`;
  }
}
