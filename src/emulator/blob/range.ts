/** The bytes that a range header asks for, both ends included; undefined when it is no range of bytes. */
export function rangeOf(
  header: string,
  size: number,
): { readonly first: number; readonly last: number } | 'unsatisfiable' | undefined {
  const found = /^bytes=(\d*)-(\d*)$/i.exec(header.trim());
  if (found === null || (found[1] === '' && found[2] === '')) return undefined;
  const [, from = '', to = ''] = found;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return first > last || first >= size ? 'unsatisfiable' : { first, last };
}
