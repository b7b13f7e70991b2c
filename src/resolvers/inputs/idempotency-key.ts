import type { GivenKey } from '../../sources/keyed.ts';
import type { RuleFault } from '../user-errors.ts';
import { faultIf } from './checks.ts';

/** An input that may carry a key. */
interface KeyedInput {
  readonly idempotencyKey?: string | null | undefined;
  readonly validateOnly?: boolean | null | undefined;
}

/** The key of an input with all that it stands for; undefined when there is none. */
export function givenKey(mutation: string, input: KeyedInput): GivenKey | undefined {
  const { idempotencyKey: key, validateOnly: _validateOnly, ...rest } = input;
  return key == null ? undefined : { mutation, key, input: rest };
}

/** A key must say something, and be no document. */
export function keyFaults({ idempotencyKey: key }: KeyedInput): RuleFault[] {
  const wrong = key != null && (key.trim() === '' || key.length > longestKey);
  return faultIf(wrong, `\`idempotencyKey\` must have 1 to ${longestKey} characters.`, 'idempotencyKey');
}

/** What a key that stands for another input already is refused with. */
export const keyReused: RuleFault = {
  message:
    'This idempotency key was used before with another input, and nothing was sent. Use a new key for what is new.',
  path: ['idempotencyKey'],
  code: 'IDEMPOTENCY_KEY_REUSED',
};

const longestKey = 255;
