/**
 * True for what can be an id that the service chose: up to 100 printable characters that mean nothing in a path. Dots
 * alone would lead to another path, and a percent sign is no part of an id but of its escaping.
 */
export function isOpaqueId(text: string): boolean {
  return /^[A-Za-z0-9._~!$'()*+,;:@=|-]{1,100}$/.test(text) && !/^\.+$/.test(text);
}
