import { UpstreamUnauthenticated } from '../errors/upstream-errors.ts';

/** Plain words for the refusals that an operator meets (learn.microsoft.com, "Microsoft Entra error codes"). */
const explanations: Readonly<Record<string, string>> = {
  '50034': 'The account does not exist in this tenant.',
  '53003': 'A Conditional Access policy of the tenant blocks this application.',
  '65001': 'The application lacks a consent that the tenant asks for.',
  '70001': 'The application is not known in this tenant: check AZURE_CLIENT_ID and AZURE_TENANT_ID.',
  '90002': 'The tenant is not known: check AZURE_TENANT_ID.',
  '90013': 'The request is malformed: check AZURE_TENANT_ID and AZURE_CLIENT_ID.',
  '500011':
    'The Hardware Dashboard is not known in this tenant: check that AZURE_TENANT_ID belongs to the account.',
  '700016': 'The application is not known in this tenant: check AZURE_CLIENT_ID and AZURE_TENANT_ID.',
  '700027': 'The signature of the client assertion is not valid: check the certificate.',
  '900021': 'AZURE_TENANT_ID is neither a GUID nor a domain.',
  '900023': 'AZURE_TENANT_ID is neither a GUID nor a domain.',
  '7000112': 'The application is disabled in this tenant.',
  '7000215': 'The client secret is wrong: send its value, not its id (AZURE_CLIENT_SECRET).',
  '7000218': 'The request carried no client secret: check AZURE_CLIENT_SECRET.',
  '7000222': 'The client secret has expired: create a new one and set AZURE_CLIENT_SECRET.',
};

const unknownRefusal = 'Check AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET.';

/**
 * The error for a refusal by Entra ID: its AADSTS code and what it means. Nothing of the answer is quoted except the
 * code, and where that is missing, the short OAuth word (`invalid_client`).
 */
export function entraRefusal(status: number, body: unknown): UpstreamUnauthenticated {
  const number = aadstsNumber(body);
  if (number === undefined) {
    const word = oauthWord(body) ?? `status ${status}`;
    return new UpstreamUnauthenticated(
      `Entra ID refuses the gateway's credentials (${word}). ${unknownRefusal}`,
    );
  }
  const entraCode = `AADSTS${number}`;
  const meaning = explanations[number] ?? unknownRefusal;
  return new UpstreamUnauthenticated(
    `Entra ID refuses the gateway's credentials (${entraCode}). ${meaning}`,
    {
      entraCode,
    },
  );
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
