/** Longer ones are of no use again, in characters of JSON. */
const longest = 2_048;

/** Of variables that come again and again, and can no more be changed. */
const known = new WeakMap<object, string>();

/** The variables as a text that equal ones have in common; undefined where they are too long or too deep to be remembered. */
export function variablesKey(variables: Readonly<Record<string, unknown>> | undefined): string | undefined {
  if (variables === undefined) return '{}';
  const before = known.get(variables);
  if (before !== undefined) return before;
  try {
    const text = JSON.stringify(variables);
    if (text.length > longest) return undefined;
    if (Object.isFrozen(variables)) known.set(variables, text);
    return text;
  } catch (error) {
    // A body of brackets is nested more deeply than a stack is high.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
