import { CommandError, usageError } from './command-error.ts';
import { ExitCode } from './exit-code.ts';
import { readJsonFile } from './json-file.ts';
import { membersOf } from './members.ts';

/** Variables as a process has them. */
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The variables that an `authconfig.json` of SDCM stands for: a list of accounts, of which `index` chooses one.
 * @throws CommandError for a file that is none, or holds the placeholders it came with.
 */
export async function readAuthConfig(path: string, index: number): Promise<Environment> {
  const file = await readJsonFile(path);
  const accounts = Array.isArray(file) ? file : [file];
  const account = membersOf(accounts[index]);
  if (account === undefined) {
    throw usageError(`${path} has no entry ${index}.`, '--server counts its entries from 0.');
  }
  const text = (name: string) => {
    const value = account.get(name);
    return typeof value === 'string' && value.trim() !== '' && !placeholders.has(value)
      ? value.trim()
      : undefined;
  };
  const tenantId = text('tenantid');
  const clientId = text('clientid');
  const key = text('key');
  if (tenantId === undefined || clientId === undefined) throw incomplete(path, 'tenantId and clientId');
  if (key === undefined)
    throw incomplete(path, 'key (for a managed identity, leave the file out and set AZURE_MANAGED_IDENTITY)');
  const url = text('url');
  return {
    AZURE_TENANT_ID: tenantId,
    AZURE_CLIENT_ID: clientId,
    AZURE_CLIENT_SECRET: key,
    ...Object.fromEntries(otherCredentials.map((name) => [name, undefined])),
    ...(url !== undefined && { HARDWARE_API_URL: apiUrl(url, text('urlprefix') ?? 'v2.0/my') }),
  };
}

/** The environment may prove another application with these, which is not meant here. */
const otherCredentials = [
  'AZURE_CLIENT_SECRET_FILE',
  'AZURE_CLIENT_CERTIFICATE_PATH',
  'AZURE_CLIENT_CERTIFICATE_PASSWORD',
  'AZURE_FEDERATED_TOKEN_FILE',
  'AZURE_MANAGED_IDENTITY',
];

/** What stands in the file as it comes. */
const placeholders = new Set(['guid', 'string']);

/** SDCM appends `/hardware/…` to address and prefix. */
function apiUrl(url: string, prefix: string): string {
  return `${url.replace(/\/+$/, '')}/${prefix.replace(/^\/+|\/+$/g, '')}/hardware`;
}

function incomplete(path: string, what: string): CommandError {
  return new CommandError(ExitCode.Credentials, `${path} does not say ${what}.`, {
    code: 'CREDENTIALS_MISSING',
    advice: 'Fill it in, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET instead.',
  });
}
