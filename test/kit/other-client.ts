import type { RunningEmulator } from '../../src/emulator/start-emulator.ts';

/** Somebody else who uses the same account, past the gateway. */
export interface OtherClient {
  /** Calls the REST API, path below its base; the answer's text, whose ids JSON.parse would round. Throws unless it is a 2xx. */
  call(method: string, path: string, body?: unknown): Promise<string>;
}

/** Gets a token of its own for each call: nothing about it is shared with the gateway. */
export function otherClient(emulator: RunningEmulator): OtherClient {
  return {
    async call(method, path, body) {
      const response = await fetch(`${emulator.apiUrl}${path}`, {
        method,
        headers: { authorization: `Bearer ${await token(emulator)}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return text;
    },
  };
}

async function token({ authorityHost, tenantId, clientId, clientSecret }: RunningEmulator): Promise<string> {
  const response = await fetch(`${authorityHost}/${tenantId}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      resource: 'https://manage.devcenter.microsoft.com',
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}
