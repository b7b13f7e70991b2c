import { Secret } from '../values/secret.ts';

/** What somebody shows to prove who they are. */
export type Credentials =
  | { readonly kind: 'none' }
  /** A key, or a token; its form tells which. */
  | { readonly kind: 'bearer'; readonly secret: Secret }
  /** A key, with the id that it is said to be of. */
  | { readonly kind: 'basic'; readonly id: string; readonly secret: Secret }
  /** Something that is no credentials in any form that is known here. */
  | { readonly kind: 'unreadable' };

/** Headers, or a client's connection parameters: names in lower case. */
export type Shown = Readonly<Record<string, unknown>>;

/** The credentials among headers; `x-api-key` goes before `authorization`, which proxies like to set. */
export function readCredentials(shown: Shown): Credentials {
  const key = shown['x-api-key'];
  if (key !== undefined) return typeof key === 'string' ? bearer(key) : { kind: 'unreadable' };
  const text = shown['authorization'];
  if (text === undefined || text === null) return { kind: 'none' };
  return typeof text === 'string' ? readAuthorization(text) : { kind: 'unreadable' };
}

/** `connectionParams` as they came in a message: the same names, in whatever case the client writes them. */
export function lowerCaseNames(params: Readonly<Record<string, unknown>> | null | undefined): Shown {
  const shown: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(params ?? {})) shown[name.toLowerCase()] = value;
  return shown;
}

function readAuthorization(text: string): Credentials {
  const [, scheme = '', rest = ''] = /^([\w-]+) +(\S.*)$/s.exec(text.trim()) ?? [];
  switch (scheme.toLowerCase()) {
    case 'bearer':
    case 'apikey':
      return bearer(rest);
    case 'basic':
      return basic(rest);
    // A key by itself: connection parameters have no schemes of their own.
    case '':
      return bearer(text);
    default:
      return { kind: 'unreadable' };
  }
}

function bearer(text: string): Credentials {
  const trimmed = text.trim();
  return trimmed === '' ? { kind: 'unreadable' } : { kind: 'bearer', secret: new Secret(trimmed) };
}

/** User and password are UTF-8, as the challenge says (RFC 7617); the user ends at the first colon. */
function basic(base64: string): Credentials {
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(base64)) return { kind: 'unreadable' };
  const text = Buffer.from(base64, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return { kind: 'unreadable' };
  return { kind: 'basic', id: text.slice(0, colon), secret: new Secret(text.slice(colon + 1)) };
}
