import { UpstreamUnauthenticated } from '../errors/upstream-errors.ts';
import type { Credential } from '../values/credential.ts';
import { accountWords } from './account-words.ts';

const noTrust = 'No federated credential of the app registration trusts the token';

/** Plain words for the refusals that an operator meets (learn.microsoft.com, "Microsoft Entra error codes"). */
const explanations: Readonly<Record<string, string>> = {
  '50034': 'The account does not exist in this tenant.',
  '53003': 'A Conditional Access policy of the tenant blocks this application.',
  '65001': 'The application lacks a consent that the tenant asks for.',
  '70021': `${noTrust}: issuer, subject and audience have to be the same, to the letter.`,
  '70025': `${noTrust}; it has none at all.`,
  '70001': 'The application is not known in this tenant: check AZURE_CLIENT_ID and AZURE_TENANT_ID.',
  '90002': 'The tenant is not known: check AZURE_TENANT_ID.',
  '90013': 'The request is malformed: check AZURE_TENANT_ID and AZURE_CLIENT_ID.',
  '500011':
    'The Hardware Dashboard is not known in this tenant: check that AZURE_TENANT_ID belongs to the account.',
  '700016': 'The application is not known in this tenant: check AZURE_CLIENT_ID and AZURE_TENANT_ID.',
  '700021': 'The assertion names another application: check AZURE_CLIENT_ID.',
  '700023': 'The assertion is meant for another endpoint: check AZURE_TENANT_ID and AZURE_AUTHORITY_HOST.',
  '700024':
    "The assertion is not valid at this time: check this machine's clock, or who renews the token in AZURE_FEDERATED_TOKEN_FILE.",
  '700027':
    'The certificate is not one that the application has, or it is past its end: upload a good one to the app registration.',
  '700211': `${noTrust}, for its issuer is another.`,
  '700212': `${noTrust}, for its audience is another.`,
  '700213': `${noTrust}, for its subject is another.`,
  '900021': 'AZURE_TENANT_ID is neither a GUID nor a domain.',
  '900023': 'AZURE_TENANT_ID is neither a GUID nor a domain.',
  '7000112': 'The application is disabled in this tenant.',
  '7000215': 'The client secret is wrong: send its value, not its id (AZURE_CLIENT_SECRET).',
  '7000218': 'The request carried no client secret: check AZURE_CLIENT_SECRET.',
  '7000222': 'The client secret has expired: create a new one and set AZURE_CLIENT_SECRET.',
};

/** What to look at when Entra ID gives no reason that is known here. */
const check: Readonly<Record<Credential['kind'], string>> = {
  secret: 'Check AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET.',
  certificate: 'Check AZURE_TENANT_ID, AZURE_CLIENT_ID, and that the app registration has the certificate.',
  federatedToken:
    'Check AZURE_TENANT_ID, AZURE_CLIENT_ID, and the federated credentials of the app registration.',
  managedIdentity:
    'Check AZURE_TENANT_ID, AZURE_CLIENT_ID, and that the app registration has a federated credential for the managed identity.',
};

/**
 * The error for a refusal by Entra ID: its AADSTS code and what it means. Nothing of the answer is quoted except the
 * code, and where that is missing, the short OAuth word (`invalid_client`).
 * @param kind What the application proved itself with.
 * @param label Of the account in the accounts file; without it, settings are called by their variables.
 */
export function entraRefusal(
  status: number,
  body: unknown,
  kind: Credential['kind'],
  label?: string,
): UpstreamUnauthenticated {
  const { credentials, settings } = accountWords(label);
  const number = aadstsNumber(body);
  if (number === undefined) {
    const word = oauthWord(body) ?? `status ${status}`;
    return new UpstreamUnauthenticated(`Entra ID refuses ${credentials} (${word}). ${settings(check[kind])}`);
  }
  const entraCode = `AADSTS${number}`;
  const meaning = settings(explanations[number] ?? check[kind]);
  return new UpstreamUnauthenticated(`Entra ID refuses ${credentials} (${entraCode}). ${meaning}`, {
    entraCode,
  });
}

/** True where a 4xx of Entra ID says nothing about the credentials: it may be better in a moment. */
export function isPassing(body: unknown): boolean {
  return oauthWord(body) === 'temporarily_unavailable' || aadstsNumber(body) === '90033';
}

function aadstsNumber(body: unknown): string | undefined {
  const codes = member(body, 'error_codes');
  const first: unknown = Array.isArray(codes) ? codes[0] : undefined;
  if (typeof first === 'number' && Number.isSafeInteger(first) && first >= 0) return String(first);
  const description = member(body, 'error_description');
  return typeof description === 'string' ? /\bAADSTS(\d{1,10})\b/.exec(description)?.[1] : undefined;
}

function oauthWord(body: unknown): string | undefined {
  const word = member(body, 'error');
  return typeof word === 'string' && /^[a-z_]{1,40}$/.test(word) ? word : undefined;
}

function member(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
}
