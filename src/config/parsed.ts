import * as z from 'zod';

/**
 * A variable whose text `parse` turns into a value; undefined from `parse` is a fault that says what was expected.
 * The text itself is never quoted: people paste secrets into the wrong variable.
 */
export function parsed<T>(expected: string, parse: (text: string) => T | undefined) {
  return z.string().transform((text, context): T => {
    const value = parse(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: `expected ${expected}` });
    return z.NEVER;
  });
}

/** A whole number within bounds, written in decimal digits. */
export function wholeNumber(unit: string, min: number, max: number) {
  return parsed(`a whole number${unit} from ${min} to ${max}`, (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    return value >= min && value <= max ? value : undefined;
  });
}
