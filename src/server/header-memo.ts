/** Header values come again and again, but anybody may send others. */
const most = 64;
const longest = 256;

/** What a function of a header's value says, worked out once for the values that come again. */
export function rememberHeader<Said>(
  read: (value: string | undefined) => Said,
): (value: string | undefined) => Said {
  const known = new Map<string | undefined, Said>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    const said = read(value);
    if (value !== undefined && value.length > longest) return said;
    if (known.size >= most) known.clear();
    known.set(value, said);
    return said;
  };
}
