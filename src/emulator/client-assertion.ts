import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import type { Settings } from './settings.ts';
import { parameterMissing, type TokenFault, tokenFault } from './token-fault.ts';

/** By what an assertion is judged. */
export interface AssertionTerms {
  readonly clientId: string;
  /** The token endpoint's address as the caller knows it, and the tenant's name as an issuer. */
  readonly audiences: readonly string[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly settings: Settings;
}

/**
 * What is wrong with the form's client assertion, or undefined. One that names its certificate is the application's own
 * word, and its signature is verified; any other is a federated token, judged by its claims alone, for the emulator
 * knows nobody's keys.
 */
export function assertionFault(form: URLSearchParams, terms: AssertionTerms): TokenFault | undefined {
  if (form.get('client_assertion_type') !== ASSERTION_TYPE) return parameterMissing('client_assertion_type');
  const assertion = readAssertion(form.get('client_assertion') ?? '');
  if (assertion === undefined)
    return tokenFault(400, 'invalid_request', 50027, 'JWT token is invalid or malformed.');
  const { header } = assertion;
  const own = ['x5c', 'x5t', 'x5t#S256'].some((name) => name in header);
  return own ? ownFault(assertion, terms) : federatedFault(assertion, terms);
}

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The audience of tokens that stand for an application of another tenant or provider. */
const TOKEN_EXCHANGE = 'api://AzureADTokenExchange';

/** How far clocks may be apart. */
const SKEW_SECONDS = 300;

interface Assertion {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** What is signed. */
  readonly text: string;
  readonly signature: Buffer;
}

function readAssertion(jwt: string): Assertion | undefined {
  const [header, claims, signature, ...rest] = jwt.split('.');
  if (header === undefined || claims === undefined || signature === undefined || rest.length > 0)
    return undefined;
  const parts = [part(header), part(claims)];
  if (parts[0] === undefined || parts[1] === undefined) return undefined;
  const text = `${header}.${claims}`;
  return { header: parts[0], claims: parts[1], text, signature: Buffer.from(signature, 'base64url') };
}

function part(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function ownFault(assertion: Assertion, terms: AssertionTerms): TokenFault | undefined {
  const { claims } = assertion;
  if (claims['iss'] !== terms.clientId || claims['sub'] !== terms.clientId) {
    const text = "Client assertion application identifier doesn't match 'client_id' parameter.";
    return refused(700021, text);
  }
  if (!terms.audiences.includes(String(claims['aud'])))
    return refused(700023, 'Client assertion audience claim does not match Realm issuer.');
  return signatureFault(assertion, terms) ?? timeFault(claims, terms.now);
}

function signatureFault(
  { header, text, signature }: Assertion,
  { settings, now }: AssertionTerms,
): TokenFault | undefined {
  const padding = PADDINGS[String(header['alg'])];
  if (padding === undefined) {
    const message = `Invalid JWT token. '${String(header['alg'])}' is not a supported signature algorithm.`;
    return tokenFault(400, 'invalid_request', 5002738, message);
  }
  const certificate = readCertificate(header['x5c']);
  const thumbprint = certificate && createHash('sha256').update(certificate.raw).digest('base64url');
  const known = settings.certificates.length === 0 || settings.certificates.includes(thumbprint ?? '');
  if (certificate === undefined || !known || header['x5t#S256'] !== thumbprint) {
    return refused(700027, `${UNREGISTERED} [Reason - The key was not found.]`);
  }
  if (now > Date.parse(certificate.validTo))
    return refused(700027, `${UNREGISTERED} [Reason - The key used is expired.]`);
  const key = { key: certificate.publicKey, padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  if (verify('sha256', Buffer.from(text), key, signature)) return undefined;
  return refused(700027, 'Client assertion failed signature validation.');
}

const UNREGISTERED =
  'The certificate with identifier used to sign the client assertion is not registered on application.';

const PADDINGS: Readonly<Record<string, number>> = {
  RS256: constants.RSA_PKCS1_PADDING,
  PS256: constants.RSA_PKCS1_PSS_PADDING,
};

function readCertificate(chain: unknown): X509Certificate | undefined {
  try {
    const [first] = Array.isArray(chain) ? chain : [];
    return new X509Certificate(Buffer.from(String(first), 'base64'));
  } catch {
    return undefined;
  }
}

function federatedFault({ claims }: Assertion, { settings, now }: AssertionTerms): TokenFault | undefined {
  const nobody = 'No matching federated identity record found for presented assertion';
  const { iss, sub, aud } = claims;
  const ofIssuer = settings.federatedCredentials.filter(({ issuer }) => issuer === iss);
  if (ofIssuer.length === 0) return refused(700211, `${nobody} issuer '${String(iss)}'.`);
  if (!ofIssuer.some(({ subject }) => subject === sub))
    return refused(700213, `${nobody} subject '${String(sub)}'.`);
  if (![aud].flat().includes(TOKEN_EXCHANGE)) return refused(700212, `${nobody} audience '${String(aud)}'.`);
  return timeFault(claims, now);
}

function timeFault({ nbf, exp }: Assertion['claims'], now: number): TokenFault | undefined {
  const seconds = now / 1_000;
  const begun = typeof nbf !== 'number' || nbf <= seconds + SKEW_SECONDS;
  if (typeof exp === 'number' && exp > seconds - SKEW_SECONDS && begun) return undefined;
  return refused(700024, 'Client assertion is not within its valid time range.');
}

function refused(code: number, text: string): TokenFault {
  return tokenFault(401, 'invalid_client', code, text);
}
