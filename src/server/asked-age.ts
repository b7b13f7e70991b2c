/**
 * The oldest that an answer may be, in milliseconds, as a request's `Cache-Control` says: 0 for `no-cache`, the time of
 * `max-age` (an illegible one is 0), the least where there are several. Undefined where it says nothing of it.
 */
export function askedAge(cacheControl: unknown): number | undefined {
  if (typeof cacheControl !== 'string') return undefined;
  const ages = cacheControl.split(',').flatMap((directive) => {
    const [name = '', value] = directive.trim().toLowerCase().split('=');
    if (name.trim() === 'no-cache') return [0];
    return name.trim() === 'max-age' ? [secondsOf(value)] : [];
  });
  return ages.length === 0 ? undefined : Math.min(...ages);
}

function secondsOf(text = ''): number {
  const [, digits] = /^\s*"?(\d{1,10})"?\s*$/.exec(text) ?? [];
  return digits === undefined ? 0 : Number(digits) * 1_000;
}
