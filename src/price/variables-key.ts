/** Longer ones are of no use again, in characters of JSON. */
const longest = 2_048;

/** The variables as a text that equal ones have in common; undefined where they are too long or too deep to be remembered. */
export function variablesKey(variables: Readonly<Record<string, unknown>> | undefined): string | undefined {
  try {
    const text = JSON.stringify(variables ?? {});
    return text.length > longest ? undefined : text;
  } catch (error) {
    // A body of brackets is nested more deeply than a stack is high.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
