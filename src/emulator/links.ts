import type { Json } from './json-writer.ts';

/** The path of the API on the emulator's own address. */
export const API_PATH = '/v2.0/my/hardware';

/** Forms a link to `path` (below the API); which of the many bases it names depends on the number alone. */
export function link(path: string, rel: string, method: string, number: bigint, foreign: boolean): Json {
  const bases = foreign ? BASES : [BASES[0]];
  const base = bases[Number((number / 2n) % BigInt(bases.length))] ?? '';
  return { href: base + path, rel, method };
}

/** Forms a link of a list; these are well-formed, but on another host. */
export function listLink(path: string, rel: string, foreign: boolean): Json {
  return { href: `${foreign ? BASES[1] : BASES[0]}${path}`, rel, method: 'GET' };
}

/** Hosts and prefixes as seen in real answers, stray blank and doubled dot included (section 0.3). */
const BASES = [
  'https://manage.devcenter.microsoft.com/v2.0/my/hardware',
  'https://hardwareapi.microsoft.com/api/v1/hardware',
  'https://manage.devcenter.microsoft.com/api/v1/hardware',
  'https:// manage.devcenter.microsoft.com/api/v2.0/hardware',
  'https://manage.devcenter..microsoft.com/v2.0/my/hardware',
] as const;
