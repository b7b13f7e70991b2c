import { isLoopback } from './loopback.ts';
import { parsed } from './parsed.ts';

/** The base of an API: `https`, or `http` on loopback; without credentials, query or fragment. Trailing slashes are dropped. */
export const baseAddress = parsed(
  'an https:// address without user, query or fragment (http:// only for loopback)',
  readBaseAddress,
);

/** As {@link baseAddress}, or the word `emulator`. */
export const apiAddress = parsed(
  'an https:// address without user, query or fragment (http:// only for loopback), or the word emulator',
  (text) => (text.toLowerCase() === 'emulator' ? 'emulator' : readBaseAddress(text)),
);

/** Comma separated web origins, each `https://host[:port]` or `http://host[:port]`; there is no wildcard. */
export const originList = parsed(
  'origins such as https://portal.example.com, comma separated, without a path; * is not accepted, because a page in any tab could then publish drivers',
  (text) => {
    const origins = text.split(',').map((item) => readOrigin(item.trim()));
    return origins.some((origin) => origin === undefined) ? undefined : (origins as string[]);
  },
);

/** `redis://` or `rediss://` with a host. */
export const redisAddress = parsed('an address that begins with redis:// or rediss://', (text) => {
  const url = readUrl(text);
  return url !== undefined && /^rediss?:$/.test(url.protocol) && url.hostname !== '' ? text : undefined;
});

/** `postgres://` or `postgresql://` with a host and a database. */
export const postgresAddress = parsed('an address such as postgres://user:password@host/database', (text) => {
  const url = readUrl(text);
  const whole = url !== undefined && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== '';
  return whole && url.pathname.length > 1 ? text : undefined;
});

function readBaseAddress(text: string): string | undefined {
  const url = readUrl(text);
  if (url === undefined || url.username !== '' || url.password !== '' || /[?#]/.test(text)) return undefined;
  const allowed = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  return allowed ? url.href.replace(/\/+$/, '') : undefined;
}

function readOrigin(text: string): string | undefined {
  const url = readUrl(text);
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined;
  return url.href === `${url.origin}/` && !text.includes('*') ? url.origin : undefined;
}

function readUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
