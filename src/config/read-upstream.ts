import type { Upstream, UpstreamName } from './config.ts';
import type { ConfigFault } from './config-error.ts';
import { isLoopback } from './loopback.ts';
import {
  type CredentialSetting,
  type CredentialSettings,
  credentialKinds,
  readCredential,
} from './read-credential.ts';
import type { Variables } from './variables.ts';

/** What the service is called when `HARDWARE_API_URL` does not say otherwise (hardware-api, section 1). */
export const serviceUrl = 'https://manage.devcenter.microsoft.com/v2.0/my/hardware';

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
  const credential = readCredential(
    credentialSettings(set),
    { nameOf: (setting) => credentialVariables[setting], environment: texts },
    faults,
  );
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

/** What the environment calls the settings of a credential. */
export const credentialVariables = {
  clientSecret: 'AZURE_CLIENT_SECRET',
  clientSecretFile: 'AZURE_CLIENT_SECRET_FILE',
  clientCertificatePath: 'AZURE_CLIENT_CERTIFICATE_PATH',
  clientCertificatePassword: 'AZURE_CLIENT_CERTIFICATE_PASSWORD',
  federatedTokenFile: 'AZURE_FEDERATED_TOKEN_FILE',
  managedIdentity: 'AZURE_MANAGED_IDENTITY',
} as const satisfies Record<CredentialSetting, keyof Variables>;

const allOrNone = `AZURE_TENANT_ID, AZURE_CLIENT_ID and one of ${credentialKinds.map((kind) => credentialVariables[kind]).join(', ')} go together.`;

function credentialSettings(set: Set): CredentialSettings {
  return {
    clientSecret: set.AZURE_CLIENT_SECRET,
    clientSecretFile: set.AZURE_CLIENT_SECRET_FILE,
    clientCertificatePath: set.AZURE_CLIENT_CERTIFICATE_PATH,
    clientCertificatePassword: set.AZURE_CLIENT_CERTIFICATE_PASSWORD,
    federatedTokenFile: set.AZURE_FEDERATED_TOKEN_FILE,
    managedIdentity: set.AZURE_MANAGED_IDENTITY,
  };
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
export function upstreamName(apiUrl: string): UpstreamName {
  return isLoopback(new URL(apiUrl).hostname) ? 'emulator' : 'service';
}

function fault(variable: string, message: string): ConfigFault {
  return { variable, message };
}
