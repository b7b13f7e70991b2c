/** A media type, or range, with its parameters; names and types in lower case. */
export interface MediaType {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Reads `type/subtype; name=value; …` (RFC 9110, section 8.3.1); undefined when it is none. */
export function readMediaType(text: string): MediaType | undefined {
  const [type = '', ...rest] = text.split(';').map((part) => part.trim());
  if (!/^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/.test(type)) return undefined;
  const parameters = rest.flatMap((part): [string, string][] => {
    const [name, value] = part.split('=', 2);
    return name && value !== undefined ? [[name.trim().toLowerCase(), unquote(value.trim())]] : [];
  });
  return { type: type.toLowerCase(), parameters: new Map(parameters) };
}

/**
 * The one of `offered` that an `Accept` header likes best (RFC 9110, section 12.5.1); undefined when it accepts none.
 * Between equals the one that the header names first wins, then the one that is offered first. No header accepts all.
 */
export function negotiate<T extends string>(
  accept: string | undefined,
  offered: readonly T[],
): T | undefined {
  if (!accept?.trim()) return offered[0];
  const ranges = accept.split(',').map((text) => readMediaType(text));
  const rated = offered.flatMap((type) => {
    const place = placeOf(type, ranges);
    const quality = place === undefined ? 0 : qualityOf(ranges[place]);
    return place !== undefined && quality > 0 ? [{ type, place, quality }] : [];
  });
  return rated.sort((a, b) => b.quality - a.quality || a.place - b.place)[0]?.type;
}

/** Where the most specific range that covers the type stands in the header. */
function placeOf(type: string, ranges: readonly (MediaType | undefined)[]): number | undefined {
  for (const range of [type, `${type.split('/')[0]}/*`, '*/*']) {
    const place = ranges.findIndex((candidate) => candidate?.type === range);
    if (place >= 0) return place;
  }
  return undefined;
}

function qualityOf(range: MediaType | undefined): number {
  const text = range?.parameters.get('q') ?? '1';
  return /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(text) ? Number(text) : 0;
}

function unquote(value: string): string {
  return value.replace(/^"(.*)"$/, '$1');
}
