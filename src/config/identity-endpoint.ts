import type { IdentityEndpoint } from '../values/credential.ts';
import { Secret } from '../values/secret.ts';
import type { ConfigFault } from './config-error.ts';

/** The address of the Instance Metadata Service, the same on every virtual machine of Azure. */
const metadataService = 'http://169.254.169.254';

/**
 * Who issues tokens of managed identities here, by the variables that Azure sets and its own libraries read. A fault is
 * added to `faults`, and then the result is undefined.
 */
export function identityEndpoint(
  environment: ReadonlyMap<string, string>,
  faults: ConfigFault[],
): IdentityEndpoint | undefined {
  const header = environment.get('IDENTITY_HEADER');
  const appService = environment.get('IDENTITY_ENDPOINT');
  const inAppService = header !== undefined && appService !== undefined;
  const variable = inAppService ? 'IDENTITY_ENDPOINT' : 'AZURE_POD_IDENTITY_AUTHORITY_HOST';
  const url = inAppService ? appService : (environment.get(variable) ?? metadataService);
  if (!/^https?:\/\/[^?#@]+$/i.test(url) || !URL.canParse(url)) {
    faults.push({
      variable,
      message: 'expected an http:// or https:// address without user, query or fragment',
    });
    return undefined;
  }
  if (inAppService) return { kind: 'appService', url, header: new Secret(header) };
  return { kind: 'imds', url: url.replace(/\/+$/, '') };
}
