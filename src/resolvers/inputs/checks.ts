import { BadUserInput } from '../../errors/bad-user-input.ts';
import { isGuid } from '../../values/guid.ts';
import type { RuleFault } from '../user-errors.ts';

/** Throws BadUserInput at the first text that is no GUID. */
export function expectGuids(texts: readonly string[] | null | undefined, path: readonly string[]): void {
  texts?.forEach((text, index) => {
    expectGuid(text, [...path, String(index)]);
  });
}

/** Throws BadUserInput, naming the path, unless the text is a GUID. */
export function expectGuid(text: string, argument: readonly string[]): void {
  if (isGuid(text)) return;
  const example = '9f4f44d8-5b6c-4d0e-9a55-0c1d2e3f4a5b';
  throw new BadUserInput(`\`${argument.join('.')}\` must be a GUID such as ${example}.`, { argument });
}

/** A fault when the rule is broken; to be collected with others. */
export function faultIf(broken: boolean, message: string, ...path: readonly string[]): RuleFault[] {
  return broken ? [{ message, path: path.length > 0 ? path : null }] : [];
}

/** A name must say something. */
export function blankName(name: string | null | undefined): RuleFault[] {
  return faultIf(name != null && name.trim() === '', '`name` must not be empty.', 'name');
}

/** An update must change something. */
export function nothingToUpdate(body: object): RuleFault[] {
  return faultIf(Object.keys(body).length === 0, 'Nothing to update: give at least one field beside `id`.');
}
