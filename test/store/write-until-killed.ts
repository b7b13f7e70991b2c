import { createFileStore } from '../../src/store/file-store.ts';
import { systemClock } from '../../src/store/system-clock.ts';
import { Secret } from '../../src/values/secret.ts';

/** Keeps one value after the other in the folder of its argument, saying each when it is kept, until it is killed. */
const nothing = () => {};
const store = createFileStore({
  folder: process.argv[2] ?? '',
  secrets: [new Secret('written')],
  clock: systemClock,
  logger: { debug: nothing, info: nothing, warn: nothing, error: nothing },
  observer: { storeCall: nothing },
});
for (let count = 1; ; count += 1) {
  await store.keep('counter', { count, padding: 'x'.repeat(20_000) }, 60_000);
  process.stdout.write(`${count}\n`);
}
