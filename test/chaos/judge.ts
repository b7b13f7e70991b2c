import { difference, isObject } from './likeness.ts';
import type { Reply } from './order.ts';

/** An error as an answer tells it. */
export interface ToldError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** What may be said at all for a trouble of the service; nothing else, and never that something went wrong inside. */
const upstreamCodes = new Set([
  'UPSTREAM_THROTTLED',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_UNAUTHENTICATED',
  'UPSTREAM_FORBIDDEN',
  'UPSTREAM_INVALID_RESPONSE',
]);

/** The errors of an answer, of whichever door. */
export function errorsOf({ body }: Reply): readonly ToldError[] {
  return isObject(body) && Array.isArray(body['errors']) ? (body['errors'] as ToldError[]) : [];
}

/** On a slow machine time may run out before anything else does, and calls that time out may open the breaker. */
export function isSlowness({ extensions }: ToldError): boolean {
  const { code, retryAfterSeconds } = extensions;
  return code === 'UPSTREAM_TIMEOUT' || (code === 'UPSTREAM_UNAVAILABLE' && retryAfterSeconds === 1);
}

/** What is wrong with how the errors are told; undefined when nothing is. `codes`, where given, are the right ones. */
export function badlyTold(
  reply: Reply,
  correlationId: string,
  codes?: readonly string[],
): string | undefined {
  for (const { message, extensions } of errorsOf(reply)) {
    const code = String(extensions?.['code']);
    if (!upstreamCodes.has(code)) return `the code ${code} (${message})`;
    if (codes !== undefined && !codes.includes(code) && !isSlowness({ message, extensions })) {
      return `the code ${code}, which does not tell of this trouble (${message})`;
    }
    if (extensions['correlationId'] !== correlationId) return 'an error without the correlation id';
    if (message.length < 20) return `an error that says nothing: ${message}`;
  }
  return undefined;
}

/**
 * Where an answer parts from the model's: everything must be equal but what an error of its own stands for, and that is
 * null. Undefined when it does not part.
 */
export function parting(answer: unknown, model: unknown, errors: readonly ToldError[]): string | undefined {
  const paths = errors.map(({ path = [] }) => path.join('.'));
  const compare = (one: unknown, other: unknown, path: readonly string[]): string | undefined => {
    const here = path.join('.');
    if (one === null && other !== null) {
      const excused = paths.some((known) => known === here || known.startsWith(`${here}.`) || here === '');
      return excused ? undefined : `${here} is null, and no error says why`;
    }
    if (paths.includes(here)) return one == null ? undefined : `${here} has an error and a value`;
    if (isObject(one) && isObject(other) && Array.isArray(one) === Array.isArray(other)) {
      for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
        const found = compare(one[key], other[key], [...path, key]);
        if (found !== undefined) return found;
      }
      return undefined;
    }
    return difference(one, other, here);
  };
  return compare(answer, model, []);
}
