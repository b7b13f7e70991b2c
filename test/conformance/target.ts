import type { Target } from './check.ts';
import { Client, type Credentials } from './client.ts';
import { Emulator } from './emulator.ts';
import { Samples } from './samples.ts';

/** Points the checks at a service; whether it is an emulator is found out by asking it, on loopback only. */
export async function openTarget(credentials: Credentials): Promise<Target> {
  const client = new Client(credentials);
  const isEmulator = await Emulator.isAt(client);
  return {
    client,
    samples: new Samples(client),
    emulator: isEmulator ? new Emulator(client, SHARED) : undefined,
  };
}

/** "Litware Touch Controller" of the demo account, as Litware knows it. */
const SHARED = {
  publisherId: '30000001',
  productId: '14461751976963165',
  submissionId: '1152921504676978425',
};
