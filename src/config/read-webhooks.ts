import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Secret } from '../values/secret.ts';
import type { ConfigFault } from './config-error.ts';
import { isLoopback } from './loopback.ts';
import { secretFile } from './secret-file.ts';
import { type Webhook, type WebhookEvent, webhookEvents } from './webhook.ts';

const variable = 'GATEWAY_WEBHOOKS_FILE';

/** Shorter secrets can be guessed from a signature (Standard Webhooks wants 24 bytes and more). */
const fewestSecretBytes = 16;

/**
 * The webhooks of a file: a JSON list of `{ "url", "secret" or "secretFile", "events" }`. Every fault is added to
 * `faults`, by the entry's place; nothing of the file is quoted but the names of members.
 */
export function readWebhooks(path: string, faults: ConfigFault[]): Webhook[] {
  const complain = (message: string) => void faults.push({ variable, message });
  const entries = readList(path);
  if (entries === undefined) {
    complain('expected the path of a readable JSON file with a list of webhooks');
    return [];
  }
  return entries.flatMap((entry, index) => {
    const about = (message: string) => complain(`entry ${index + 1}: ${message}`);
    const webhook = readWebhook(entry, dirname(path), about);
    return webhook === undefined ? [] : [webhook];
  });
}

function readList(path: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function readWebhook(
  entry: unknown,
  folder: string,
  complain: (message: string) => void,
): Webhook | undefined {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    complain('expected an object');
    return undefined;
  }
  const members = new Map<string, unknown>(Object.entries(entry));
  const unknown = [...members.keys()].filter((name) => !known.has(name));
  for (const name of unknown) complain(`${JSON.stringify(name.slice(0, 40))} is no member of a webhook`);
  const url = readUrl(members.get('url'), complain);
  const secret = readSecret(members.get('secret'), members.get('secretFile'), folder, complain);
  const events = readEvents(members.get('events'), complain);
  return url && secret && events && unknown.length === 0 ? { url, secret, events } : undefined;
}

const known = new Set(['url', 'secret', 'secretFile', 'events']);

function readUrl(value: unknown, complain: (message: string) => void): Secret | undefined {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  const allowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url !== undefined && allowed && url.username === '' && url.password === '') return new Secret(url.href);
  complain('`url` must be an https:// address without a user (http:// only for loopback)');
  return undefined;
}

function readSecret(
  secret: unknown,
  file: unknown,
  folder: string,
  complain: (message: string) => void,
): (() => Promise<Secret>) | undefined {
  if ((secret === undefined) === (file === undefined)) {
    complain('exactly one of `secret` and `secretFile` must be given');
    return undefined;
  }
  if (file !== undefined) {
    try {
      if (typeof file === 'string') return secretFile(resolve(folder, file));
    } catch {}
    complain('`secretFile` must be the path of a readable file that holds the secret');
    return undefined;
  }
  if (typeof secret === 'string' && isStrong(secret)) {
    const kept = new Secret(secret);
    return async () => kept;
  }
  complain(
    `\`secret\` must be a text of ${fewestSecretBytes} bytes and more, or whsec_ with as many in base64`,
  );
  return undefined;
}

function isStrong(secret: string): boolean {
  const [, base64] = /^whsec_(.*)$/s.exec(secret) ?? [];
  if (base64 === undefined) return Buffer.byteLength(secret) >= fewestSecretBytes;
  return /^[A-Za-z0-9+/]+={0,2}$/.test(base64) && Buffer.from(base64, 'base64').length >= fewestSecretBytes;
}

function readEvents(value: unknown, complain: (message: string) => void): WebhookEvent[] | undefined {
  const events = Array.isArray(value) ? webhookEvents.filter((event) => value.includes(event)) : [];
  if (Array.isArray(value) && value.length > 0 && value.every((one) => webhookEvents.includes(one)))
    return events;
  complain(`\`events\` must be a list of ${webhookEvents.join(', ')}`);
  return undefined;
}
