/**
 * Tries again and again until `attempt` gives something other than undefined, null or false; throws after `ms` and
 * says what was waited for.
 */
export async function eventually<T>(
  what: string,
  attempt: () => T | Promise<T>,
  ms = 10_000,
): Promise<Exclude<T, undefined | null | false>> {
  const until = Date.now() + ms;
  for (;;) {
    const value = await attempt();
    if (value !== undefined && value !== null && value !== false) {
      return value as Exclude<T, undefined | null | false>;
    }
    if (Date.now() > until) throw new Error(`not within ${ms} ms: ${what}`);
    await pause(20);
  }
}

/** Lets time pass. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
