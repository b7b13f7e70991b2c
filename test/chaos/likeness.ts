import { createHash } from 'node:crypto';
import type { ProductRecord } from '../../src/emulator/records.ts';
import type { Scene } from './scene.ts';
import type { TwinName } from './twins.ts';

/**
 * A twin's answer in words that both would use: ids by their places, and without what is new with each reading or
 * each creation (signed addresses, dates of creation, cursors).
 */
export function inCommonWords(scene: Scene, twin: TwinName, value: unknown): unknown {
  const names = namesOfIds(scene.products(twin));
  const common = (member: unknown, key: string): unknown => {
    if (Array.isArray(member)) return member.map((item) => common(item, key));
    if (typeof member === 'object' && member !== null) {
      return Object.fromEntries(Object.entries(member).map(([name, inner]) => [name, common(inner, name)]));
    }
    if (typeof member !== 'string')
      return typeof member === 'bigint' ? nameOf(names, String(member)) : member;
    if (NEW_EACH_TIME.test(key) || /^https?:/.test(member)) return 'new each time';
    return member.replaceAll(/\d{16,19}/g, (digits) => nameOf(names, digits));
  };
  return common(value, '');
}

/** All that a twin holds of a scene, as text to compare with the other's. */
export function stateOf(scene: Scene, twin: TwinName): string {
  const { control } = scene.twins[twin].emulator;
  const state = scene.products(twin).map(({ updated: _, ...product }) => ({
    ...product,
    submissions: product.submissions.map(({ hardware: _h, publisherMetadataAskedAt: _p, ...submission }) => ({
      ...submission,
      package: digest(control.uploaded(submission.id)),
    })),
  }));
  return JSON.stringify(inCommonWords(scene, twin, state), null, 1);
}

/** Where two values part, as a path with both; undefined when they are alike. */
export function difference(one: unknown, other: unknown, path = '$'): string | undefined {
  if (one === other) return undefined;
  if (isObject(one) && isObject(other) && Array.isArray(one) === Array.isArray(other)) {
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const found = difference(one[key], other[key], `${path}.${key}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return `${path}: ${JSON.stringify(one)} is not ${JSON.stringify(other)}`;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const NEW_EACH_TIME = /DateTime$|^(cursor|startCursor|endCursor|bundleId|etag|lastModified|packageId)$/;

function namesOfIds(products: readonly ProductRecord[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [p, product] of products.entries()) {
    names.set(String(product.id), `p${p}`);
    names.set(String(product.sharedProductId), `shared${p}`);
    for (const [s, submission] of product.submissions.entries()) {
      names.set(String(submission.id), `p${p}s${s}`);
      for (const [l, label] of submission.labels.entries()) names.set(String(label.id), `p${p}s${s}l${l}`);
    }
  }
  return names;
}

function nameOf(names: ReadonlyMap<string, string>, digits: string): string {
  return names.get(digits) ?? digits;
}

function digest(bytes: Buffer | undefined): string | null {
  return bytes === undefined ? null : createHash('sha256').update(bytes).digest('hex');
}
