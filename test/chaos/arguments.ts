/** The arguments of a script as `--name NUMBER`, and what holds for those that are not given. @throws Error for any other. */
export function numbersOf<Name extends string>(
  defaults: Readonly<Record<Name, number>>,
): Readonly<Record<Name, number>> {
  const numbers: Record<Name, number> = { ...defaults };
  const given = process.argv.slice(2);
  for (let at = 0; at < given.length; at += 2) {
    const name = given[at]?.replace(/^--/, '') as Name;
    const value = Number(given[at + 1]);
    if (!Object.hasOwn(defaults, name) || !Number.isFinite(value) || given[at + 1] === undefined) {
      const known = Object.keys(defaults).map((one) => `--${one} NUMBER`);
      throw new Error(`Give any of: ${known.join(', ')}`);
    }
    numbers[name] = value;
  }
  return numbers;
}
