import type { Credential } from '../values/credential.ts';
import { canonicalGuid, isGuid } from '../values/guid.ts';
import { Secret } from '../values/secret.ts';
import { changingFile } from './changing-file.ts';
import type { ConfigFault } from './config-error.ts';
import { identityEndpoint } from './identity-endpoint.ts';
import { CertificateFault, parseCertificate } from './parse-certificate.ts';
import { secretFile } from './secret-file.ts';

/** What may be said about a credential, in the environment or in one entry of a file of accounts. */
export interface CredentialSettings {
  readonly clientSecret?: Secret | undefined;
  readonly clientSecretFile?: string | undefined;
  readonly clientCertificatePath?: string | undefined;
  readonly clientCertificatePassword?: Secret | undefined;
  readonly federatedTokenFile?: string | undefined;
  /** `system`, or the client id of a user-assigned identity. */
  readonly managedIdentity?: string | undefined;
}

export type CredentialSetting = keyof CredentialSettings;

interface CredentialParts {
  /** What the reader of a fault knows a setting by, such as `AZURE_CLIENT_SECRET` or `accounts[0].clientSecret`. */
  readonly nameOf: (setting: CredentialSetting) => string;
  /** The variables that are set, trimmed: Azure says among them who issues the tokens of managed identities. */
  readonly environment: ReadonlyMap<string, string>;
}

/** The settings of which exactly one says what the application proves itself with. */
export const credentialKinds = [
  'clientSecret',
  'clientSecretFile',
  'clientCertificatePath',
  'federatedTokenFile',
  'managedIdentity',
] as const satisfies readonly CredentialSetting[];

/**
 * The one credential that the settings ask for; its file is read at once, and again when it changes.
 * Faults are added to `faults`, under the names of `nameOf` and never with a value; then the result is undefined.
 */
export function readCredential(
  given: CredentialSettings,
  parts: CredentialParts,
  faults: ConfigFault[],
): Credential | undefined {
  const { nameOf } = parts;
  const before = faults.length;
  const fault = (setting: CredentialSetting, message: string) => {
    faults.push({ variable: nameOf(setting), message });
  };
  const [first, ...others] = credentialKinds.filter((kind) => given[kind] !== undefined);
  if (first === undefined) {
    const names = credentialKinds.map(nameOf);
    fault('clientSecret', `is not set, and neither is another credential. Set one of ${names.join(', ')}.`);
    return undefined;
  }
  for (const other of others) fault(other, `is set beside ${nameOf(first)}. Set exactly one of them.`);
  if (given.clientCertificatePassword !== undefined && given.clientCertificatePath === undefined)
    fault('clientCertificatePassword', `is set without ${nameOf('clientCertificatePath')}`);
  if (others.length > 0) return undefined;

  const credential = readers[first](given, parts, (message) => fault(first, message), faults);
  return faults.length > before ? undefined : credential;
}

type Reader = (
  given: CredentialSettings,
  parts: CredentialParts,
  fault: (message: string) => void,
  faults: ConfigFault[],
) => Credential | undefined;

const readers: Readonly<Record<(typeof credentialKinds)[number], Reader>> = {
  clientSecret({ clientSecret: secret }) {
    return secret && { kind: 'secret', secret: async () => secret };
  },
  clientSecretFile({ clientSecretFile: path = '' }, _, fault) {
    const secret = readable(() => secretFile(path));
    if (secret === undefined) fault('expected the path of a readable file that holds the secret');
    return secret && { kind: 'secret', secret };
  },
  clientCertificatePath: readCertificate,
  federatedTokenFile({ federatedTokenFile: path = '' }, _, fault) {
    const token = readable(() => changingFile(path, readToken));
    if (token === undefined) fault('expected the path of a readable file that holds a token (a JWT)');
    return token && { kind: 'federatedToken', token };
  },
  managedIdentity({ managedIdentity: text = '' }, { environment }, fault, faults) {
    const system = text.toLowerCase() === 'system';
    if (!system && !isGuid(text))
      fault('expected the word system, or the client id (a GUID) of a user-assigned identity');
    const endpoint = identityEndpoint(environment, faults);
    return (
      endpoint && {
        kind: 'managedIdentity',
        identity: { clientId: system ? undefined : canonicalGuid(text), endpoint },
      }
    );
  },
};

function readCertificate(
  { clientCertificatePath: path = '', clientCertificatePassword: password }: CredentialSettings,
  _: CredentialParts,
  fault: (message: string) => void,
): Credential | undefined {
  try {
    const certificate = changingFile(path, (bytes) => parseCertificate(bytes, password));
    return { kind: 'certificate', certificate };
  } catch (error) {
    const unreadable = 'the path of a readable PEM file with a private key and its certificate';
    fault(`expected ${error instanceof CertificateFault ? error.message : unreadable}`);
    return undefined;
  }
}

function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function readToken(bytes: Buffer): Secret {
  const text = bytes.toString('utf8').trim();
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(text)) throw new Error('no token');
  return new Secret(text);
}
