import { basename } from 'node:path';

/**
 * The name that a `Content-Disposition` field gives, without any folder and without what file systems cannot bear;
 * undefined where it gives none.
 */
export function nameFromDisposition(field: string | undefined): string | undefined {
  const [, extended] = /filename\*\s*=\s*UTF-8''([^;]+)/i.exec(field ?? '') ?? [];
  const [, quoted, plain] = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(field ?? '') ?? [];
  const text = decode(extended) ?? quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '';
  const name = Array.from(basename(text.replaceAll('\\', '/')), (one) =>
    one < ' ' || '<>:"|?*'.includes(one) ? '_' : one,
  ).join('');
  return name === '' || name === '.' || name === '..' ? undefined : name;
}

function decode(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
