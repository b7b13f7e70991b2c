import type { z } from 'zod';

/** What is wrong with a declared value, behind its place: `keys[0].roles: expected …`. Only names of members that nobody asked for are quoted, cut short. */
export function placedFaults({ path, message, ...issue }: z.core.$ZodIssue): string[] {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  const where = place.replace(/^\./, '').slice(0, 120);
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((name) => JSON.stringify(name.slice(0, 40))).join(', ');
    return [`${where === '' ? '' : `${where}: `}${names} is not known here`];
  }
  return [where === '' ? message : `${where}: ${message}`];
}
