import * as z from 'zod';
import { Secret } from '../values/secret.ts';
import { logLevels } from './config.ts';
import { dataFolder } from './data-folder.ts';
import { parsed, wholeNumber } from './parsed.ts';
import { readableFolder } from './readable-folder.ts';
import { apiAddress, baseAddress, originList, postgresAddress, redisAddress } from './web-addresses.ts';

/** Longest wait that a timer takes. */
const maxTimerMs = 2_147_483_647;

/** Origins of Apollo Sandbox and of its embedded forms: the default of `CORS_ORIGINS`. */
export const sandboxOrigins: readonly string[] = [
  'https://studio.apollographql.com',
  'https://sandbox.embed.apollographql.com',
  'https://explorer.embed.apollographql.com',
];

const secret = z.string().transform((text) => new Secret(text));

/** Every variable by itself: its form and its default. What they mean together is checked in `readUpstream`. */
export const variables = z.object({
  HOST: parsed('a host name or an IP address', readHost).default('127.0.0.1'),
  PORT: wholeNumber('', 0, 65_535).default(4000),
  BASE_PATH: parsed('a path such as /hardware', readBasePath).default(''),
  AZURE_TENANT_ID: parsed('a tenant id (a GUID) or a domain name', identifier).optional(),
  AZURE_CLIENT_ID: parsed('the application (client) id', identifier).optional(),
  AZURE_CLIENT_SECRET: secret.optional(),
  AZURE_CLIENT_SECRET_FILE: z.string().optional(),
  AZURE_CLIENT_CERTIFICATE_PATH: z.string().optional(),
  AZURE_CLIENT_CERTIFICATE_PASSWORD: secret.optional(),
  AZURE_FEDERATED_TOKEN_FILE: z.string().optional(),
  AZURE_MANAGED_IDENTITY: z.string().optional(),
  AZURE_AUTHORITY_HOST: baseAddress.default('https://login.microsoftonline.com'),
  HARDWARE_API_URL: apiAddress.optional(),
  CACHE_URL: redisAddress.transform((text) => new Secret(text)).optional(),
  CACHE_SECRET: parsed('one or more secrets, comma separated', readSecrets).default([]),
  UPSTREAM_TIMEOUT_MS: wholeNumber(' of milliseconds', 1, maxTimerMs).default(15_000),
  REQUEST_TIMEOUT_MS: wholeNumber(' of milliseconds', 1, maxTimerMs).default(30_000),
  WRITE_TIMEOUT_MS: wholeNumber(' of milliseconds', 1, maxTimerMs).default(300_000),
  UPSTREAM_CONCURRENCY: wholeNumber(' of calls', 1, 1000).default(16),
  MEMORY_MAX_AGE_SECONDS: wholeNumber(' of seconds', 0, 86_400).default(3600),
  UPSTREAM_CALLS_PER_MINUTE: wholeNumber(' of calls', 1, 1_000_000).optional(),
  CORS_ORIGINS: originList.default([...sandboxOrigins]),
  DATA_DIR: parsed('a folder that can be written to', dataFolder).optional(),
  GATEWAY_ACCOUNTS_FILE: z.string().optional(),
  MIRROR_URL: postgresAddress.transform((text) => new Secret(text)).optional(),
  MIRROR_DIR: parsed('a folder that can be written to', dataFolder).optional(),
  MIRROR_CALLS_PER_MINUTE: wholeNumber(' of calls', 1, 1_000_000).optional(),
  MIRROR_KEEP_DAYS: wholeNumber(' of days', 1, 36_500).optional(),
  GATEWAY_CALLERS_FILE: z.string().optional(),
  GATEWAY_WEBHOOKS_FILE: z.string().optional(),
  GATEWAY_QUERIES_DIR: parsed('a folder that can be read', readableFolder).optional(),
  LOG_LEVEL: parsed(`one of ${logLevels.join(', ')}`, (text) =>
    logLevels.find((level) => level === text.toLowerCase()),
  ).default('info'),
  EMULATOR_SPEED: parsed('a number, 0 or more', readSpeed).optional(),
});

/** The variables after each was checked by itself. */
export type Variables = z.infer<typeof variables>;

function readHost(text: string): string | undefined {
  const host = text.replace(/^\[(.*)\]$/, '$1');
  return /^[A-Za-z0-9._:%-]+$/.test(host) ? host : undefined;
}

function readBasePath(text: string): string | undefined {
  const path = text.replace(/\/+$/, '');
  return /^(\/[A-Za-z0-9._~-]+)*$/.test(path) && !/\/\.{1,2}(\/|$)/.test(path) ? path : undefined;
}

/** A tenant or an application, as Entra ID names them. */
export function identifier(text: string): string | undefined {
  return /^[A-Za-z0-9._-]+$/.test(text) ? text : undefined;
}

function readSecrets(text: string): Secret[] | undefined {
  const parts = text.split(',').map((part) => part.trim());
  return parts.includes('') ? undefined : parts.map((part) => new Secret(part));
}

function readSpeed(text: string): number | undefined {
  return /^\d{1,9}(\.\d{1,9})?$/.test(text) ? Number(text) : undefined;
}
