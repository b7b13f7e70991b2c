import type { Secret } from '../values/secret.ts';
import type { Upstream, UpstreamName } from './config.ts';
import type { ConfigFault } from './config-error.ts';
import { isLoopback } from './loopback.ts';
import { secretFile } from './secret-file.ts';
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
  isSet: (name: string) => boolean,
  demo: boolean,
  faults: ConfigFault[],
) {
  const clientSecret = readClientSecret(set, isSet, faults);
  const given = credentialNames.filter((names) => names.some(isSet));
  if (given.length === 0) return withoutCredentials(set, isSet, demo, faults);

  for (const names of credentialNames) {
    if (!names.some(isSet)) faults.push(fault(names[0] ?? '', `is not set. ${allOrNone}`));
  }
  if (set.HARDWARE_API_URL === 'emulator') return embedded;
  if (!set.AZURE_TENANT_ID || !set.AZURE_CLIENT_ID || !set.AZURE_AUTHORITY_HOST || !clientSecret)
    return undefined;
  const apiUrl = set.HARDWARE_API_URL ?? serviceUrl;
  const upstream: Upstream = {
    kind: 'addressed',
    name: upstreamName(apiUrl),
    apiUrl,
    authorityHost: set.AZURE_AUTHORITY_HOST,
    tenantId: set.AZURE_TENANT_ID,
    clientId: set.AZURE_CLIENT_ID,
    clientSecret,
  };
  return upstream;
}

const embedded: Upstream = { kind: 'embedded', name: 'emulator' };

const credentialNames: readonly (readonly string[])[] = [
  ['AZURE_TENANT_ID'],
  ['AZURE_CLIENT_ID'],
  ['AZURE_CLIENT_SECRET', 'AZURE_CLIENT_SECRET_FILE'],
];

const allOrNone =
  'AZURE_TENANT_ID, AZURE_CLIENT_ID and one of AZURE_CLIENT_SECRET and AZURE_CLIENT_SECRET_FILE go together.';

function withoutCredentials(
  set: Set,
  isSet: (name: string) => boolean,
  demo: boolean,
  faults: ConfigFault[],
): Upstream | undefined {
  if (set.HARDWARE_API_URL === 'emulator') return embedded;
  if (demo && !isSet('HARDWARE_API_URL')) return embedded;
  faults.push(
    fault(
      'AZURE_TENANT_ID',
      `is not set, and neither are other credentials. ${allOrNone} ` +
        "Set them to serve Microsoft's service, or set HARDWARE_API_URL=emulator (or start with --demo) to serve invented data.",
    ),
  );
  return undefined;
}

function readClientSecret(
  set: Set,
  isSet: (name: string) => boolean,
  faults: ConfigFault[],
): (() => Promise<Secret>) | undefined {
  if (isSet('AZURE_CLIENT_SECRET') && isSet('AZURE_CLIENT_SECRET_FILE')) {
    faults.push(
      fault('AZURE_CLIENT_SECRET_FILE', 'is set beside AZURE_CLIENT_SECRET. Set exactly one of them.'),
    );
    return undefined;
  }
  const secret = set.AZURE_CLIENT_SECRET;
  if (secret !== undefined) return async () => secret;
  if (set.AZURE_CLIENT_SECRET_FILE === undefined) return undefined;
  try {
    return secretFile(set.AZURE_CLIENT_SECRET_FILE);
  } catch {
    faults.push(
      fault('AZURE_CLIENT_SECRET_FILE', 'expected the path of a readable file that holds the secret'),
    );
    return undefined;
  }
}

/** Nothing on loopback is Microsoft's service: taking it for the emulator errs on the side that misleads nobody. */
function upstreamName(apiUrl: string): UpstreamName {
  return isLoopback(new URL(apiUrl).hostname) ? 'emulator' : 'service';
}

function fault(variable: string, message: string): ConfigFault {
  return { variable, message };
}
