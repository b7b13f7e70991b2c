import { setFlagsFromString } from 'node:v8';

/** How much the heap may grow over what was alive at the last full collection before there is another, in percent. */
const growthPercent = 60;

/**
 * Keeps a gateway under load near the memory that it needs: where a machine has much memory, the engine lets garbage
 * grow to several times what is alive. The engine reads this at every collection, so it may be set while it runs.
 */
export function boundHeapGrowth(): void {
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`);
}
