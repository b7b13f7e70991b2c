import { EnvHttpProxyAgent, request } from 'undici';
import { readExactJson, type Wire } from './exact-json.ts';

/** Where the checks are pointed, and who they are. */
export interface Credentials {
  /** Base of the REST API, without a trailing slash. */
  readonly apiUrl: string;
  /** Base of Entra ID's token endpoints, without a trailing slash. */
  readonly authorityHost: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** An answer, read to its end. */
export interface WireAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly bytes: Buffer;
  /** The body as JSON; undefined where it is none. */
  readonly json: Wire | undefined;
}

/** What a call may say of itself. */
export interface CallOptions {
  /** Sent as JSON with its type, unless `text` is given. */
  readonly body?: unknown;
  /** Sent as it is; its type is up to `headers`. */
  readonly text?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** Another Authorization header than the good one; null for none. */
  readonly authorization?: string | null;
  /** A 429 is waited out and the call sent again; false gives it back. */
  readonly patient?: boolean;
}

/** A plain client of the REST API, of its token endpoints, and of blobs. It shares no code with the gateway. */
export class Client {
  readonly credentials: Credentials;
  readonly #agent = new EnvHttpProxyAgent();
  #token: Promise<string> | undefined;

  constructor(credentials: Credentials) {
    this.credentials = credentials;
  }

  /** Calls the API; `path` begins with a slash and is sent byte for byte. */
  async call(method: string, path: string, options: CallOptions = {}): Promise<WireAnswer> {
    const { body, text, headers = {}, authorization, patient = true } = options;
    const bearer = authorization === undefined ? `Bearer ${await this.token()}` : authorization;
    const json = body !== undefined && text === undefined;
    const send = async () =>
      await this.fetch(method, this.credentials.apiUrl + path, {
        headers: {
          accept: 'application/json',
          ...(bearer === null ? {} : { authorization: bearer }),
          ...(json ? { 'content-type': 'application/json; charset=utf-8' } : {}),
          ...headers,
        },
        ...(text === undefined ? {} : { text }),
        ...(json ? { text: JSON.stringify(body, bare).replaceAll(BARE, '$1') } : {}),
      });
    let answer = await send();
    for (let tries = 0; patient && answer.status === 429 && tries < 4; tries++) {
      await pause(Number(answer.headers['retry-after'] ?? 30));
      answer = await send();
    }
    return answer;
  }

  async get(path: string): Promise<WireAnswer> {
    return await this.call('GET', path);
  }

  /** Asks a token endpoint, with changes to the good form; an empty text takes a parameter out. */
  async askForToken(version: 1 | 2, changes: Record<string, string> = {}, tail = ''): Promise<WireAnswer> {
    const { authorityHost, tenantId, clientId, clientSecret } = this.credentials;
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      ...(version === 1 ? { resource: RESOURCE } : { scope: `${RESOURCE}/.default` }),
      ...changes,
    });
    for (const [name, value] of Object.entries(changes)) if (value === '') form.delete(name);
    const path = `/${tenantId}/oauth2/${version === 2 ? 'v2.0/' : ''}token${tail}`;
    return await this.fetch('POST', authorityHost + path, {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      text: form.toString(),
    });
  }

  /** The good token. Rejects when there is none to be had, naming Entra's error code and nothing else. */
  async token(): Promise<string> {
    this.#token ??= this.askForToken(1).then(({ status, json }) => {
      const answer = json as { access_token?: string; error?: string } | undefined;
      if (answer?.access_token !== undefined) return answer.access_token;
      throw new Error(`no token: status ${status}, ${answer?.error ?? 'unreadable answer'}`);
    });
    return await this.#token;
  }

  /** Lets the next call ask for a new token. */
  forgetToken(): void {
    this.#token = undefined;
  }

  /** Sends a request anywhere, without a bearer of its own. */
  async fetch(
    method: string,
    url: string,
    { headers = {}, text }: Pick<CallOptions, 'headers' | 'text'> = {},
  ): Promise<WireAnswer> {
    const answer = await request(url, {
      method: method as 'GET',
      headers: { ...headers },
      ...(text === undefined ? {} : { body: text }),
      dispatcher: this.#agent,
    });
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    return {
      status: answer.statusCode,
      headers: Object.fromEntries(
        Object.entries(answer.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
      ),
      text: bytes.toString('utf8'),
      bytes,
      json: jsonOf(bytes.toString('utf8')),
    };
  }

  async close(): Promise<void> {
    await this.#agent.close();
  }
}

const RESOURCE = 'https://manage.devcenter.microsoft.com';

/** Bigints travel through JSON.stringify behind a private character that is taken off afterwards. */
const BARE = /"\ue000(-?\d+)"/g;

function bare(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `\ue000${value}` : value;
}

function jsonOf(text: string): Wire | undefined {
  try {
    return readExactJson(text);
  } catch {
    return undefined;
  }
}

async function pause(seconds: number): Promise<void> {
  await new Promise((resolve) =>
    setTimeout(resolve, Math.min(Number.isFinite(seconds) ? seconds : 30, 90) * 1000),
  );
}
