import type { Credential } from '../values/credential.ts';
import type { Secret } from '../values/secret.ts';
import type { DeclaredAccount } from './declared-account.ts';
import type { CallersFile } from './declared-callers.ts';
import type { Webhook } from './webhook.ts';

/** The levels of `LOG_LEVEL`, from nothing to everything. */
export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

export type LogLevel = (typeof logLevels)[number];

/** What every page, header and log line calls the upstream, so that invented data is never taken for real. */
export type UpstreamName = 'service' | 'emulator';

/** An upstream at an address, with the identity that may call it. */
export interface AddressedUpstream {
  readonly kind: 'addressed';
  readonly name: UpstreamName;
  /** Base of the REST API, without a trailing slash. */
  readonly apiUrl: string;
  /** Token authority, without a trailing slash. */
  readonly authorityHost: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: Credential;
}

/** The emulator in this process, on a port of its own. */
export interface EmbeddedUpstream {
  readonly kind: 'embedded';
  readonly name: 'emulator';
}

export type Upstream = AddressedUpstream | EmbeddedUpstream;

/** Where the mirror is kept, and at which pace it is filled. */
export interface MirrorConfig {
  /** A folder, as an absolute path; or PostgreSQL, by an address that may hold a password. */
  readonly place: { readonly folder: string } | { readonly url: Secret };
  /** Calls that it may make when nobody is in the way. */
  readonly callsPerMinute: number;
  /** How long changes of state, and what vanished, are kept; undefined for ever. */
  readonly keepDays: number | undefined;
}

/** The environment, checked. Times are milliseconds. */
export interface Config {
  readonly host: string;
  /** 0 asks for any free port. */
  readonly port: number;
  /** Empty, or `/prefix` without a trailing slash. */
  readonly basePath: string;
  /** Of the one account; of the first, where there are several. */
  readonly upstream: Upstream;
  /** Several accounts, each with a label; empty where there is one, which has none. */
  readonly accounts: readonly DeclaredAccount[];
  /** `redis://` or `rediss://`, which may hold a password; undefined keeps the cache in memory. */
  readonly cacheUrl: Secret | undefined;
  /** The first encrypts, all decrypt; empty means: derive one from the client secret. */
  readonly cacheSecrets: readonly Secret[];
  readonly upstreamTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly writeTimeoutMs: number;
  readonly upstreamConcurrency: number;
  /** The longest that an answer of the service is used for later requests; 0 keeps none. */
  readonly memoryMaxAgeMs: number;
  /** A known quota; undefined when it must be learnt from 429s. */
  readonly upstreamCallsPerMinute: number | undefined;
  /** Origins (`https://host[:port]`) other than our own that may call from a browser. */
  readonly corsOrigins: readonly string[];
  /** Where is kept what must survive a restart, as an absolute path; undefined for nowhere. */
  readonly dataDir: string | undefined;
  /** The folder of trusted documents, as an absolute path. */
  readonly queriesDir: string | undefined;
  /** The mirror; undefined for none. */
  readonly mirror: MirrorConfig | undefined;
  readonly webhooks: readonly Webhook[];
  /** Who may call; undefined for everybody on this machine. */
  readonly callers: CallersFile | undefined;
  readonly logLevel: LogLevel;
  /** How many times faster than life the embedded emulator runs; undefined for its own default. */
  readonly emulatorSpeed: number | undefined;
}
