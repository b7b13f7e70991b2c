import type { KeyObject } from 'node:crypto';
import type { Secret } from './secret.ts';

/**
 * What an Entra ID application proves itself with. What is kept in a file is asked for anew at each use, for it may
 * have changed.
 */
export type Credential =
  | { readonly kind: 'secret'; readonly secret: () => Promise<Secret> }
  | { readonly kind: 'certificate'; readonly certificate: () => Promise<Certificate> }
  /** A token that somebody whom the application trusts renews in a file (workload identity federation). */
  | { readonly kind: 'federatedToken'; readonly token: () => Promise<Secret> }
  | { readonly kind: 'managedIdentity'; readonly identity: ManagedIdentity };

/** A certificate and its private key. */
export interface Certificate {
  /** RSA; it prints nothing of itself. */
  readonly key: KeyObject;
  /** DER in base64, the key's own certificate first. */
  readonly chain: readonly [string, ...string[]];
  /** SHA-256 of the key's own certificate, in base64url: what Entra ID knows it by. */
  readonly thumbprint: string;
  /** Its last moment, in milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** An identity that Azure gives to the machine, which the application trusts. */
export interface ManagedIdentity {
  /** The client id of a user-assigned identity; undefined for the one that the system assigned. */
  readonly clientId: string | undefined;
  /** Who issues its tokens. */
  readonly endpoint: IdentityEndpoint;
}

export type IdentityEndpoint =
  /** App Service, Functions and Container Apps: an address and a header that prove that we run there. */
  | { readonly kind: 'appService'; readonly url: string; readonly header: Secret }
  /** The Instance Metadata Service of virtual machines; its address without a trailing slash. */
  | { readonly kind: 'imds'; readonly url: string };
