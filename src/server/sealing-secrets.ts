import type { Credential } from '../values/credential.ts';
import { Secret } from '../values/secret.ts';

/**
 * What encrypts that which an account keeps outside of the process: the configured secrets, else what its credential
 * holds and others cannot know. Empty where that is nothing lasting; then nothing may be kept outside.
 */
export async function sealingSecrets(
  configured: readonly Secret[],
  credential: Credential,
): Promise<readonly Secret[]> {
  if (configured.length > 0) return configured;
  switch (credential.kind) {
    case 'secret':
      return [await credential.secret()];
    case 'certificate': {
      const { key } = await credential.certificate();
      return [new Secret(key.export({ type: 'pkcs8', format: 'der' }).toString('base64'))];
    }
    case 'federatedToken':
    case 'managedIdentity':
      return [];
  }
}
