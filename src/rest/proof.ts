import { createHash, createHmac } from 'node:crypto';
import type { Dispatcher } from 'undici';
import type { Clock } from '../values/clock.ts';
import type { Credential } from '../values/credential.ts';
import type { Secret } from '../values/secret.ts';
import { signAssertion } from './client-assertion.ts';
import { requestIdentityToken } from './identity-token.ts';

/** What an application proves itself with, as it stands now. */
export interface Proof {
  readonly kind: Credential['kind'];
  /** Tells whose tokens are worth the same: one of a secret or certificate that was replaced is not used under the new one. */
  readonly fingerprint: string;
  /** Another text whenever Entra ID is shown something else, so that a refusal of the old says nothing of the new. */
  readonly version: string;
  /**
   * The part of the token request that proves it, made anew for each try.
   * Rejects with UpstreamUnauthenticated or UpstreamUnavailable where it takes others to make it, and they do not.
   */
  form(occasion: ProofOccasion): Promise<Readonly<Record<string, string>>>;
}

/** For whom a proof is made, and how long that may take. */
export interface ProofOccasion {
  /** The token endpoint's address. */
  readonly audience: string;
  readonly deadline: () => number;
}

export interface ProofOptions {
  /** Of the account in the accounts file; undefined where variables declare it. */
  readonly label?: string | undefined;
  readonly clientId: string;
  readonly credential: Credential;
  /** Past any proxy: who issues the tokens of managed identities answers only from the machine itself. */
  readonly direct: Dispatcher;
  readonly clock: Clock;
  readonly random: () => number;
  /** Longest wait for one try. */
  readonly timeoutMs: number;
}

/** Reads the credential. Rejects with what reading its file rejects with. */
export async function readProof(options: ProofOptions): Promise<Proof> {
  const { credential, clientId, clock } = options;
  const { kind } = credential;
  switch (kind) {
    case 'secret': {
      const secret = await credential.secret();
      const fingerprint = digestOf(secret);
      return { kind, fingerprint, version: '', form: async () => ({ client_secret: secret.unwrap() }) };
    }
    case 'certificate': {
      const certificate = await credential.certificate();
      const fingerprint = `certificate-${certificate.thumbprint.slice(0, 16)}`;
      return {
        kind,
        fingerprint,
        version: '',
        form: async ({ audience }) =>
          assertion(await signAssertion(certificate, { clientId, audience, now: clock.now() })),
      };
    }
    case 'federatedToken': {
      const token = await credential.token();
      const version = createHash('sha256').update(token.unwrap()).digest('hex');
      return { kind, fingerprint: 'federated', version, form: async () => assertion(token) };
    }
    case 'managedIdentity': {
      const { identity } = credential;
      const fingerprint = `managed-${identity.clientId ?? 'system'}`;
      const form = async ({ deadline }: ProofOccasion) =>
        assertion(await requestIdentityToken(options, identity, deadline));
      return { kind, fingerprint, version: '', form };
    }
  }
}

/** RFC 7523, section 2.2. */
function assertion(token: Secret): Readonly<Record<string, string>> {
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: token.unwrap(),
  };
}

function digestOf(secret: Secret): string {
  return createHmac('sha256', secret.unwrap()).update('hardware-gateway token').digest('hex').slice(0, 16);
}
