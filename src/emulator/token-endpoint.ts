import { assertionFault } from './client-assertion.ts';
import type { EmulatorClock } from './clock.ts';
import type { EmulatorRequest } from './http/emulator-request.ts';
import { mediaType } from './http/emulator-request.ts';
import { json, type Reply } from './http/reply.ts';
import type { Settings } from './settings.ts';
import { parameterMissing, refuseToken, type TokenFault, tokenFault } from './token-fault.ts';
import type { Tokens } from './tokens.ts';

/** The one application that the emulated tenant knows. */
export const APPLICATION = {
  tenantId: '3f2c8b7e-5d41-4a9e-9c06-7be0d1f4a852',
  clientId: 'emulator',
  clientSecret: 'emulator-secret',
} as const;

/** What the token endpoints need to know. */
export interface TokenOffice {
  readonly settings: Settings;
  readonly clock: EmulatorClock;
  readonly tokens: Tokens;
}

/** The tenant and version of a token path, `/{tenant}/oauth2/token` or `/{tenant}/oauth2/v2.0/token`; else undefined. */
export function tokenPath(path: string): { tenant: string; version: 1 | 2 } | undefined {
  const found = /^\/([^/]+)\/oauth2\/(v2\.0\/)?token\/?$/i.exec(path);
  if (found?.[1] === undefined) return undefined;
  return { tenant: found[1], version: found[2] === undefined ? 1 : 2 };
}

/** Answers a request for a token as Entra ID does (section 1.2): string numbers from v1, bare numbers from v2. */
export function answerTokenRequest(
  request: EmulatorRequest,
  { tenant, version }: { tenant: string; version: 1 | 2 },
  office: TokenOffice,
): Reply {
  const form = new URLSearchParams(request.body.toString('utf8'));
  const fault =
    formFault(request, form, version) ?? clientFault(form) ?? proofFault(request, form, tenant, office);
  if (fault !== undefined) return refuseToken(fault, office.clock);
  const seconds = office.settings.tokenLifeSeconds;
  const accessToken = office.tokens.issue(tenant, APPLICATION.clientId, seconds);
  if (version === 2) {
    return json(200, {
      token_type: 'Bearer',
      expires_in: seconds,
      ext_expires_in: seconds,
      access_token: accessToken,
    });
  }
  const issued = Math.floor(office.clock.wall() / 1000);
  return json(200, {
    token_type: 'Bearer',
    expires_in: `${seconds}`,
    ext_expires_in: `${seconds}`,
    expires_on: `${issued + seconds}`,
    not_before: `${issued - 300}`,
    resource: form.get('resource') ?? '',
    access_token: accessToken,
  });
}

const RESOURCE = /^https:\/\/manage\.devcenter\.microsoft\.com\/?$/;
const SCOPE = /^https:\/\/manage\.devcenter\.microsoft\.com\/{1,2}\.default$/;

function formFault(request: EmulatorRequest, form: URLSearchParams, version: 1 | 2): TokenFault | undefined {
  if (request.method !== 'POST' || mediaType(request) !== 'application/x-www-form-urlencoded') {
    return tokenFault(
      400,
      'invalid_request',
      900561,
      'The endpoint only accepts POST requests with a form body.',
    );
  }
  const scopeName = version === 1 ? 'resource' : 'scope';
  for (const name of ['grant_type', 'client_id', scopeName]) {
    if ((form.get(name) ?? '') === '') return parameterMissing(name);
  }
  if (form.get('grant_type') !== 'client_credentials') {
    return tokenFault(400, 'unsupported_grant_type', 70003, 'The app requested an unsupported grant type.');
  }
  const scope = form.get(scopeName) ?? '';
  if (version === 1 && !RESOURCE.test(scope)) {
    const text = `The resource principal named ${scope} was not found in the tenant.`;
    return tokenFault(400, 'invalid_resource', 500011, text);
  }
  if (version === 2 && !SCOPE.test(scope)) {
    const text = `The provided value for the input parameter 'scope' is not valid.`;
    return tokenFault(400, 'invalid_scope', 70011, text);
  }
  return undefined;
}

function clientFault(form: URLSearchParams): TokenFault | undefined {
  const clientId = form.get('client_id') ?? '';
  if (clientId === APPLICATION.clientId) return undefined;
  const text = `Application with identifier '${clientId}' was not found in the directory.`;
  return tokenFault(400, 'unauthorized_client', 700016, text);
}

function proofFault(
  request: EmulatorRequest,
  form: URLSearchParams,
  tenant: string,
  { settings, clock }: TokenOffice,
): TokenFault | undefined {
  if (!form.has('client_assertion')) return secretFault(form.get('client_secret') ?? '', settings);
  const { clientId } = APPLICATION;
  const origin = `http://${request.headers.host}`;
  const audiences = [`${origin}${request.path}`, `${origin}/${tenant}/v2.0`];
  return assertionFault(form, { clientId, audiences, now: clock.wall(), settings });
}

function secretFault(secret: string, settings: Settings): TokenFault | undefined {
  const { clientId, clientSecret } = APPLICATION;
  if (secret === '') {
    const text =
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
    return tokenFault(401, 'invalid_client', 7000218, text);
  }
  if (secret !== clientSecret) {
    const text = `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`;
    return tokenFault(401, 'invalid_client', 7000215, text);
  }
  if (settings.expiredSecret) {
    const text = `The provided client secret keys for app '${clientId}' are expired.`;
    return tokenFault(401, 'invalid_client', 7000222, text);
  }
  return undefined;
}
