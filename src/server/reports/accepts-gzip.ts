/** Does an `Accept-Encoding` header take gzip? (RFC 9110, section 12.5.3; without one, nothing is compressed.) */
export function acceptsGzip(header: string | readonly string[] | undefined): boolean {
  const codings = String(header ?? '')
    .toLowerCase()
    .split(',')
    .map((text) => text.trim().split(/\s*;\s*/));
  const asked = ['gzip', 'x-gzip', '*']
    .map((name) => codings.find(([coding]) => coding === name))
    .find((coding) => coding !== undefined);
  return asked !== undefined && !asked.slice(1).some((weight) => /^q=0(\.0{0,3})?$/.test(weight));
}
