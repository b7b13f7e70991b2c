import { readFileSync } from 'node:fs';
import type { Credentials } from './client.ts';

/** Where the environment points the checks: a service with credentials, an embedded emulator, or nowhere. */
export type Destination =
  | { readonly kind: 'service'; readonly credentials: Credentials }
  | { readonly kind: 'emulator'; readonly because: string }
  | { readonly kind: 'faulty'; readonly faults: readonly string[] };

const SERVICE = 'https://manage.devcenter.microsoft.com/v2.0/my/hardware';
const AUTHORITY = 'https://login.microsoftonline.com';

/** Reads the gateway's own variables. `readFile` reads the file that AZURE_CLIENT_SECRET_FILE names. */
export function readDestination(
  environment: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): Destination {
  const value = (name: string) => environment[name]?.trim() || undefined;
  if (value('HARDWARE_API_URL') === 'emulator') {
    return { kind: 'emulator', because: 'HARDWARE_API_URL asks for it' };
  }
  const given = NAMES.filter((name) => value(name) !== undefined);
  const hasSecret = SECRETS.some((name) => value(name) !== undefined);
  if (given.length === 0 && !hasSecret) {
    return { kind: 'emulator', because: 'there are no AZURE_* credentials in the environment' };
  }
  const faults = NAMES.filter((name) => value(name) === undefined).map((name) => `${name} is missing`);
  if (!hasSecret) faults.push(`${SECRETS.join(' or ')} is missing`);
  if (faults.length > 0) return { kind: 'faulty', faults };
  const file = value('AZURE_CLIENT_SECRET_FILE');
  return {
    kind: 'service',
    credentials: {
      apiUrl: withoutSlash(value('HARDWARE_API_URL') ?? SERVICE),
      authorityHost: withoutSlash(value('AZURE_AUTHORITY_HOST') ?? AUTHORITY),
      tenantId: value('AZURE_TENANT_ID') ?? '',
      clientId: value('AZURE_CLIENT_ID') ?? '',
      clientSecret: value('AZURE_CLIENT_SECRET') ?? (file === undefined ? '' : readFile(file).trim()),
    },
  };
}

const NAMES = ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID'];
const SECRETS = ['AZURE_CLIENT_SECRET', 'AZURE_CLIENT_SECRET_FILE'];

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
