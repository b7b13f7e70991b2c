import type { Upstream, UpstreamName } from './config.ts';
import type { ConfigFault } from './config-error.ts';
import { isLoopback } from './loopback.ts';
import { type CredentialSetting, type CredentialSettings, readCredential } from './read-credential.ts';
import type { Variables } from './variables.ts';

/** What the service is called when `HARDWARE_API_URL` does not say otherwise (hardware-api, section 1). */
const serviceUrl = 'https://manage.devcenter.microsoft.com/v2.0/my/hardware';

type Set = Partial<Variables>;

/**
 * Which upstream the variables together ask for. Credentials come whole or not at all; without them only the emulator
 * can be served, and only when somebody asked for it, so that invented data is never served by accident.
 * Faults are added to `faults`, and then the result is undefined.
 */
export function readUpstream(
  set: Set,
  texts: ReadonlyMap<string, string>,
  demo: boolean,
  faults: ConfigFault[],
): Upstream | undefined {
  const required = ['AZURE_TENANT_ID', 'AZURE_CLIENT_ID'];
  const identities = Object.values(credentialVariables);
  if (![...required, ...identities].some((name) => texts.has(name)))
    return withoutCredentials(set, texts, demo, faults);

  for (const name of required) {
    if (!texts.has(name)) faults.push(fault(name, `is not set. ${allOrNone}`));
  }
  const credential = identities.some((name) => texts.has(name))
    ? readCredential(credentialSettings(set), { nameOf, environment: texts }, faults)
    : missing(faults);
  if (set.HARDWARE_API_URL === 'emulator') return embedded;
  if (!set.AZURE_TENANT_ID || !set.AZURE_CLIENT_ID || !set.AZURE_AUTHORITY_HOST || !credential)
    return undefined;
  const apiUrl = set.HARDWARE_API_URL ?? serviceUrl;
  return {
    kind: 'addressed',
    name: upstreamName(apiUrl),
    apiUrl,
    authorityHost: set.AZURE_AUTHORITY_HOST,
    tenantId: set.AZURE_TENANT_ID,
    clientId: set.AZURE_CLIENT_ID,
    credential,
  };
}

const embedded: Upstream = { kind: 'embedded', name: 'emulator' };

const credentialVariables: Partial<Record<CredentialSetting, keyof Variables>> = {
  clientSecret: 'AZURE_CLIENT_SECRET',
  clientSecretFile: 'AZURE_CLIENT_SECRET_FILE',
};

const allOrNone =
  'AZURE_TENANT_ID, AZURE_CLIENT_ID and one of AZURE_CLIENT_SECRET and AZURE_CLIENT_SECRET_FILE go together.';

function nameOf(setting: CredentialSetting): string {
  return credentialVariables[setting] ?? setting;
}

function credentialSettings(set: Set): CredentialSettings {
  return { clientSecret: set.AZURE_CLIENT_SECRET, clientSecretFile: set.AZURE_CLIENT_SECRET_FILE };
}

function missing(faults: ConfigFault[]): undefined {
  faults.push(fault(nameOf('clientSecret'), `is not set. ${allOrNone}`));
}

function withoutCredentials(
  set: Set,
  texts: ReadonlyMap<string, string>,
  demo: boolean,
  faults: ConfigFault[],
): Upstream | undefined {
  if (set.HARDWARE_API_URL === 'emulator') return embedded;
  if (demo && !texts.has('HARDWARE_API_URL')) return embedded;
  faults.push(
    fault(
      'AZURE_TENANT_ID',
      `is not set, and neither are other credentials. ${allOrNone} ` +
        "Set them to serve Microsoft's service, or set HARDWARE_API_URL=emulator (or start with --demo) to serve invented data.",
    ),
  );
  return undefined;
}

/** Nothing on loopback is Microsoft's service: taking it for the emulator errs on the side that misleads nobody. */
function upstreamName(apiUrl: string): UpstreamName {
  return isLoopback(new URL(apiUrl).hostname) ? 'emulator' : 'service';
}

function fault(variable: string, message: string): ConfigFault {
  return { variable, message };
}
