/** A slice takes a few milliseconds. */
const sliceLength = 1_000;

/** What is made of each item, in order. Between slices others have their turn: a list may be an account of thousands. */
export async function inSlices<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Made,
): Promise<Made[]> {
  const made: Made[] = [];
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % sliceLength === 0) await new Promise(setImmediate);
    made.push(make(item));
  }
  return made;
}
