import { startEmulator } from '../../src/emulator/start-emulator.ts';
import { checks } from './checks.ts';
import type { Credentials } from './client.ts';
import { readDestination } from './credentials.ts';
import { redact } from './redact.ts';
import { lineFor, runChecks, summaryOf } from './report.ts';
import { openTarget } from './target.ts';

/*
 * `npm run conformance`: the upstream contract, checked on the service that the AZURE_* variables lead to, by reading
 * only; without them, all of it on an emulator of its own. The report holds no name, token or address, and of ids their
 * ends only. Exit code 1 when a check fails.
 */

const destination = readDestination(process.env);
if (destination.kind === 'faulty') {
  for (const fault of destination.faults) console.error(fault);
  process.exitCode = 1;
} else if (destination.kind === 'service') {
  const { host } = new URL(destination.credentials.apiUrl);
  await check(destination.credentials, `the service at ${host}`);
} else {
  const emulator = await startEmulator({ seed: 'demo', products: 120, speed: 0 });
  await check(emulator, `an emulator of its own, because ${destination.because}`);
  await emulator.close();
}

async function check(credentials: Credentials, name: string): Promise<void> {
  const target = await openTarget(credentials);
  const what = target.emulator === undefined ? 'reading only' : 'reading and writing, as it is an emulator';
  console.log(`Checking ${name}: ${what}.\n`);
  // Without a token nearly every check would fail, for one and the same reason.
  const fault = await target.client.token().then(
    () => undefined,
    (error: Error) => redact(error.message),
  );
  if (fault === undefined) {
    const results = await runChecks(checks, target, (result) => console.log(lineFor(result)));
    console.log(`\n${summaryOf(results, checks)}`);
    if (results.some(({ outcome }) => outcome === 'fails')) process.exitCode = 1;
  } else {
    console.error(`Nothing can be checked: ${fault}.`);
    process.exitCode = 1;
  }
  await target.client.close();
}
