/** Rows in one batch: some hundred kilobytes of text, and some milliseconds of work. */
export const batchRows = 1_000;

/** Puts rows together to batches. */
export function* batches<Item>(items: Iterable<Item>): Generator<Item[]> {
  let batch: Item[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < batchRows) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
