import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { ConfigFault } from './config-error.ts';
import type { DeclaredAccount } from './declared-account.ts';
import { type AccountEntry, parseAccounts } from './parse-accounts.ts';
import { type CredentialSettings, readCredential } from './read-credential.ts';
import { serviceUrl, upstreamName } from './read-upstream.ts';
import { type Variables, variables } from './variables.ts';

const variable = 'GATEWAY_ACCOUNTS_FILE';

interface AccountsSurroundings {
  /** The variables that are sound: what an entry leaves out is as they say. */
  readonly set: Partial<Variables>;
  /** The variables that are set, trimmed. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * The accounts of the file, which is read once; the files that it names are found from its own folder. Every fault is
 * added to `faults`, and then the result is empty.
 */
export function readAccounts(
  path: string,
  { set, texts }: AccountsSurroundings,
  faults: ConfigFault[],
): DeclaredAccount[] {
  const before = faults.length;
  faults.push(...besideTheFile(texts));
  const parsed = parse(path);
  if (!parsed.ok) {
    faults.push(...parsed.faults.map((message) => ({ variable, message })));
    return [];
  }
  const accounts = parsed.entries.flatMap((entry, index) => {
    const place = `accounts[${index}]`;
    return readAccount(withFilesOf(dirname(path), entry), place, { set, texts }, faults);
  });
  const [first, ...others] = accounts;
  if (others.some(({ upstream }) => upstream.name !== first?.upstream.name))
    faults.push({
      variable,
      message: "expected accounts of one upstream: Microsoft's service and an emulator do not go together",
    });
  return faults.length > before ? [] : accounts;
}

function parse(path: string): ReturnType<typeof parseAccounts> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { ok: false, faults: ['expected the path of a readable JSON or YAML file with accounts'] };
  }
  return parseAccounts(text);
}

/** Who says accounts in two places means one of them, and nobody can tell which. */
function besideTheFile(texts: ReadonlyMap<string, string>): ConfigFault[] {
  const names = Object.keys(variables.shape).filter((name) => /^AZURE_(?!AUTHORITY_HOST$)/.test(name));
  const faults = names
    .filter((name) => texts.has(name))
    .map((name) => ({ variable: name, message: `is set beside ${variable}, which holds the credentials` }));
  if (texts.get('HARDWARE_API_URL')?.toLowerCase() !== 'emulator') return faults;
  const message = `asks for the embedded emulator, which has one account. Leave it out beside ${variable}`;
  return [...faults, { variable: 'HARDWARE_API_URL', message }];
}

function withFilesOf(folder: string, entry: AccountEntry): AccountEntry {
  const { clientSecretFile, clientCertificatePath, federatedTokenFile } = entry;
  const from = (path: string | undefined) => (path === undefined ? undefined : resolve(folder, path));
  return {
    ...entry,
    clientSecretFile: from(clientSecretFile),
    clientCertificatePath: from(clientCertificatePath),
    federatedTokenFile: from(federatedTokenFile),
  };
}

function readAccount(
  entry: AccountEntry,
  place: string,
  { set, texts }: AccountsSurroundings,
  faults: ConfigFault[],
): DeclaredAccount[] {
  const found: ConfigFault[] = [];
  const settings: CredentialSettings = entry;
  const nameOf = (setting: keyof CredentialSettings) => `${place}.${setting}`;
  const credential = readCredential(settings, { nameOf, environment: texts }, found);
  for (const { variable: where, message } of found)
    faults.push({
      variable,
      message: where.startsWith(place) ? `${where}: ${message}` : `${where} ${message}`,
    });
  const { AZURE_AUTHORITY_HOST: authority, UPSTREAM_CONCURRENCY: concurrency } = set;
  const usualUrl = set.HARDWARE_API_URL === 'emulator' ? undefined : set.HARDWARE_API_URL;
  if (!credential || !authority || !concurrency) return [];
  const apiUrl = entry.hardwareApiUrl ?? usualUrl ?? serviceUrl;
  const upstream = {
    kind: 'addressed',
    name: upstreamName(apiUrl),
    apiUrl,
    authorityHost: entry.authorityHost ?? authority,
    tenantId: entry.tenantId,
    clientId: entry.clientId,
    credential,
  } as const;
  return [
    {
      label: entry.label,
      upstream,
      upstreamConcurrency: entry.upstreamConcurrency ?? concurrency,
      upstreamCallsPerMinute: entry.upstreamCallsPerMinute ?? set.UPSTREAM_CALLS_PER_MINUTE,
    },
  ];
}
