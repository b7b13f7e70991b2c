import { monitorEventLoopDelay } from 'node:perf_hooks';

/*
 * Imported into the gateway by `--import` for the measurement of scale: asked by its parent, it says the longest time in
 * milliseconds for which the event loop was held since it was asked last.
 */
const histogram = monitorEventLoopDelay({ resolution: 1 });
histogram.enable();
process.on('message', () => {
  process.send?.({ longest: histogram.max / 1e6 });
  histogram.reset();
});
process.channel?.unref();
