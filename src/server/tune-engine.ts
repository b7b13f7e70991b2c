import { setFlagsFromString } from 'node:v8';

/** What the engine reads again each time that it collects or compiles, so that it may be set while it runs. */
const flags = [
  // A full collection after the heap has grown by so much over what was alive. Where a machine has much memory, garbage would
  // grow to several times of that.
  '--heap-growing-percent=60',
  // Twice the usual: a request passes many small functions, in many layers.
  '--max-inlined-bytecode-size-cumulative=2000',
];

/** Sets the engine up for a gateway under load. What these were found to do is in `docs/performance.md`. */
export function tuneEngine(): void {
  for (const flag of flags) setFlagsFromString(flag);
}
